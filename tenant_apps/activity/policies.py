"""Who may read the record."""

from django.utils.translation import gettext_lazy as _

from tenant_apps.activity.enums import Right
from vestibule.core.permissions import declare

VIEW_RECORD = declare(
    Right.VIEW_RECORD,
    _("Read the whole record"),
    _("Everything that anybody in the organisation did or read."),
    roles=("tenant_admin", "compliance_officer"),
)
VIEW_HISTORY = declare(
    Right.VIEW_HISTORY,
    _("See the history of an item"),
    _("What happened to a customer, a dossier or a document, and who did it."),
    roles=("tenant_admin", "adviser", "case_handler", "compliance_officer"),
)
