"""Who sees, steers and sets up journeys."""

from django.utils.translation import gettext_lazy as _

from vestibule.core.permissions import declare

VIEW = declare(
    "journeys:view",
    _("See journeys"),
    _("The steps by which somebody is taken on, and who does each."),
    roles=("tenant_admin", "adviser", "case_handler", "compliance_officer"),
)
STEER = declare(
    "journeys:steer",
    _("Steer journeys"),
    _("Begin a journey, switch its steps on and off, hand them over, and record contracts."),
    roles=("tenant_admin", "adviser", "case_handler"),
)
CONFIGURE = declare(
    "journeys:configure",
    _("Set up journeys"),
    _("Which steps each of the three journeys has, and who does them."),
    roles=("tenant_admin",),
)
FOLLOW = declare(
    "journeys:follow",
    _("Follow one’s own journey"),
    _("Clients see their steps and what comes next."),
    roles=("client",),
)
