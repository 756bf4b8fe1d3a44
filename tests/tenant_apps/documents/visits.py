"""Visits to the pages as somebody whose grants the test decides, whatever invites there are."""

from django.contrib.auth.base_user import AbstractBaseUser
from django.test import Client as Browser

from tests.cast import Member
from vestibule.core.actors import Grant

_grants: dict[int, tuple[Grant, ...]] = {}


def grants_for(account: AbstractBaseUser) -> tuple[Grant, ...]:
    """In place of the invites' own."""
    return _grants.get(account.pk, ())


def remember(member: Member) -> None:
    """From now on the member's account has the grants of the member's actor."""
    _grants[member.account.pk] = getattr(member.actor, "grants", ())


def end_access(member: Member) -> None:
    """What a revocation does while something of the member's is under way."""
    _grants[member.account.pk] = ()


def browser_of(member: Member) -> Browser:
    """A browser in which the member is logged in, with the grants of the member's actor."""
    remember(member)
    return member.browser()
