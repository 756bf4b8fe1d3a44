from django.urls import path

from tenant_apps.flows.professional import flows, runs, words

app_name = "flows"
urlpatterns = [
    path("", flows.index, name="index"),
    path("<uuid:flow_id>/", flows.preview, name="preview"),
    path("<uuid:flow_id>/words/", words.words, name="words"),
    path("<uuid:flow_id>/switch/", flows.switch, name="switch"),
    path("<uuid:flow_id>/<slug:section>/<slug:subsection>/", flows.preview, name="preview_page"),
    path("customers/<uuid:customer_id>/", runs.panel, name="panel"),
    path("runs/<uuid:run_id>/", runs.run, name="run"),
    path("runs/<uuid:run_id>/history/", runs.history, name="history"),
    path("runs/<uuid:run_id>/summary/", runs.summary, name="summary"),
    path("runs/<uuid:run_id>/answers.pdf", runs.printed, name="printed"),
    path("runs/<uuid:run_id>/reopen/", runs.reopen, name="reopen"),
    path("runs/<uuid:run_id>/<slug:section>/<slug:subsection>/", runs.page, name="page"),
    path("runs/<uuid:run_id>/<slug:section>/<slug:subsection>/answer/", runs.answer, name="answer"),
]
