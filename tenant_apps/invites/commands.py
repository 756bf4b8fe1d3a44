"""Everything that can be done with an invite: send it, send it again, accept it, end it."""

import hmac
from collections.abc import Sequence
from datetime import timedelta

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from shared_apps.organisations.hosts import portal_url
from shared_apps.organisations.profile import current_organisation
from tenant_apps.accounts.commands.passwords import set_first_password
from tenant_apps.accounts.commands.people import add_client_account, add_client_side
from tenant_apps.accounts.commands.sessions import end_all_sessions
from tenant_apps.accounts.models import Account
from tenant_apps.customers.commands import link_account
from tenant_apps.customers.contact import stored_email, stored_phone
from tenant_apps.customers.models import Party
from tenant_apps.documents.models import DocumentType
from tenant_apps.dossiers.commands.action_points import ask_for_documents, ask_to_complete
from tenant_apps.dossiers.commands.notes import add_note
from tenant_apps.dossiers.models import Dossier
from tenant_apps.flows.models import Flow
from tenant_apps.invites import codes
from tenant_apps.invites.errors import (
    AccessRevoked,
    AlreadyShared,
    ContactMissing,
    LinkExpired,
    NoCodeToday,
    NotAnApplicant,
    NotYourInvitation,
    PasscodeSpent,
    TooManyPasscodes,
    WrongPasscode,
)
from tenant_apps.invites.models import Invite
from tenant_apps.invites.policies import INVITE
from tenant_apps.notifications.errors import SmsBudgetSpent
from tenants import limits
from tenants.keys import new_token, token_hash
from tenants.limits import LimitReached
from vestibule.core.actors import Actor
from vestibule.core.commands import command
from vestibule.core.errors import NotFound
from vestibule.core.messages import Recipient, send
from vestibule.core.permissions import require
from vestibule.core.records import record

LINK_LIFETIME = timedelta(days=14)
PASSCODE_ATTEMPTS = 5
PASSCODE_COOL_DOWN = timedelta(minutes=1)
PASSCODES_PER_DAY = 5
MESSAGES_PER_NUMBER = 20


@command
def invite_applicant(
    *,
    actor: Actor,
    dossier: Dossier,
    party: Party,
    email: str,
    phone: str,
    language: str,
    sees_other_applicants: bool,
    flow: Flow | None = None,
    document_types: Sequence[DocumentType] = (),
    message: str = "",
) -> Invite:
    """Share the dossier with one applicant: e-mail with a link, SMS with a six-digit code, a note in the dossier.

    The flow and the documents become action points of this applicant. Raises ``AlreadyShared``, ``NotAnApplicant``
    and ``ContactMissing``.
    """
    require(actor, INVITE)
    dossier = Dossier.objects.select_for_update(of=("self",)).get(pk=dossier.pk)
    if not dossier.customer.members.filter(party=party).exists():
        raise NotAnApplicant
    if Invite.objects.not_revoked().filter(dossier=dossier, party=party).exists():
        raise AlreadyShared
    email, phone = stored_email(email), stored_phone(phone)
    for field, value in (("email", email), ("phone", phone)):
        if not value:
            raise ContactMissing(field)
    token, passcode, secrets = _new_secrets()
    invite = Invite.objects.create(
        dossier=dossier,
        party=party,
        flow=flow,
        email=email,
        phone=phone,
        language=language,
        sees_other_applicants=sees_other_applicants,
        message=message.strip(),
        invited_by_id=actor.account_id,
        **secrets,
    )
    if document_types:
        ask_for_documents(actor=actor, dossier=dossier, party=party, document_types=document_types)
    if flow:
        ask_to_complete(actor=actor, dossier=dossier, party=party, flow=flow)
    record("invites.invite_applicant", invite, actor=actor, dossier=str(dossier.public_id), party=str(party.public_id))
    add_note(actor=actor, dossier=dossier, text=_note("invited", party))
    _send_invitation(invite, token, passcode, actor)
    return invite


@command
def send_invitation_again(*, actor: Actor, invite: Invite, email: str, phone: str) -> Invite:
    """Send a new link and a new code, to a corrected address if need be. The former ones die."""
    require(actor, INVITE)
    invite = _locked(invite)
    if invite.revoked_at or invite.activated_at:
        raise AlreadyShared
    email, phone = stored_email(email), stored_phone(phone)
    for field, value in (("email", email), ("phone", phone)):
        if not value:
            raise ContactMissing(field)
    token, passcode, secrets = _new_secrets()
    _change(invite, email=email, phone=phone, stale_at=None, opened_at=None, **secrets)
    record("invites.send_invitation_again", invite, actor=actor)
    _send_invitation(invite, token, passcode, actor)
    return invite


@command
def revoke_invite(*, actor: Actor, invite: Invite) -> Invite:
    """End the access at once, with its sessions where this was all the account could see. Twice changes nothing."""
    require(actor, INVITE)
    invite = _locked(invite)
    if invite.revoked_at:
        return invite
    _change(invite, revoked_at=timezone.now(), revoked_by_id=actor.account_id)
    account = invite.account
    if account and not account.is_professional and not Invite.objects.giving_access().filter(account=account).exists():
        end_all_sessions(actor=actor, account=account)
    record("invites.revoke_invite", invite, actor=actor)
    add_note(actor=actor, dossier=invite.dossier, text=_note("revoked", invite.party))
    return invite


@command
def make_stale(*, actor: Actor, invite: Invite) -> Invite:
    """End link and code after the address in the dossier was corrected; a professional sends them again on purpose.

    What was sent may lie in a stranger's mailbox, so it must not work any more.
    """
    invite = _locked(invite)
    if invite.activated_at or invite.revoked_at or invite.stale_at:
        return invite
    token, _passcode, secrets = _new_secrets()
    del token
    _change(invite, stale_at=timezone.now(), **secrets)
    record("invites.make_stale", invite, actor=actor)
    return invite


@command
def open_link(*, actor: Actor, token: str) -> Invite:
    """The invite that this link belongs to. Looking at it consumes nothing, so a mail scanner may.

    Raises ``NotFound``, ``AccessRevoked`` and ``LinkExpired``.
    """
    invite = Invite.objects.filter(token_hash=token_hash(token)).select_related("party", "dossier").first()
    if invite is None:
        raise NotFound
    if invite.revoked_at:
        raise AccessRevoked(invite.language)
    if invite.activated_at is None:
        if invite.stale_at or invite.expires_at <= timezone.now():
            raise LinkExpired(invite.language)
        if invite.opened_at is None:
            _change(invite, opened_at=timezone.now())
            record("invites.open_link", invite, actor=actor)
    return invite


def check_passcode(*, actor: Actor, invite: Invite, passcode: str) -> None:
    """Return if the six digits are right. Raises ``WrongPasscode`` and, after five of those, ``PasscodeSpent``.

    A wrong attempt is counted in a transaction of its own, so that the refusal does not undo the count.
    """
    attempts_left = _count_attempt(actor=actor, invite=invite, passcode=passcode)
    if attempts_left is None:
        return
    if attempts_left <= 0:
        raise PasscodeSpent
    raise WrongPasscode(attempts_left)


@command
def send_passcode_again(*, actor: Actor, invite: Invite) -> Invite:
    """Send another code to the number of the invitation; the former dies.

    Raises ``TooManyPasscodes`` and ``NoCodeToday``; the former code then still works.
    """
    invite = _locked(invite)
    if invite.revoked_at or invite.activated_at:
        raise AccessRevoked(invite.language)
    if timezone.now() - invite.passcode_sent_at < PASSCODE_COOL_DOWN:
        raise TooManyPasscodes
    limits.hit("invites.passcode", str(invite.public_id), PASSCODES_PER_DAY, 24 * 3600)
    passcode = codes.new_passcode()
    _change(
        invite,
        passcode_hash=codes.hashed_passcode(invite.token_hash, passcode),
        passcode_attempts=0,
        passcode_sent_at=timezone.now(),
    )
    record("invites.send_passcode_again", invite, actor=actor)
    try:
        _send_passcode(invite, passcode)
    except (LimitReached, SmsBudgetSpent) as error:
        raise NoCodeToday from error
    return invite


def known_account(invite: Invite) -> str:
    """Whether somebody logs in with this address already: "own" (this very person), "other", or nobody ("").

    Only asked after the six digits were right, so it tells a stranger nothing.
    """
    account = invite.party.account
    if account:
        return "own" if account.is_activated else ""
    names = [
        account.name.casefold() for account in Account.objects.sharing(invite.email).active() if account.is_activated
    ]
    if str(invite.party).casefold() in names:
        return "own"
    return "other" if names else ""


@command
def accept_with_password(*, actor: Actor, invite: Invite, password: str) -> Account:
    """Make the person's account with this password and open the dossier to it.

    The caller has checked link and code. Raises ``WeakPassword``; somebody who has an account logs in with it instead.
    """
    invite = _locked(invite)
    account = invite.party.account or add_client_account(
        actor=actor, email=invite.email, name=str(invite.party), language=invite.language, phone=invite.phone
    )
    set_first_password(actor=actor, account=account, password=password)
    _accept(actor, invite, account)
    return account


@command
def accept_with_account(*, actor: Actor, invite: Invite, account: Account) -> Account:
    """Open the dossier to an account that exists; its owner has logged in, and typed the six digits.

    Raises ``NotYourInvitation`` for an account of another address, or of another person on file.
    """
    invite = _locked(invite)
    if account.email != invite.email or invite.party.account_id not in {None, account.pk}:
        raise NotYourInvitation
    add_client_side(actor=actor, account=account)
    _accept(actor, invite, account)
    return account


def _accept(actor: Actor, invite: Invite, account: Account) -> None:
    if invite.revoked_at:
        raise AccessRevoked(invite.language)
    if invite.activated_at:
        return
    link_account(actor=actor, party=invite.party, account=account)
    _change(invite, account=account, activated_at=timezone.now())
    record("invites.accept_invite", invite, actor=actor, account=str(account.public_id))


@command
def _count_attempt(*, actor: Actor, invite: Invite, passcode: str) -> int | None:
    """None when the code is right, otherwise how many attempts are left."""
    invite = _locked(invite)
    if invite.passcode_attempts >= PASSCODE_ATTEMPTS:
        return 0
    if hmac.compare_digest(codes.hashed_passcode(invite.token_hash, passcode), invite.passcode_hash):
        return None
    _change(invite, passcode_attempts=invite.passcode_attempts + 1)
    record("invites.wrong_passcode", invite, actor=actor)
    return PASSCODE_ATTEMPTS - invite.passcode_attempts


def _locked(invite: Invite) -> Invite:
    return (
        Invite.objects.select_for_update(of=("self",)).select_related("party", "dossier", "account").get(pk=invite.pk)
    )


def _change(invite: Invite, **values: object) -> None:
    for name, value in values.items():
        setattr(invite, name, value)
    invite.save(update_fields=list(values))


def _new_secrets() -> tuple[str, str, dict[str, object]]:
    token, passcode, now = new_token(), codes.new_passcode(), timezone.now()
    hashed = token_hash(token)
    columns = {
        "token_hash": hashed,
        "passcode_hash": codes.hashed_passcode(hashed, passcode),
        "passcode_attempts": 0,
        "passcode_sent_at": now,
        "sent_at": now,
        "expires_at": now + LINK_LIFETIME,
    }
    return token, passcode, columns


def _send_invitation(invite: Invite, token: str, passcode: str, actor: Actor) -> None:
    context = {
        "name": str(invite.party),
        "firm": current_organisation().name,
        "adviser": actor.name,
        "message": invite.message,
        "url": f"{portal_url()}invite/{token}/",
        "days": LINK_LIFETIME.days,
    }
    send(
        template="invites.invitation",
        to=_recipient(invite),
        channel="email",
        context=context,
        key=f"invite:{invite.public_id}:{invite.token_hash[:16]}",
        sensitive=True,
    )
    _send_passcode(invite, passcode)


def _send_passcode(invite: Invite, passcode: str) -> None:
    limits.hit_platform("sms", invite.phone, MESSAGES_PER_NUMBER, 24 * 3600)  # whichever firm it is that sends
    send(
        template="invites.passcode",
        to=_recipient(invite),
        channel="sms",
        context={"firm": current_organisation().name, "passcode": passcode},
        key=f"passcode:{invite.public_id}:{invite.passcode_hash[:16]}",
        sensitive=True,
    )


def _note(event: str, party: Party) -> str:
    """The dossier note, in the firm's first language, since it is written once for everybody."""
    with override(current_organisation().first_language):
        texts = {
            "invited": _("%(name)s was invited to the client portal."),
            "revoked": _("The access of %(name)s to the client portal was revoked."),
        }
        return texts[event] % {"name": party}


def _recipient(invite: Invite) -> Recipient:
    return Recipient(
        name=str(invite.party),
        language=invite.language,
        email=invite.email,
        phone=invite.phone,
        account_id=invite.account_id,
    )
