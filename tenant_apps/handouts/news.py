"""What this room has told to those who work here."""

from django.utils.translation import gettext_lazy as _

from tenant_apps.handouts.policies import SEND
from tenant_apps.inbox.kinds import Kind, declare_kind

DONE = declare_kind(
    Kind(
        code="handouts.done",
        label=_("Documents for many clients finished"),
        permission=SEND,
        icon="files",
        audiences=(),
    )
)
