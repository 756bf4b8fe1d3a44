"""The reviews room, for Django."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ReviewsConfig(AppConfig):
    name = "tenant_apps.reviews"
    label = "reviews"
    verbose_name = _("Reviews of clients")

    def ready(self) -> None:
        from tenant_apps.reviews import receivers  # noqa: F401, PLC0415 - receivers connect when imported
