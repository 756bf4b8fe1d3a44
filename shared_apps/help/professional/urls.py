"""Addresses of the help centre in the professional portal."""

from django.urls import path

from shared_apps.help.professional import views

app_name = "help"

urlpatterns = [
    path("", views.index, name="index"),
    path("for/<str:page>/", views.for_page, name="for_page"),
    path("articles/<slug:code>/", views.article, name="article"),
    path("articles/<slug:code>/verdict/", views.rate, name="rate"),
]
