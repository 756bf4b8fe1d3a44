"""Addresses for the mail provider, under /hooks/ of the public host."""

from django.urls import path

from shared_apps.platform.public import views

app_name = "hooks"
urlpatterns = [path("mail/<slug:provider>/", views.mail, name="mail")]
