"""What this room has told to those who work here."""

from django.utils.translation import gettext_lazy as _

from tenant_apps.inbox.enums import Audience, Way
from tenant_apps.inbox.kinds import Kind, declare_kind
from tenant_apps.threads.policies import VIEW

NEW_MESSAGE = declare_kind(
    Kind(
        code="threads.message",
        label=_("New message"),
        permission=VIEW,
        icon="message-square",
        audiences=(Audience.ADVISER, Audience.CASE_HANDLER, Audience.FOLLOWERS),
        way=Way.EACH,
        template="threads.for_firm",
    )
)
