"""Who has an account, in which capacity and with which roles."""

from collections.abc import Sequence

from django.db.models import Q
from django.utils import timezone

from tenant_apps.accounts import events, policies
from tenant_apps.accounts.commands.letters import send_activation
from tenant_apps.accounts.commands.sessions import drop_sessions
from tenant_apps.accounts.commands.tokens import make_token, retire_tokens
from tenant_apps.accounts.enums import OWN, PROFESSIONAL_ROLES, RoleCode, TokenPurpose
from tenant_apps.accounts.errors import (
    AddressSharedTooOften,
    AddressTaken,
    AlreadyActivated,
    LastAdministrator,
    RoleMissing,
)
from tenant_apps.accounts.models import Account, Role
from tenant_apps.accounts.passwords import PEOPLE_PER_ADDRESS
from vestibule.core.actors import Actor
from vestibule.core.commands import command
from vestibule.core.errors import NotAllowed
from vestibule.core.permissions import require
from vestibule.core.records import record


@command
def invite_professional(
    *,
    actor: Actor,
    email: str,
    name: str,
    roles: Sequence[str],
    language: str = "",
    phone: str = "",
    with_letter: bool = True,
    raw_token: str = "",
) -> Account:
    """Give a colleague an account with these roles and send the link with which a password is set.

    Without the letter nothing is sent: the caller has another way to give the person a password, or the person holds
    the link with ``raw_token`` already. Somebody of this name and address who is a client already keeps that account
    and works here from now on. Raises ``AddressTaken``.
    """
    require(actor, policies.MANAGE)
    _check_roles(roles)
    account, is_new = _account_of(email=email, name=name, language=language, phone=phone, capacity="is_professional")
    account.roles.add(*_roles(roles))
    record("accounts.invite_professional", account, actor=actor, roles=sorted(roles))
    if raw_token:
        make_token(account, TokenPurpose.ACTIVATION, raw=raw_token, is_first=is_new)
    elif with_letter and not account.is_activated:
        _send_activation(account)
    return account


@command
def add_client_account(*, actor: Actor, email: str, name: str, language: str = "", phone: str = "") -> Account:
    """Return the account with which this person enters the client portal; sends nothing.

    An account of the same address and name is taken to be the same person, so a colleague who is also a client has one
    account for both. Another name at the same address is another person, with a password of their own.
    """
    require(actor, policies.ADD_CLIENT)
    account, _is_new = _account_of(email=email, name=name, language=language, phone=phone)
    return add_client_side(actor=actor, account=account)


@command
def add_client_side(*, actor: Actor, account: Account) -> Account:
    """Let somebody who has an account enter the client portal with it too. Twice changes nothing."""
    require(actor, policies.ADD_CLIENT)
    if not account.is_client:
        account.is_client = True
        account.save(update_fields=["is_client"])
        account.roles.add(*_roles([RoleCode.CLIENT]))
        record("accounts.add_client_side", account, actor=actor)
    return account


@command
def add_operator(*, actor: Actor, email: str, name: str, language: str = "", with_letter: bool = True) -> Account:
    """Give somebody who runs the platform an account on the platform's own host."""
    require(actor, policies.MANAGE)
    account, _is_new = _account_of(email=email, name=name, language=language, capacity="is_operator")
    account.roles.add(*_roles([RoleCode.OPERATOR]))
    record("accounts.add_operator", account, actor=actor)
    if with_letter and not account.is_activated:
        _send_activation(account)
    return account


@command
def edit_account(
    *, actor: Actor, account: Account, name: str, phone: str = "", language: str = "", time_zone: str = ""
) -> Account:
    """Change what a person may change about themselves, or what those who manage users may correct."""
    if not actor.has(policies.MANAGE.code):
        policies.require_own(actor, account)
    facts = {"name": name.strip(), "phone": phone, "language": language, "time_zone": time_zone}
    changed = [field for field, value in facts.items() if getattr(account, field) != value]
    for field, value in facts.items():
        setattr(account, field, value)
    account.save(update_fields=[*facts])
    record("accounts.edit_account", account, actor=actor)
    events.account_changed.send(Account, account=account, actor=actor, changed=changed)
    return account


@command
def change_roles(*, actor: Actor, account: Account, roles: Sequence[str]) -> Account:
    """Replace a colleague's roles. There is always an administrator left."""
    require(actor, policies.MANAGE)
    _check_roles(roles)
    if not account.is_professional:
        raise NotAllowed
    if RoleCode.TENANT_ADMIN not in roles:
        _keep_an_administrator(account)
    account.roles.remove(*Role.objects.filter(Q(code__in=PROFESSIONAL_ROLES) | Q(code__startswith=OWN)))
    account.roles.add(*_roles(roles))
    record("accounts.change_roles", account, actor=actor, roles=sorted(roles))
    return account


@command
def deactivate_account(*, actor: Actor, account: Account) -> Account:
    """Close an account and end its sessions at once. There is always an administrator left."""
    require(actor, policies.MANAGE)
    _keep_an_administrator(account)
    if account.is_active:
        account.is_active, account.deactivated_at = False, timezone.now()
        account.save(update_fields=["is_active", "deactivated_at"])
        drop_sessions(account)
        retire_tokens(account)
        record("accounts.deactivate_account", account, actor=actor)
        events.account_deactivated.send(Account, account=account, actor=actor)
    return account


@command
def reactivate_account(*, actor: Actor, account: Account) -> Account:
    """Open a closed account again, with the password it had."""
    require(actor, policies.MANAGE)
    if not account.is_active:
        account.is_active, account.deactivated_at = True, None
        account.save(update_fields=["is_active", "deactivated_at"])
        record("accounts.reactivate_account", account, actor=actor)
    return account


@command
def issue_activation(*, actor: Actor, account: Account) -> str:
    """Return the raw token of a new activation link; earlier ones stop working. It is known to nobody else."""
    require(actor, policies.ADD_CLIENT)
    if account.is_activated:
        raise AlreadyActivated
    raw, _token = make_token(account, TokenPurpose.ACTIVATION)
    record("accounts.issue_activation", account, actor=actor)
    return raw


@command
def resend_activation(*, actor: Actor, account: Account) -> None:
    """Send a new activation link to somebody who has not set a password yet."""
    require(actor, policies.MANAGE)
    if account.is_activated or not account.is_active:
        raise AlreadyActivated
    _send_activation(account)
    record("accounts.resend_activation", account, actor=actor)


def _account_of(*, email: str, name: str, language: str, phone: str = "", capacity: str = "") -> tuple[Account, bool]:
    """The account of this person at this address, made when there is none; from now on in this capacity too.

    Says whether it was made.

    Of those who share an address, one at most works here.
    """
    sharing: list[Account] = list(Account.objects.sharing(email).select_for_update(of=("self",)))
    if capacity == "is_professional" and any(account.is_professional for account in sharing):
        raise AddressTaken
    wanted = name.strip()
    for account in sharing:
        if account.is_active and account.name.casefold() == wanted.casefold():
            if capacity:
                setattr(account, capacity, True)
                account.save(update_fields=[capacity])
            return account, False
    if len(sharing) >= PEOPLE_PER_ADDRESS:
        raise AddressSharedTooOften
    account = Account(email=email.strip().lower(), name=wanted, language=language, phone=phone)
    if capacity:
        setattr(account, capacity, True)
    account.set_unusable_password()
    account.save(force_insert=True)
    return account, True


def _send_activation(account: Account) -> None:
    raw, token = make_token(account, TokenPurpose.ACTIVATION)
    account.invited_at = timezone.now()
    account.save(update_fields=["invited_at"])
    send_activation(account, raw, key=str(token.public_id))


def _check_roles(roles: Sequence[str]) -> None:
    wanted = set(roles) - set(PROFESSIONAL_ROLES)
    own = set(Role.objects.own().filter(code__in=wanted).order_by("pk").values_list("code", flat=True))
    if not roles or wanted != own:
        raise RoleMissing


def _roles(codes: Sequence[str]) -> list[Role]:
    """The rows of these roles; a ready-made role that the organisation lacks is made here."""
    found = list(Role.objects.filter(code__in=codes).order_by("pk"))
    missing = set(codes) - {role.code for role in found}
    return [*found, *(Role.objects.get_or_create(code=code)[0] for code in sorted(missing))]


def _keep_an_administrator(leaving: Account) -> None:
    """Refuse to lose the last administrator. Locks them all, so two cannot leave at the same moment."""
    administrators = set(
        Account.objects.administrators().order_by("pk").select_for_update(of=("self",)).values_list("pk", flat=True)
    )
    if administrators == {leaving.pk}:
        raise LastAdministrator
