"""What professionals see of documents."""

from django.urls import path

from tenant_apps.documents.professional import freshness, types, views

app_name = "documents"

urlpatterns = [
    path("", views.queue, name="queue"),
    path("customers/<uuid:customer_id>/", views.panel, name="panel"),
    path("requests/<uuid:request_id>/", views.review, name="review"),
    path("requests/<uuid:request_id>/state/", views.state, name="state"),
    path("requests/<uuid:request_id>/answer/", views.answer, name="answer"),
    path("requests/<uuid:request_id>/edit/", views.edit, name="edit"),
    path("requests/<uuid:request_id>/again/", views.again, name="again"),
    path("freshness/", freshness.freshness, name="freshness"),
    path("requests/<uuid:request_id>/cancel/", views.cancel, name="cancel"),
    path("types/", types.index, name="types"),
    path("types/<uuid:public_id>/", types.words, name="type"),
    path("files/<uuid:file_id>/", views.download, name="download"),
    path("files/<uuid:file_id>/pages/<int:page>/", views.download, name="page"),
]
