from django.apps import AppConfig


class TenantsConfig(AppConfig):
    name = "tenants"
    label = "tenants"

    def ready(self) -> None:
        from tenants import content_types  # noqa: PLC0415 - models exist only now

        content_types.keep_apart()
