"""Mounted under /pro/."""

from django.urls import include, path

from tenant_apps.accounts.account import presence
from tenant_apps.accounts.professional import roles, teams, views

app_name = "accounts"
urlpatterns = [
    path("profile/", include("tenant_apps.accounts.account.urls")),
    path("profile/presence/", presence.presence, name="presence"),
    path("profile/signature/", presence.signature, name="signature"),
    path("profile/presence/photo/", presence.photo, name="photo"),
    path("profile/presence/photo/remove/", presence.photo_remove, name="photo_remove"),
    path("settings/teams/", teams.index, name="teams"),
    path("settings/teams/add/", teams.add, name="team_add"),
    path("settings/teams/<uuid:public_id>/", teams.team, name="team"),
    path("settings/teams/<uuid:public_id>/remove/", teams.remove, name="team_remove"),
    path("settings/users/", views.people, name="users"),
    path("settings/users/invite/", views.invite, name="invite"),
    path("settings/users/roles/", roles.roles, name="roles"),
    path("settings/users/roles/add/", roles.add, name="role_add"),
    path("settings/users/roles/<uuid:public_id>/", roles.role, name="role"),
    path("settings/users/roles/<uuid:public_id>/remove/", roles.remove, name="role_remove"),
    path("settings/users/security/", views.security, name="security"),
    path("settings/users/<uuid:public_id>/", views.person, name="user"),
    path("settings/users/<uuid:public_id>/activation/", views.resend, name="user_resend"),
    path("settings/users/<uuid:public_id>/deactivate/", views.deactivate, name="user_deactivate"),
    path("settings/users/<uuid:public_id>/reactivate/", views.reactivate, name="user_reactivate"),
    path("settings/users/<uuid:public_id>/two-factor/", views.reset_second_step, name="user_reset_two_factor"),
]
