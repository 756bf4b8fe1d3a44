from django.urls import path

from tenant_apps.appointments.client import views

app_name = "appointments"
urlpatterns = [
    path("of/<uuid:dossier>/", views.index, name="index"),
    path("<uuid:public_id>/confirm/", views.confirm, name="confirm"),
    path("<uuid:public_id>/other-time/", views.ask, name="ask"),
    path("times/<uuid:public_id>/", views.choose, name="choose"),
    path("<uuid:public_id>/calendar/", views.calendar, name="calendar"),
]
