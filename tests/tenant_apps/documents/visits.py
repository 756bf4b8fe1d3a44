"""Visits to the pages as somebody whose grants the test decides, whatever invites there are."""

from django.contrib.auth.base_user import AbstractBaseUser
from django.test import Client as Browser

from tests.cast import Member
from vestibule.core.actors import Grant

_grants: dict[int, tuple[Grant, ...]] = {}


def grants_for(account: AbstractBaseUser) -> tuple[Grant, ...]:
    """In place of the invites' own."""
    return _grants.get(account.pk, ())


def browser_of(member: Member) -> Browser:
    """A browser in which the member is logged in, with the grants of the member's actor."""
    _grants[member.account.pk] = getattr(member.actor, "grants", ())
    return member.browser()
