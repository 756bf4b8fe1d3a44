"""Registers the room with Django, its second steps with django-two-factor-auth, its rights and its tasks."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "tenant_apps.accounts"
    label = "accounts"

    def ready(self) -> None:
        from two_factor.plugins.registry import registry  # noqa: PLC0415 - models must be loaded

        from tenant_apps.accounts import policies, tasks  # noqa: F401, PLC0415 - they declare themselves when imported
        from tenant_apps.accounts.methods import SmsMethod  # noqa: PLC0415 - models must be loaded

        registry.register(SmsMethod())
