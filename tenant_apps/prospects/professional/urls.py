"""Addresses under ``/pro/``."""

from django.urls import path

from tenant_apps.prospects.professional import bulk, lists, statuses, views

app_name = "prospects"

urlpatterns = [
    path("", views.index, name="index"),
    path("add/", views.add, name="add"),
    path("lists/save/", lists.save, name="list_save"),
    path("lists/<uuid:public_id>/remove/", lists.forget, name="list_forget"),
    path("columns/", lists.columns, name="columns"),
    path("hand-over/", bulk.hand_over, name="hand_over"),
    path("archive/", bulk.archive, name="archive"),
    path("restore/", bulk.restore, name="restore"),
    path("tell/", bulk.tell, name="tell"),
    path("export/", bulk.export, name="export"),
    path("jobs/<uuid:public_id>/", bulk.job, name="job"),
    path("jobs/<uuid:public_id>/file/", bulk.file, name="job_file"),
    path("of/<uuid:public_id>/", statuses.panel, name="panel"),
    path("of/<uuid:public_id>/decide/", statuses.decide, name="decide"),
    path("of/<uuid:public_id>/source/", statuses.source, name="source"),
]
