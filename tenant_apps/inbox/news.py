"""The kinds that the inbox raises for the rooms below."""

from django.utils.translation import gettext_lazy as _

from shared_apps.domains.policies import EDIT
from tenant_apps.accounts.policies import MANAGE
from tenant_apps.inbox.enums import Audience
from tenant_apps.inbox.kinds import Kind, declare_kind
from tenant_apps.notifications.policies import CONFIGURE

CREDITS_LOW = declare_kind(
    Kind(
        code="notifications.credits_low",
        label=_("Credits for text messages are running out"),
        permission=CONFIGURE,
        icon="message-square-warning",
        audiences=(Audience.ADMINISTRATORS,),
    )
)
DOMAIN_PROVEN = declare_kind(
    Kind(
        code="domains.proven",
        label=_("Your own domain works"),
        permission=EDIT,
        icon="globe",
        audiences=(Audience.ADMINISTRATORS,),
    )
)
DOMAIN_MISSED = declare_kind(
    Kind(
        code="domains.missed",
        label=_("The record of your own domain is gone"),
        permission=EDIT,
        icon="globe",
        audiences=(Audience.ADMINISTRATORS,),
    )
)
COLLEAGUE_JOINED = declare_kind(
    Kind(
        code="accounts.joined",
        label=_("A colleague has joined"),
        permission=MANAGE,
        icon="user-plus",
        audiences=(Audience.ADMINISTRATORS,),
    )
)
