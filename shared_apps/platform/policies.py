"""What operators may do."""

from django.utils.translation import gettext_lazy as _

from vestibule.core.permissions import declare

SEE = declare(
    "platform:see", _("See organisations"), _("Which firms there are and how they stand."), roles=("operator",)
)
SUSPEND = declare(
    "platform:suspend",
    _("Suspend organisations"),
    _("Close a firm’s portals and open them again."),
    roles=("operator",),
)
PLAN = declare(
    "platform:plan",
    _("Choose the modules of a plan"),
    _("Which parts of the product a firm has."),
    roles=("operator",),
)
TOP_UP = declare(
    "platform:top-up",
    _("Add credits for text messages"),
    _("Add what a firm paid for."),
    roles=("operator",),
)
