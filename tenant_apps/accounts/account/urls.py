"""Mounted by each portal under its own namespace."""

from django.urls import path

from tenant_apps.accounts.account import presence, two_factor, views

urlpatterns = [
    path("", views.profile, name="profile"),
    path("people/<str:digest>/", presence.portrait, name="portrait"),
    path("password/", views.password, name="password"),
    path("email/", views.email, name="email"),
    path("confirm/", views.confirm, name="confirm"),
    path("sessions/", views.sessions, name="sessions"),
    path("sessions/others/end/", views.end_others, name="end_others"),
    path("sessions/<uuid:public_id>/end/", views.end_one, name="end_session"),
    path("two-factor/", two_factor.overview, name="two_factor"),
    path("two-factor/app/", two_factor.app, name="two_factor_app"),
    path("two-factor/app/qr.svg", two_factor.app_qr, name="two_factor_qr"),
    path("two-factor/phone/", two_factor.phone, name="two_factor_phone"),
    path("two-factor/phone/code/", two_factor.phone_code, name="two_factor_phone_code"),
    path("two-factor/passkey/", two_factor.passkey, name="two_factor_passkey"),
    path("two-factor/backup-codes/", two_factor.backup_codes, name="two_factor_backup"),
    path("two-factor/backup-codes/file/", two_factor.backup_file, name="two_factor_backup_file"),
    path("two-factor/remove/", two_factor.remove, name="two_factor_remove"),
]
