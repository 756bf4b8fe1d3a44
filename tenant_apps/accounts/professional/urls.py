"""Mounted under /pro/."""

from django.urls import include, path

from tenant_apps.accounts.professional import views

app_name = "accounts"
urlpatterns = [
    path("profile/", include("tenant_apps.accounts.account.urls")),
    path("settings/users/", views.people, name="users"),
    path("settings/users/invite/", views.invite, name="invite"),
    path("settings/users/security/", views.security, name="security"),
    path("settings/users/<uuid:public_id>/", views.person, name="user"),
    path("settings/users/<uuid:public_id>/activation/", views.resend, name="user_resend"),
    path("settings/users/<uuid:public_id>/deactivate/", views.deactivate, name="user_deactivate"),
    path("settings/users/<uuid:public_id>/reactivate/", views.reactivate, name="user_reactivate"),
    path("settings/users/<uuid:public_id>/two-factor/", views.reset_second_step, name="user_reset_two_factor"),
]
