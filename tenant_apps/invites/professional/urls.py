from django.urls import path

from tenant_apps.invites.professional import papers, views

app_name = "invites"
urlpatterns = [
    path("dossiers/<uuid:dossier>/", views.panel, name="panel"),
    path("dossiers/<uuid:dossier>/applicants/<uuid:party>/", views.share, name="share"),
    path("dossiers/<uuid:dossier>/applicants/<uuid:party>/papers/<uuid:label>/", papers.paper, name="paper"),
    path("dossiers/<uuid:dossier>/papers/<uuid:label>/uploads/", papers.uploads, name="paper_uploads"),
    path("dossiers/<uuid:dossier>/applicants/<uuid:party>/preview/", views.preview, name="preview"),
    path("<uuid:invite>/code/", views.code, name="code"),
    path("<uuid:invite>/again/", views.again, name="again"),
    path("<uuid:invite>/revoke/", views.revoke, name="revoke"),
    path("<uuid:invite>/visibility/", views.visibility, name="visibility"),
]
