"""How somebody of the firm presents themselves to clients: a photograph, working hours and a signature."""

from typing import BinaryIO

from shared_apps.branding.images import portrait
from tenant_apps.accounts import policies
from tenant_apps.accounts.errors import HoursReversed
from tenant_apps.accounts.hours import Hours, as_kept
from tenant_apps.accounts.models import Account, Photo
from tenant_apps.accounts.signing import as_signature
from vestibule.core.actors import Actor
from vestibule.core.commands import command
from vestibule.core.errors import NotAllowed
from vestibule.core.records import record


@command
def set_photo(*, actor: Actor, account: Account, file: BinaryIO) -> Account:
    """Show this picture, made anew from its pixels and cut to a square, instead of initials."""
    account = _own(actor, account)
    picture = portrait(file)
    Photo.objects.update_or_create(
        account=account,
        defaults={"digest": picture.digest, "content_type": picture.content_type, "content": picture.content},
    )
    account.photo_digest = picture.digest
    account.save(update_fields=["photo_digest"])
    record("accounts.set_photo", account, actor=actor)
    return account


@command
def remove_photo(*, actor: Actor, account: Account) -> Account:
    """Show initials again and forget the picture. Twice is once."""
    account = _own(actor, account)
    if account.photo_digest:
        Photo.objects.filter(account=account).delete()
        account.photo_digest = ""
        account.save(update_fields=["photo_digest"])
        record("accounts.remove_photo", account, actor=actor)
    return account


@command
def set_working_hours(*, actor: Actor, account: Account, hours: Hours) -> Account:
    """Say when clients can reach this person, by the firm's clock; a day without hours is a day off."""
    account = _own(actor, account)
    for day, (begins, ends) in hours.items():
        if begins >= ends:
            raise HoursReversed(day)
    account.working_hours = as_kept(hours)
    account.save(update_fields=["working_hours"])
    record("accounts.set_working_hours", account, actor=actor)
    return account


@command
def set_signature(*, actor: Actor, account: Account, text: str) -> Account:
    """Say what stands below the messages and letters of this person from now on; empty for nothing.

    What was sent keeps what it had.
    """
    account = _own(actor, account)
    account.signature = as_signature(text)
    account.save(update_fields=["signature"])
    record("accounts.set_signature", account, actor=actor)
    return account


def _own(actor: Actor, account: Account) -> Account:
    policies.require_own(actor, account)
    if not account.is_professional:
        raise NotAllowed
    return Account.objects.select_for_update(of=("self",), no_key=True).get(pk=account.pk)
