"""The packs room, for Django."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PacksConfig(AppConfig):
    name = "tenant_apps.packs"
    label = "packs"
    verbose_name = _("Country packs")
