from django.urls import path

from shared_apps.organisations.public import statements, views

app_name = "organisations"
urlpatterns = [
    path("", views.home, name="home"),
    path("signup/", views.sign_up, name="sign_up"),
    path("signup/address/", views.address, name="address"),
    path("signup/sent/", views.sent, name="sent"),
    path("signup/confirm/<uuid:sign_up>/<str:token>/", views.confirm, name="confirm"),
    path("signup/progress/<uuid:sign_up>/<str:token>/", views.progress, name="progress"),
    path("how-it-works/", views.help_centre, name="help"),
    path("terms/", statements.terms, name="terms"),
    path("accessibility/", statements.platform_accessibility, name="accessibility"),
]
