"""Addresses of the help centre on the public site."""

from django.urls import path

from shared_apps.help.public import views

app_name = "help"

urlpatterns = [
    path("", views.index, name="index"),
    path("articles/<slug:code>/", views.article, name="article"),
]
