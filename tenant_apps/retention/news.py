"""What this room tells those who work here."""

from django.utils.translation import gettext_lazy as _

from tenant_apps.inbox.enums import Audience
from tenant_apps.inbox.kinds import Kind, declare_kind
from tenant_apps.retention.policies import VIEW

ERASED_SOON = declare_kind(
    Kind(
        code="retention.erased_soon",
        label=_("Prospect will be erased"),
        permission=VIEW,
        icon="eraser",
        audiences=(Audience.ADVISER, Audience.COMPLIANCE),
        days=30,
    )
)
