"""What professionals see of documents."""

from django.urls import path

from tenant_apps.documents.professional import filing, freshness, labels, types, uploads, views

app_name = "documents"

urlpatterns = [
    path("", views.queue, name="queue"),
    path("customers/<uuid:customer_id>/", views.panel, name="panel"),
    path("requests/<uuid:request_id>/", views.review, name="review"),
    path("requests/<uuid:request_id>/state/", views.state, name="state"),
    path("requests/<uuid:request_id>/answer/", views.answer, name="answer"),
    path("requests/<uuid:request_id>/hand-in/", filing.hand_in, name="hand_in"),
    path("requests/<uuid:request_id>/photos/", filing.merge, name="merge"),
    path("deliveries/<uuid:delivery_id>/move/", filing.move, name="move"),
    path("deliveries/<uuid:delivery_id>/withdraw/", filing.withdraw, name="withdraw"),
    path("requests/<uuid:request_id>/edit/", views.edit, name="edit"),
    path("requests/<uuid:request_id>/again/", views.again, name="again"),
    path("freshness/", freshness.freshness, name="freshness"),
    path("requests/<uuid:request_id>/cancel/", views.cancel, name="cancel"),
    path("types/", types.index, name="types"),
    path("types/add/", types.add, name="type_add"),
    path("types/<uuid:public_id>/", types.edit, name="type"),
    path("labels/", labels.index, name="labels"),
    path("labels/add/", labels.add, name="label_add"),
    path("labels/<uuid:public_id>/", labels.edit, name="label"),
    path("labels/<uuid:public_id>/example/", labels.example, name="label_example"),
    path("ahead/<slug:holder>/<uuid:subject>/", uploads.waiting, name="waiting"),
    path("ahead/<slug:holder>/<uuid:subject>/uploads/", uploads.uploads, name="uploads"),
    path("ahead/<slug:holder>/<uuid:subject>/forget/", uploads.forget, name="forget"),
    path("requests/<uuid:request_id>/hand-in/uploads/", uploads.hand_in, name="hand_in_uploads"),
    path("uploads/<uuid:upload_id>/", uploads.upload, name="upload"),
    path("files/<uuid:file_id>/", views.download, name="download"),
    path("files/<uuid:file_id>/pages/<int:page>/", views.download, name="page"),
]
