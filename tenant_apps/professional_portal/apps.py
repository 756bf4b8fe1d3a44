"""The professional portal room, for Django."""

from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules
from django.utils.translation import gettext_lazy as _


class ProfessionalPortalConfig(AppConfig):
    name = "tenant_apps.professional_portal"
    label = "professional_portal"
    verbose_name = _("Professional portal")

    def ready(self) -> None:
        from tenant_apps.invites.obstacles import ask_before_sharing  # noqa: PLC0415 - once the models are there
        from tenant_apps.professional_portal.launch import before_the_first_invite  # noqa: PLC0415 - likewise

        ask_before_sharing(before_the_first_invite)
        autodiscover_modules("configuration")  # what each room lets a file hold of its settings, the lowest first
