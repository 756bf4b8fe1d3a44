"""Invitations, and what was sent for them."""

import re
from uuid import uuid4

from django.utils import timezone

from tenant_apps.accounts.enums import RoleCode
from tenant_apps.accounts.models import Account
from tenant_apps.dossiers.commands.dossiers import open_dossier
from tenant_apps.dossiers.models import Dossier
from tenant_apps.invites.commands import invite_applicant
from tenant_apps.invites.models import Invite
from tenant_apps.notifications.models import Message
from tenant_apps.viewings.commands import start_viewing
from tests.cast import professional_actor
from tests.factories.accounts import AccountFactory
from tests.factories.customers import couple, individual
from vestibule.core.actors import Actor, System

PRODUCT = System("a test")


def dossier(*, joint: bool = False, **facts: object) -> Dossier:
    """A mortgage dossier of one person, or of two."""
    return open_dossier(actor=PRODUCT, customer=couple() if joint else individual(**facts), kind="mortgage")


def look_first(opened: Dossier) -> None:
    """What the firms of the tests have still to do before they invite anybody: see the portal as a client does."""
    adviser = Account.objects.filter(roles__code__in=(RoleCode.ADVISER, RoleCode.TENANT_ADMIN)).first()
    worker = professional_actor(adviser or AccountFactory(professional=True))
    party = opened.customer.members.get(position=1).party
    start_viewing(actor=worker, dossier=opened, party=party, reason="Launch check")


def invite(opened: Dossier, *, actor: Actor = PRODUCT, position: int = 1, **facts: object) -> Invite:
    """The invitation of one applicant of the dossier, by a firm that may invite."""
    if not Invite.objects.exists():
        look_first(opened)
    party = opened.customer.members.get(position=position).party
    values = {"email": party.email, "phone": party.phone, "language": "en", "sees_other_applicants": False} | facts
    return invite_applicant(actor=actor, dossier=opened, party=party, **values)


def sent_link() -> str:
    """The path of the link that was sent last."""
    letter = Message.objects.filter(channel="email").latest("id")
    return re.search(r"/invite/[\w-]+/", letter.text)[0]


def sent_passcode() -> str:
    """The six digits that were sent last."""
    return re.search(r"\b\d{6}\b", Message.objects.filter(channel="sms").latest("id").text)[0]


def accepted(opened: Dossier, account: Account, *, position: int = 1, sees_others: bool = False) -> Invite:
    """The invite by which this account has access to the dossier as its applicant at this position."""
    now = timezone.now()
    return Invite.objects.create(
        dossier=opened,
        party=opened.customer.members.get(position=position).party,
        account=account,
        sees_other_applicants=sees_others,
        email=account.email,
        language="en",
        token_hash=uuid4().hex,
        passcode_sent_at=now,
        sent_at=now,
        expires_at=now,
        activated_at=now,
    )
