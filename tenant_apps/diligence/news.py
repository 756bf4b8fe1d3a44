"""What this room has told to those who work here."""

from django.utils.translation import gettext_lazy as _

from tenant_apps.diligence.policies import DECIDE, VIEW
from tenant_apps.inbox.enums import Audience
from tenant_apps.inbox.kinds import Kind, declare_kind

IDENTITY_EXPIRES = declare_kind(
    Kind(
        code="diligence.identity_expires",
        label=_("Identity document expires"),
        permission=VIEW,
        icon="id-card",
        days=60,
    )
)
TO_CONFIRM = declare_kind(
    Kind(
        code="diligence.to_confirm",
        label=_("Due diligence: a decision to confirm"),
        permission=DECIDE,
        icon="shield-check",
        audiences=(Audience.COMPLIANCE,),
    )
)
