from django.apps import AppConfig


class InvitesConfig(AppConfig):
    name = "tenant_apps.invites"
    label = "invites"
