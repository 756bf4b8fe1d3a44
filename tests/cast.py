"""The people whom every page and command is tried as.

ada is alpha's administrator, ben an adviser there, cleo a client, dan a client who has nothing to do with cleo, and eve
is beta's administrator: every right, in another firm. Each is made when a test first asks for them.
"""

from dataclasses import dataclass, replace
from functools import cached_property

from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.auth.models import update_last_login
from django.http import HttpRequest
from django.test import Client as Browser

from tenant_apps.accounts.entry import BACKEND
from tenant_apps.accounts.enums import RoleCode
from tenant_apps.accounts.models import Account
from tenant_apps.accounts.policies import permissions_of
from tenant_apps.accounts.sessions import SessionStore
from tenants.context import TenantIdentity, use_tenant
from tests.factories.accounts import AccountFactory
from vestibule.core.actors import Client, Grant, Professional


@dataclass(frozen=True)
class Member:
    """Somebody to act as: ``actor`` for commands and querysets, ``browser()`` for pages."""

    firm: TenantIdentity
    account: Account
    actor: Professional | Client

    def browser(self, host: str = "") -> Browser:
        """A browser in which this person is logged in; with ``host``, it carries the cookie to another address."""
        browser = Browser(HTTP_HOST=f"{self.firm.slug}.localhost")
        with use_tenant(self.firm):
            log_in(browser, self.account)
        if host:
            browser.defaults["HTTP_HOST"] = host
        return browser

    def with_grants(self, *grants: Grant) -> "Member":
        """The same client with these grants for commands; a browser's grants come from the invites in the database."""
        return replace(self, actor=replace(self.actor, grants=grants))


def log_in(browser: Browser, account: Account) -> None:
    """What Django's ``force_login`` leaves behind, written at once: it makes three rows, and deletes two."""
    request = HttpRequest()
    request.session = SessionStore()
    request.session[SESSION_KEY] = account._meta.pk.value_to_string(account)
    request.session[BACKEND_SESSION_KEY] = account.backend = BACKEND
    request.session[HASH_SESSION_KEY] = account.get_session_auth_hash()
    request.session.create()
    update_last_login(None, account)
    browser._set_login_cookies(request)


class Cast:
    """Everybody, by first name."""

    def __init__(self, alpha: TenantIdentity, beta: TenantIdentity) -> None:
        self.alpha = alpha
        self.beta = beta

    @cached_property
    def ada(self) -> Member:
        return professional(self.alpha, "Ada", RoleCode.TENANT_ADMIN)

    @cached_property
    def ben(self) -> Member:
        return professional(self.alpha, "Ben", RoleCode.ADVISER)

    @cached_property
    def cleo(self) -> Member:
        return client(self.alpha, "Cleo")

    @cached_property
    def dan(self) -> Member:
        return client(self.alpha, "Dan")

    @cached_property
    def eve(self) -> Member:
        return professional(self.beta, "Eve", RoleCode.TENANT_ADMIN)


def professional(firm: TenantIdentity, name: str, *roles: str) -> Member:
    """Somebody who works at the firm."""
    with use_tenant(firm):
        account = AccountFactory(
            name=name, email=f"{name.lower()}@{firm.slug}.example", professional=True, roles=list(roles)
        )
        return Member(firm, account, professional_actor(account))


def client(firm: TenantIdentity, name: str) -> Member:
    """Somebody whom the firm advises."""
    with use_tenant(firm):
        account = AccountFactory(name=name, email=f"{name.lower()}@clients.example")
        return Member(firm, account, client_actor(account))


def professional_actor(account: Account) -> Professional:
    """The account at work."""
    codes = [role.code for role in account.roles.all() if role.code != RoleCode.CLIENT]
    return Professional(permissions=permissions_of(codes, []), **_facts(account))


def client_actor(account: Account, *grants: Grant) -> Client:
    """The account in the client portal."""
    return Client(permissions=permissions_of([RoleCode.CLIENT], []), grants=grants, **_facts(account))


def _facts(account: Account) -> dict[str, object]:
    return {
        "account_id": account.pk,
        "public_id": account.public_id,
        "name": account.name,
        "language": account.language,
    }
