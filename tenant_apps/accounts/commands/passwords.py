"""Setting, changing and recovering a password, and changing the address it belongs to."""

from django.contrib.auth.hashers import check_password
from django.utils import timezone

from tenant_apps.accounts import events, policies
from tenant_apps.accounts.commands import letters
from tenant_apps.accounts.commands.sessions import drop_sessions
from tenant_apps.accounts.commands.tokens import find_token, make_token, retire_tokens, use_token
from tenant_apps.accounts.enums import TokenPurpose
from tenant_apps.accounts.errors import (
    AddressSharedTooOften,
    AddressTaken,
    AlreadyActivated,
    TooManyEmailChanges,
    WrongPassword,
)
from tenant_apps.accounts.models import Account, ResetRequest
from tenant_apps.accounts.passwords import PEOPLE_PER_ADDRESS, check_strength
from tenants.limits import LimitReached, hit
from tenants.tasks import enqueue
from vestibule.core.actors import Actor
from vestibule.core.commands import command
from vestibule.core.permissions import require
from vestibule.core.records import record

DAY = 24 * 3600
EMAIL_CHANGES_PER_DAY = 5
EMAIL_CHANGES_PER_ADDRESS = 3


@command
def activate_account(*, actor: Actor, raw_token: str, password: str) -> Account:
    """Set the first password by an activation link; the link is used up only when the password is good."""
    account = find_token(raw_token, TokenPurpose.ACTIVATION).account
    check_strength(password, account)
    use_token(raw_token, TokenPurpose.ACTIVATION)
    return _set_first_password(actor, account, password)


@command
def set_first_password(*, actor: Actor, account: Account, password: str) -> Account:
    """Set the first password of somebody whom another room has identified, by an invite and its passcode."""
    require(actor, policies.ADD_CLIENT)
    if account.is_activated:
        raise AlreadyActivated
    check_strength(password, account)
    return _set_first_password(actor, account, password)


@command
def change_password(*, actor: Actor, account: Account, current_password: str, password: str, keep: str = "") -> Account:
    """Replace the person's own password; every other browser is logged out and the person is told by e-mail."""
    policies.require_own(actor, account)
    if not check_password(current_password, account.password):
        raise WrongPassword
    check_strength(password, account)
    _store_password(account, password)
    drop_sessions(account, keep=keep)
    retire_tokens(account)
    record("accounts.change_password", account, actor=actor)
    letters.send_notice(account, "password_changed")
    return account


@command
def ask_reset(*, actor: Actor, email: str, language: str) -> None:
    """Take note that a new password is wanted for this address.

    Does the same for an address that nobody has: whether there is an account is looked up later, by a task.
    """
    request = ResetRequest(email=email.strip().lower(), language=language)
    request.save(force_insert=True)
    enqueue("accounts.answer_reset", key=f"accounts.reset:{request.public_id}", request_id=request.pk)


@command
def answer_reset(*, actor: Actor, request: ResetRequest) -> int:
    """Send everybody of this address a link for a new password. Returns how many there are.

    A colleague who never used the invitation gets a link too. A client who did not still needs the invite's passcode.
    """
    accounts = [a for a in Account.objects.sharing(request.email).active() if a.is_activated or not a.is_client]
    links = [(account, make_token(account, TokenPurpose.RESET)[0]) for account in accounts]
    if links:
        letters.send_reset(request.email, links, language=request.language, key=str(request.public_id))
    for account in accounts:
        record("accounts.ask_reset", account, actor=actor)
    request.delete()
    return len(links)


@command
def reset_password(*, actor: Actor, raw_token: str, password: str) -> Account:
    """Set a new password by a reset link; every browser is logged out. A second step stays as it is."""
    account = find_token(raw_token, TokenPurpose.RESET).account
    check_strength(password, account)
    use_token(raw_token, TokenPurpose.RESET)
    if not account.is_activated:
        return _set_first_password(actor, account, password)
    _store_password(account, password)
    drop_sessions(account)
    retire_tokens(account)
    record("accounts.reset_password", account, actor=actor)
    letters.send_notice(account, "password_changed")
    return account


@command
def ask_email_change(*, actor: Actor, account: Account, current_password: str, email: str) -> None:
    """Send a link to the new address, and word of it to the old one. Nothing changes until the link is used."""
    policies.require_own(actor, account)
    if not check_password(current_password, account.password):
        raise WrongPassword
    _check_room_for(account, email)
    _count_email_change(account, email)
    raw, token = make_token(account, TokenPurpose.EMAIL_CHANGE, new_email=email.strip().lower())
    letters.send_email_change(account, token.new_email, raw, key=str(token.public_id))
    record("accounts.ask_email_change", account, actor=actor)


@command
def confirm_email_change(*, actor: Actor, raw_token: str) -> Account:
    """Make the address that the link was sent to the one to log in with; other links stop working."""
    token = use_token(raw_token, TokenPurpose.EMAIL_CHANGE)
    account = token.account
    _check_room_for(account, token.new_email)
    old_email, account.email = account.email, token.new_email
    account.save(update_fields=["email"])
    retire_tokens(account)
    record("accounts.confirm_email_change", account, actor=actor)
    events.email_changed.send(Account, account=account, actor=actor, old_email=old_email)
    return account


def _set_first_password(actor: Actor, account: Account, password: str) -> Account:
    account.activated_at = timezone.now()
    account.save(update_fields=["activated_at"])
    _store_password(account, password)
    retire_tokens(account)
    record("accounts.activate_account", account, actor=actor)
    events.account_activated.send(Account, account=account, actor=actor)
    return account


def _store_password(account: Account, password: str) -> None:
    account.set_password(password)
    account.password_changed_at = timezone.now()
    account.save(update_fields=["password", "password_changed_at"])


def _count_email_change(account: Account, email: str) -> None:
    """Each wish sends a letter to an address that somebody typed, so there are only so many."""
    try:
        hit("email-change", str(account.public_id), EMAIL_CHANGES_PER_DAY, DAY)
        hit("email-change.address", email.strip().lower(), EMAIL_CHANGES_PER_ADDRESS, DAY)
    except LimitReached as error:
        raise TooManyEmailChanges from error


def _check_room_for(account: Account, email: str) -> None:
    others = Account.objects.sharing(email).exclude(pk=account.pk)
    if account.is_professional and others.professionals().exists():
        raise AddressTaken
    if others.count() >= PEOPLE_PER_ADDRESS:
        raise AddressSharedTooOften
