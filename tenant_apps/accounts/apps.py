from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "tenant_apps.accounts"
    label = "accounts"

    def ready(self) -> None:
        from two_factor.plugins.registry import registry

        from tenant_apps.accounts import policies, tasks  # noqa: F401 - permissions and tasks declare themselves
        from tenant_apps.accounts.methods import SmsMethod

        registry.register(SmsMethod())
