from django.urls import path

from tenant_apps.flows.client import views

app_name = "flows"
urlpatterns = [
    path("<uuid:run_id>/", views.run, name="run"),
    path("<uuid:run_id>/summary/", views.summary, name="summary"),
    path("<uuid:run_id>/answers.pdf", views.printed, name="printed"),
    path("<uuid:run_id>/statement.pdf", views.statement, name="statement"),
    path("<uuid:run_id>/household/", views.household, name="household"),
    path("<uuid:run_id>/confirm/", views.confirm, name="confirm"),
    path("<uuid:run_id>/reopen/", views.reopen, name="reopen"),
    path("<uuid:run_id>/<slug:section>/<slug:subsection>/", views.page, name="page"),
    path("<uuid:run_id>/<slug:section>/<slug:subsection>/answer/", views.answer, name="answer"),
]
