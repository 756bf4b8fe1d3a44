"""Who may install country packs."""

from django.utils.translation import gettext_lazy as _

from vestibule.core.permissions import declare

INSTALL = declare(
    "packs:install",
    _("Install country packs"),
    _("Install what a firm of a country begins with, and take over new versions of it."),
    roles=("tenant_admin",),
)
