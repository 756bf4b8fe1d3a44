"""What this room has told to those who work here."""

from django.utils.translation import gettext_lazy as _

from tenant_apps.chats.policies import ASK
from tenant_apps.inbox.enums import Way
from tenant_apps.inbox.kinds import Kind, declare_kind

REPLIED = declare_kind(
    Kind(
        code="chats.replied",
        label=_("Customer success has replied"),
        permission=ASK,
        icon="message-circle-question-mark",
        audiences=(),
        way=Way.EACH,
    )
)
