"""Who has an inbox, and who says who is told of what."""

from django.utils.translation import gettext_lazy as _

from vestibule.core.permissions import declare

USE = declare(
    "inbox:use",
    _("Have an inbox"),
    _("Be told what happens, and choose how."),
    roles=("tenant_admin", "adviser", "case_handler", "compliance_officer"),
)
CONFIGURE = declare(
    "inbox:configure",
    _("Set up the inbox"),
    _("Who is told of what, when and how, unless they choose otherwise."),
    roles=("tenant_admin",),
)
HAND_OVER = declare(
    "inbox:hand-over",
    _("Hand over somebody’s inbox"),
    _("Give what is open in a colleague’s inbox to somebody else."),
    roles=("tenant_admin",),
)
