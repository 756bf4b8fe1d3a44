from django.urls import path

from tenant_apps.invites.professional import views

app_name = "invites"
urlpatterns = [
    path("dossiers/<uuid:dossier>/", views.panel, name="panel"),
    path("dossiers/<uuid:dossier>/applicants/<uuid:party>/", views.share, name="share"),
    path("<uuid:invite>/again/", views.again, name="again"),
    path("<uuid:invite>/revoke/", views.revoke, name="revoke"),
]
