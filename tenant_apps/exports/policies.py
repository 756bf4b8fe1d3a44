"""Who may take their data along."""

from django.utils.translation import gettext_lazy as _

from vestibule.core.permissions import declare

TAKE = declare(
    "exports:take",
    _("Take one’s own data along"),
    _("See what is kept about oneself, and download it."),
    roles=("client",),
)
