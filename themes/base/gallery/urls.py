"""Below /_components/, in the embedded default only."""

from django.urls import path

from themes.base.gallery import views

app_name = "gallery"
urlpatterns = [
    path("", views.components, name="components"),
    path("part/", views.part, name="part"),
    path("layouts/<slug:name>/", views.layout, name="layout"),
    path("errors/<slug:name>/", views.error, name="error"),
]
