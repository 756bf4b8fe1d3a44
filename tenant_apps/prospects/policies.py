"""Who may see and add prospects."""

from django.utils.translation import gettext_lazy as _

from vestibule.core.permissions import declare

VIEW = declare(
    "prospects:view",
    _("See prospects"),
    _("The list of prospects, with stage and progress."),
    roles=("tenant_admin", "adviser", "case_handler", "compliance_officer"),
)
ADD = declare(
    "prospects:add",
    _("Add prospects"),
    _("Add an individual, a couple or a business, with a dossier."),
    roles=("tenant_admin", "adviser", "case_handler"),
)
