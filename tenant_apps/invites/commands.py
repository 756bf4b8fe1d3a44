"""Everything that can be done with an invite: send it, send it again, accept it, end it."""

import hmac
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from django.utils import timezone

from tenant_apps.accounts.actors import has_access
from tenant_apps.accounts.commands.passwords import set_first_password
from tenant_apps.accounts.commands.people import add_client_account, add_client_side
from tenant_apps.accounts.commands.sessions import end_all_sessions
from tenant_apps.accounts.models import Account
from tenant_apps.customers.commands import edit_party, facts_of, link_account
from tenant_apps.customers.contact import stored_email, stored_phone
from tenant_apps.customers.models import Party
from tenant_apps.documents.models import DocumentType
from tenant_apps.dossiers.commands.action_points import ask_for_documents, ask_to_complete
from tenant_apps.dossiers.commands.notes import add_note
from tenant_apps.dossiers.models import Dossier, Product
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
    SharingObstructed,
    TooManyPasscodes,
    WrongPasscode,
)
from tenant_apps.invites.events import access_narrowed
from tenant_apps.invites.letters import LINK_LIFETIME, note, send_invitation, send_passcode
from tenant_apps.invites.models import Invite
from tenant_apps.invites.obstacles import obstacles_to
from tenant_apps.invites.policies import INVITE
from tenant_apps.notifications.commands.withdrawing import withdraw_messages
from tenant_apps.notifications.errors import SmsBudgetSpent
from tenants import limits
from tenants.keys import new_token, token_hash
from tenants.limits import LimitReached
from vestibule.core.actors import Actor, System
from vestibule.core.commands import command
from vestibule.core.errors import NotFound
from vestibule.core.permissions import require
from vestibule.core.records import record

PASSCODE_ATTEMPTS = 5
PASSCODE_COOL_DOWN = timedelta(minutes=1)
PASSCODES_PER_DAY = 5
_BY_A_REVOCATION = System("access that ended")
_BY_AN_INVITATION = System("where an invitation was sent")


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
    product: Product | None = None,
    message: str = "",
) -> Invite:
    """Share the dossier with one applicant: e-mail with a link, SMS with a six-digit code, a note in the dossier.

    Address, number and language are written into the dossier; whoever has access already is written to at the own
    address, in the own language. The flow and the documents become action points of this applicant, for this product.
    Raises ``AlreadyShared``, ``NotAnApplicant``, ``SharingObstructed`` and ``ContactMissing``.
    """
    require(actor, INVITE)
    dossier = Dossier.objects.select_for_update(of=("self",)).get(pk=dossier.pk)
    if not dossier.customer.members.filter(party=party).exists():
        raise NotAnApplicant
    if Invite.objects.not_revoked().filter(dossier=dossier, party=party).exists():
        raise AlreadyShared
    if obstacles := obstacles_to(actor, dossier, party):
        raise SharingObstructed(obstacles)
    party = _reached_at(party, email=email, phone=phone, language=language)
    token, passcode, secrets = _new_secrets()
    invite = Invite.objects.create(
        dossier=dossier,
        party=party,
        flow=flow,
        email=party.email,
        phone=party.phone,
        language=party.language,
        sees_other_applicants=sees_other_applicants,
        message=message.strip(),
        invited_by_id=actor.account_id,
        **secrets,
    )
    if document_types:
        ask_for_documents(actor=actor, dossier=dossier, party=party, document_types=document_types, product=product)
    if flow:
        ask_to_complete(actor=actor, dossier=dossier, party=party, flow=flow, product=product)
    record("invites.invite_applicant", invite, actor=actor, dossier=str(dossier.public_id), party=str(party.public_id))
    add_note(actor=actor, dossier=dossier, text=note("invited", party))
    send_invitation(invite, token, passcode, actor)
    return invite


@command
def send_invitation_again(*, actor: Actor, invite: Invite, email: str, phone: str) -> Invite:
    """Send a new link and a new code, to a corrected address if need be, which the dossier has too from then on.

    The former ones die.
    """
    require(actor, INVITE)
    invite = _locked(invite)
    if invite.revoked_at or invite.activated_at:
        raise AlreadyShared
    party = _reached_at(invite.party, email=email, phone=phone, language=invite.language)
    token, passcode, secrets = _new_secrets()
    reached_at = {"email": party.email, "phone": party.phone, "language": party.language}
    _change(invite, stale_at=None, opened_at=None, **reached_at, **secrets)
    record("invites.send_invitation_again", invite, actor=actor)
    send_invitation(invite, token, passcode, actor)
    return invite


@command
def revoke_invite(*, actor: Actor, invite: Invite) -> Invite:
    """End the access at once, with its sessions where this was all the account could see. Twice changes nothing."""
    require(actor, INVITE)
    invite = _locked(invite)
    if invite.revoked_at:
        return invite
    _change(invite, revoked_at=timezone.now(), revoked_by_id=actor.account_id)
    person = invite.party
    withdraw_messages(
        actor=_BY_A_REVOCATION, matter=invite.dossier.public_id, account_id=person.account_id, name=str(person)
    )
    account = invite.account
    if account and not account.is_professional and not Invite.objects.giving_access().filter(account=account).exists():
        end_all_sessions(actor=actor, account=account)
    record("invites.revoke_invite", invite, actor=actor)
    if account:
        access_narrowed.send(sender=Invite, account=account, actor=actor)
    add_note(actor=actor, dossier=invite.dossier, text=note("revoked", invite.party))
    return invite


@command
def change_visibility(*, actor: Actor, invite: Invite, sees_other_applicants: bool) -> Invite:
    """Let the person see the details of the other applicants, or no longer; it counts from their next request on.

    Raises ``NotFound`` once the access has ended.
    """
    require(actor, INVITE)
    invite = _locked(invite)
    if invite.revoked_at:
        raise NotFound
    if invite.sees_other_applicants != sees_other_applicants:
        _change(invite, sees_other_applicants=sees_other_applicants)
        record("invites.change_visibility", invite, actor=actor, sees_other_applicants=sees_other_applicants)
        event = "sees_others" if sees_other_applicants else "sees_own"
        add_note(actor=actor, dossier=invite.dossier, text=note(event, invite.party))
        if invite.account and not sees_other_applicants:
            access_narrowed.send(sender=Invite, account=invite.account, actor=actor)
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


def open_link(*, token: str) -> Invite:
    """The invite that this link belongs to. Looking at it changes nothing, so a mail scanner may.

    Raises ``NotFound``, ``AccessRevoked`` and ``LinkExpired``.
    """
    invite = Invite.objects.filter(token_hash=token_hash(token)).select_related("party", "dossier").first()
    if invite is None:
        raise NotFound
    if invite.revoked_at:
        raise AccessRevoked(invite.language)
    if invite.activated_at is None and (invite.stale_at or invite.expires_at <= timezone.now()):
        raise LinkExpired(invite.language)
    return invite


@command
def note_opened(*, actor: Actor, invite: Invite) -> Invite:
    """Keep that a person opened the link: somebody who moves, touches or types, which a mail scanner does not."""
    invite = _locked(invite)
    if invite.activated_at is None and invite.revoked_at is None:
        _note_opened(actor, invite)
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
    _note_opened(actor, invite)
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
        send_passcode(invite, passcode)
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
def accept_with_password(*, actor: Actor, invite: Invite, password: str, language: str = "") -> Account:
    """Make the person's account with this password and open the dossier to it.

    The account has the ``language`` that the person chose meanwhile, otherwise that of the invite.
    The caller has checked link and code. Raises ``WeakPassword``; somebody who has an account logs in with it instead.
    """
    invite = _locked(invite)
    account = invite.party.account or add_client_account(
        actor=actor,
        email=invite.email,
        name=str(invite.party),
        language=language or invite.language,
        phone=invite.phone,
    )
    set_first_password(actor=actor, account=account, password=password)
    _accept(actor, invite, account)
    return account


@command
def accept_with_account(*, actor: Actor, invite: Invite, account: Account) -> Account:
    """Open the dossier to an account that exists; its owner has logged in, and typed the six digits.

    The own account of the person on file opens it, whatever its address is by now. Raises ``NotYourInvitation`` for
    that of another person, and for one of another address while nobody has logged in for this person yet.
    """
    invite = _locked(invite)
    is_own = invite.party.account_id == account.pk
    if not is_own and (invite.party.account_id or account.email != invite.email):
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
    _note_opened(actor, invite)
    if invite.passcode_attempts >= PASSCODE_ATTEMPTS:
        return 0
    if hmac.compare_digest(codes.hashed_passcode(invite.token_hash, passcode), invite.passcode_hash):
        return None
    _change(invite, passcode_attempts=invite.passcode_attempts + 1)
    record("invites.wrong_passcode", invite, actor=actor)
    return PASSCODE_ATTEMPTS - invite.passcode_attempts


def _note_opened(actor: Actor, invite: Invite) -> None:
    """Keep that a person opened the link: programs that read mail look at pages, and send no form."""
    if invite.opened_at is None:
        _change(invite, opened_at=timezone.now())
        record("invites.open_link", invite, actor=actor)


def _reached_at(party: Party, *, email: str, phone: str, language: str) -> Party:
    """The party as it is written to from now on. The account's address and language win while it gives access."""
    account = party.account
    if account and has_access(account):
        email, language = account.email, account.language or language
    email, phone = stored_email(email), stored_phone(phone)
    for field, value in (("email", email), ("phone", phone)):
        if not value:
            raise ContactMissing(field)
    facts = replace(facts_of(party), email=email, phone=phone, language=language)
    return edit_party(actor=_BY_AN_INVITATION, party=party, facts=facts)


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
