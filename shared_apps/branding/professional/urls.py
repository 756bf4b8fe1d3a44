"""Below /pro/settings/branding/."""

from django.urls import path

from shared_apps.branding.professional import views

app_name = "branding"
urlpatterns = [
    path("", views.edit, name="edit"),
    path("images/<slug:kind>/", views.image, name="image"),
    path("discard/", views.discard, name="discard"),
    path("versions/<int:number>/", views.take_up, name="take_up"),
    path("versions/<int:number>/again/", views.go_back, name="go_back"),
    path("preview.css", views.preview_style, name="preview_style"),
    path("preview/pdf/<slug:language>/sheet.png", views.preview_sheet, name="preview_sheet"),
    path("preview/<slug:page>/<slug:language>/", views.preview, name="preview"),
]
