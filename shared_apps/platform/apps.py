from anymail.signals import tracking
from django.apps import AppConfig


class PlatformConfig(AppConfig):
    name = "shared_apps.platform"
    label = "platform"

    def ready(self) -> None:
        from shared_apps.platform.bounces import heard_from_provider  # noqa: PLC0415 - models are ready only now

        tracking.connect(heard_from_provider, dispatch_uid="platform.bounces")
