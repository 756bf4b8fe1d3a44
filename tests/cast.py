"""The people whom every page and command is tried as.

ada is alpha's administrator, ben an adviser there, cleo a client, dan a client who has nothing to do with cleo, and eve
works at beta. ``nobody`` is not logged in.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from uuid import uuid4

import pytest
from django.test import Client as Browser

from tenant_apps.accounts.entry import BACKEND
from tenant_apps.accounts.enums import RoleCode
from tenant_apps.accounts.models import Account
from tenant_apps.accounts.policies import permissions_of
from tests.factories.accounts import AccountFactory
from vestibule.core.actors import Actor, Client, Grant, Professional

HOST = "alpha.localhost"


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody to act as: the actor for commands, the browser for pages. eve has no account at alpha."""

    actor: Actor | None
    browser: Browser
    account: Account | None = None

    def with_grants(self, *grants: Grant) -> "Member":
        """The same client, with what these grants open; the browser gets its grants from the invites in the database."""
        return replace(self, actor=replace(self.actor, grants=grants))


@dataclass(frozen=True, slots=True)
class Cast:
    """Everybody."""

    ada: Member
    ben: Member
    cleo: Member
    dan: Member
    eve: Member
    nobody: Member

    def __iter__(self) -> Iterator[Member]:
        return iter((self.ada, self.ben, self.cleo, self.dan, self.eve, self.nobody))


def browser_of(account: Account) -> Browser:
    """A browser in which this person is logged in."""
    browser = Browser(HTTP_HOST=HOST)
    browser.force_login(account, backend=BACKEND)
    return browser


def professional(name: str, *roles: str) -> Member:
    """Somebody who works at alpha."""
    account = AccountFactory(name=name, email=f"{name.lower()}@alpha.example", professional=True, roles=list(roles))
    return Member(professional_actor(account), browser_of(account), account)


def client(name: str) -> Member:
    """Somebody whom alpha advises."""
    account = AccountFactory(name=name, email=f"{name.lower()}@clients.example")
    return Member(client_actor(account), browser_of(account), account)


def professional_actor(account: Account) -> Professional:
    """The account at work."""
    codes = [role.code for role in account.roles.all() if role.code != RoleCode.CLIENT]
    return Professional(permissions=permissions_of(codes, []), **_facts(account))


def client_actor(account: Account, *grants: Grant) -> Client:
    """The account in the client portal."""
    return Client(permissions=permissions_of([RoleCode.CLIENT], []), grants=grants, **_facts(account))


def stranger() -> Member:
    """A professional of another firm: every right there, no account here, and a session key that means nothing here."""
    browser = Browser(HTTP_HOST=HOST)
    browser.cookies["session"] = "made-at-beta-" + "0" * 20
    permissions = permissions_of(list(RoleCode), [])
    actor = Professional(account_id=0, public_id=uuid4(), name="Eve", language="en", permissions=permissions)
    return Member(actor, browser)


def _facts(account: Account) -> dict[str, object]:
    return {
        "account_id": account.pk,
        "public_id": account.public_id,
        "name": account.name,
        "language": account.language,
    }


@pytest.fixture
def cast(db: None) -> Cast:
    """Everybody, made afresh for this test."""
    return Cast(
        ada=professional("Ada", RoleCode.TENANT_ADMIN),
        ben=professional("Ben", RoleCode.ADVISER),
        cleo=client("Cleo"),
        dan=client("Dan"),
        eve=stranger(),
        nobody=Member(None, Browser(HTTP_HOST=HOST)),
    )
