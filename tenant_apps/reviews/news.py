"""What this room has told to those who work here."""

from django.utils.translation import gettext_lazy as _

from tenant_apps.inbox.enums import Audience
from tenant_apps.inbox.kinds import Kind, declare_kind
from tenant_apps.reviews.policies import CLOSE, VIEW

ANSWERED = declare_kind(
    Kind(code="reviews.answered", label=_("Review: the client has answered"), permission=VIEW, icon="list-checks")
)
DUE = declare_kind(
    Kind(code="reviews.due", label=_("Review of a client is due"), permission=VIEW, icon="calendar-clock", days=30)
)
OVERDUE = declare_kind(
    Kind(
        code="reviews.overdue",
        label=_("Review of a client is overdue"),
        permission=VIEW,
        icon="calendar-x",
        audiences=(Audience.ADVISER, Audience.COMPLIANCE, Audience.ADMINISTRATORS),
    )
)
TO_CONFIRM = declare_kind(
    Kind(
        code="reviews.to_confirm",
        label=_("Review: a higher risk to confirm"),
        permission=CLOSE,
        icon="shield-check",
        audiences=(Audience.COMPLIANCE,),
    )
)
