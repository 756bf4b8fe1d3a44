"""Who may see and make appointments, and who answers for an applicant."""

from django.utils.translation import gettext_lazy as _

from vestibule.core.permissions import declare

VIEW = declare(
    "appointments:view",
    _("See appointments"),
    _("Those of the whole firm, with who takes part."),
    roles=("tenant_admin", "adviser", "case_handler", "compliance_officer"),
)
EDIT = declare(
    "appointments:edit",
    _("Make appointments"),
    _("Make, move and cancel appointments, and offer other times."),
    roles=("tenant_admin", "adviser", "case_handler"),
)
TAKE_PART = declare(
    "appointments:take_part",
    _("Take part in one’s own appointments"),
    _("Clients see their appointments, confirm them or ask for another time."),
    roles=("client",),
)
