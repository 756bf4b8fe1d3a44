"""Who may read the record."""

from django.utils.translation import gettext_lazy as _

from vestibule.core.permissions import declare

VIEW_RECORD = declare(
    "activity:view_record",
    _("Read the whole record"),
    _("Everything that anybody in the organisation did or read."),
    roles=("tenant_admin", "compliance_officer"),
)
VIEW_HISTORY = declare(
    "activity:view_history",
    _("See the history of an item"),
    _("What happened to a customer, a dossier or a document, and who did it."),
    roles=("tenant_admin", "adviser", "case_handler", "compliance_officer"),
)
