"""Who does due diligence, and who decides."""

from django.utils.translation import gettext_lazy as _

from vestibule.core.permissions import declare

VIEW = declare(
    "diligence:view",
    _("See due diligence"),
    _("What was read from identity documents, the rating of the risk, and the decision."),
    roles=("tenant_admin", "adviser", "case_handler", "compliance_officer"),
)
EXAMINE = declare(
    "diligence:examine",
    _("Do due diligence"),
    _("Read identity documents, judge proofs, and note what the rating goes by."),
    roles=("tenant_admin", "adviser", "case_handler", "compliance_officer"),
)
DECIDE = declare(
    "diligence:decide",
    _("Decide about due diligence"),
    _("Accept or turn down after due diligence, and confirm as the second person where the risk is high."),
    roles=("tenant_admin", "adviser", "compliance_officer"),
)
CONFIGURE = declare(
    "diligence:configure",
    _("Set up due diligence"),
    _("How much each factor of the risk counts, and from when the risk is high."),
    roles=("tenant_admin", "compliance_officer"),
)
