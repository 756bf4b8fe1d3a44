"""What a client sees of documents."""

from django.urls import path

from tenant_apps.documents.client import uploads, views

app_name = "documents"

urlpatterns = [
    path("", views.index, name="index"),
    path("customers/<uuid:customer_id>/", views.panel, name="panel"),
    path("requests/<uuid:request_id>/", views.request_page, name="request"),
    path("requests/<uuid:request_id>/state/", views.state, name="state"),
    path("requests/<uuid:request_id>/deliver/", views.deliver, name="deliver"),
    path("requests/<uuid:request_id>/not-applicable/", views.declare, name="declare"),
    path("requests/<uuid:request_id>/take-back/", views.take_back, name="take_back"),
    path("requests/<uuid:request_id>/photos/", views.merge, name="merge"),
    path("requests/<uuid:request_id>/uploads/", uploads.start, name="uploads"),
    path("uploads/<uuid:upload_id>/", uploads.upload, name="upload"),
    path("deliveries/<uuid:delivery_id>/withdraw/", views.withdraw, name="withdraw"),
    path("files/<uuid:file_id>/", views.download, name="download"),
    path("files/<uuid:file_id>/pages/<int:page>/", views.download, name="page"),
]
