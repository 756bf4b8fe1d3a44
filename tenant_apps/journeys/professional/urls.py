"""Addresses under ``/pro/journeys/``."""

from django.urls import path

from tenant_apps.journeys.professional import plans, views

app_name = "journeys"

urlpatterns = [
    path("plans/", plans.index, name="plans"),
    path("plans/usual/", plans.usual, name="usual"),
    path("plans/<slug:journey>/", plans.plan, name="plan"),
    path("of/<uuid:public_id>/", views.panel, name="panel"),
    path("of/<uuid:public_id>/begin/", views.begin, name="begin"),
    path("steps/<uuid:public_id>/", views.step, name="step"),
    path("steps/<uuid:public_id>/hand-over/", views.hand_over, name="hand_over"),
    path("steps/<uuid:public_id>/switch/", views.switch, name="switch"),
    path("steps/<uuid:public_id>/record/", views.record, name="record"),
    path("steps/<uuid:public_id>/reopen/", views.reopen, name="reopen"),
]
