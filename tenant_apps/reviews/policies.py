"""Who plans, starts and closes reviews, where the plan holds the module of clients."""

from django.utils.translation import gettext_lazy as _

from tenant_apps.clients.policies import MODULE
from vestibule.core.permissions import declare

VIEW = declare(
    "reviews:view",
    _("See reviews"),
    _("The calendar of reviews, and the review of each client."),
    roles=("tenant_admin", "adviser", "case_handler", "compliance_officer"),
    module=MODULE,
)
WORK = declare(
    "reviews:work",
    _("Do reviews"),
    _("Plan, move and start reviews."),
    roles=("tenant_admin", "adviser", "case_handler"),
    module=MODULE,
)
CLOSE = declare(
    "reviews:close",
    _("Close reviews"),
    _("Close a review, and confirm as the second person where the risk rises."),
    roles=("tenant_admin", "adviser", "compliance_officer"),
    module=MODULE,
)
CONFIGURE = declare(
    "reviews:configure",
    _("Set up reviews"),
    _("How often clients are reviewed, with which fact find, and whether reviews start by themselves."),
    roles=("tenant_admin", "compliance_officer"),
    module=MODULE,
)
