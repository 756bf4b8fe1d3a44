"""The professional portal room, for Django."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ProfessionalPortalConfig(AppConfig):
    name = "tenant_apps.professional_portal"
    label = "professional_portal"
    verbose_name = _("Professional portal")
