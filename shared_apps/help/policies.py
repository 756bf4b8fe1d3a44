"""Who reads the help, and who answers questions."""

from django.utils.translation import gettext_lazy as _

from vestibule.core.permissions import declare

READ = declare(
    "help:read",
    _("Read the help"),
    _("The help centre of the professional portal, and asking customer success."),
    roles=("tenant_admin", "adviser", "case_handler", "compliance_officer"),
)
READ_AS_CLIENT = declare(
    "help:read_as_client",
    _("Read the help for clients"),
    _("The help centre of the client portal."),
    roles=("client",),
)
ANSWER = declare(
    "help:answer",
    _("Answer questions"),
    _("Questions of professionals to customer success, and what readers think of the articles."),
    roles=("operator",),
)
