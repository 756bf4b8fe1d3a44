"""Below /brand/."""

from django.urls import path, re_path

from shared_apps.branding.public import views

app_name = "branding"
urlpatterns = [
    path("<slug:version>.css", views.stylesheet, name="stylesheet"),
    re_path(r"^image/(?P<digest>[0-9a-f]{64})$", views.image, name="image"),
]
