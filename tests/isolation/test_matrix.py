"""Every route, as every role of two organisations: who may enter enters, everybody else sees nothing at all.

A route that is not in `matrix/routes.py` fails. Both firms hold the same work, with a canary of the firm in every text
about people; no answer may ever hold the other firm's.
"""

import json
from dataclasses import dataclass, replace
from functools import cache
from http import HTTPStatus
from io import StringIO
from itertools import product
from unittest.mock import patch

import pytest
from django.conf import settings
from django.core.management import call_command
from django.db.models import Q
from django.http import HttpResponseBase
from django.test import Client as Browser
from django.test import override_settings
from django.urls import reverse

from tenant_apps.accounts.enums import RoleCode
from tenant_apps.accounts.models import Account
from tenant_apps.customers.models import Party
from tenant_apps.invites import grants
from tenant_apps.notifications.models import Message
from tenants.context import use_tenant
from tests import cast
from tests.factories.accounts import AccountFactory
from tests.isolation.matrix.couples import ALONE, BOTH, PERSONAE, marry
from tests.isolation.matrix.partners import CLIENTS, PARTNERS, Gets, Partner, miscounted, misdone, misplaced, misread
from tests.isolation.matrix.populated import OWNER, PROFESSIONALS, STRANGER, Firm, canary, populate
from tests.isolation.matrix.routes import ENTRIES, HOSTS, Entry, Route, routes
from tests.isolation.world import World
from vestibule.core.actors import Grant

pytestmark = pytest.mark.isolation
KEEPS_SESSIONS = True

ROUTES = {f"{host}/{route.name}": route for host in HOSTS for route in routes(host)}
TENANT_ROUTES = {name: route for name, route in ROUTES.items() if route.host == "tenant"}
HIDDEN = {HTTPStatus.NOT_FOUND, HTTPStatus.METHOD_NOT_ALLOWED}
TURNED_AWAY = {HTTPStatus.FOUND, HTTPStatus.UNAUTHORIZED}  # a page sends to the log-in, the API cannot
ENTERED = {HTTPStatus.OK, HTTPStatus.FOUND, HTTPStatus.METHOD_NOT_ALLOWED, HTTPStatus.NO_CONTENT}
ANYBODY = (*PROFESSIONALS, OWNER, STRANGER)


class Organisations:
    """Both firms, with one browser per person."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.alpha, self.beta = populate(world.alpha), populate(world.beta)
        self._browsers: dict[tuple[str, str], Browser] = {}

    def get(self, role: str, firm: Firm, address: str, *, method: str = "get") -> HttpResponseBase:
        """Ask for an address as somebody of the firm, or as nobody."""
        key = (firm.identity.slug, role)
        if key not in self._browsers:
            self._browsers[key] = firm.people[role].browser() if role else Browser()
        browser = self._browsers[key]
        browser.defaults["HTTP_HOST"] = f"{firm.identity.slug}.localhost"
        return getattr(browser, method)(address)


@pytest.fixture(scope="module")
def organisations(world: World) -> Organisations:
    return Organisations(world)


@pytest.fixture(scope="module")
def partners(organisations: Organisations) -> dict[str, list[Partner]]:
    """In each firm somebody who may see the other applicant too, and somebody who may not."""
    made: dict[str, list[Partner]] = {}
    for firm, persona in product((organisations.alpha, organisations.beta), PERSONAE):
        couple = marry(
            firm.identity,
            persona,
            firm.people[RoleCode.ADVISER],
            lambda couple, firm=firm: Partner(couple, firm.ids).look(),
        )
        made.setdefault(persona, []).append(Partner(couple, firm.ids))
    return made


def address_of(route: Route, entry: Entry, firm: Firm) -> str:
    """Return the route's address with the firm's own rows in it."""
    kwargs = {name: firm.ids[row] for name, row in entry.objects.items()} | entry.words
    return reverse(route.name, urlconf=HOSTS[route.host], kwargs=kwargs)


def body_of(response: HttpResponseBase) -> str:
    content = b"".join(response.streaming_content) if response.streaming else response.content
    return content.decode(errors="replace") + repr(dict(response.headers))


@cache
def admitted() -> dict[tuple[str, str], set[str]]:
    """Which roles enter where, as the exported table says; the product is compared with it."""
    written = StringIO()
    call_command("permissions", "--json", stdout=written)
    routes = json.loads(written.getvalue())["routes"]
    return {(route["host"], route["name"]): set(route["roles"]) for route in routes}


def may_enter(route: Route, role: str) -> bool:
    """Whether the door opens for this person; rows are another matter."""
    held = {RoleCode.CLIENT if role in {OWNER, STRANGER} else role, "*"}
    return bool(held & admitted()[route.host, route.name])


@pytest.mark.parametrize("host", HOSTS)
def test_every_route_has_an_entry_and_every_entry_a_route(host: str) -> None:
    assert {route.name for route in routes(host)} == set(ENTRIES[host])


@pytest.mark.parametrize("name", ROUTES)
def test_every_view_says_its_door(name: str) -> None:
    assert ROUTES[name].door in {"public", "account", "professional", "client", "operator"}
    assert (ROUTES[name].permission is None) == (ROUTES[name].door in {"public", "account"})


def test_both_firms_are_marked(organisations: Organisations) -> None:
    assert organisations.alpha.marked == organisations.beta.marked
    assert organisations.alpha.marked > 20


@dataclass(frozen=True)
class Visit:
    """One route at one firm's host, and the firm next door."""

    organisations: Organisations
    route: Route
    entry: Entry
    firm: Firm
    other: Firm

    def ask(
        self, role: str, *, whose: Firm | None = None, method: str = "get", without_menu: bool = False
    ) -> HttpResponseBase:
        """Ask for the firm's own row, or another's; nobody ever sees the other firm's canary.

        A page that says that there is nothing here, or that is open to everybody, comes without the menu, which it
        shares with every other page.
        """
        address = address_of(self.route, self.entry, whose or self.firm)
        with override_settings(NAVIGATION={} if without_menu else settings.NAVIGATION):
            response = self.organisations.get(role, self.firm, address, method=method)
        response.body = body_of(response)
        assert canary(self.other.identity) not in response.body, (role, method)
        return response

    def try_nobody(self) -> None:
        for method in ("get", "post"):
            response = self.ask("", method=method)
            if self.route.door != "public":
                assert response.status_code in {HTTPStatus.FOUND, HTTPStatus.UNAUTHORIZED, *HIDDEN}, (
                    method,
                    response.status_code,
                )
                assert canary(self.firm.identity) not in response.body

    def try_own(self, role: str) -> None:
        is_hers = not (self.entry.objects and self.route.door == "client" and role == STRANGER)
        is_open = self.opens_for(role) and is_hers
        response = self.ask(role, without_menu=not is_open or self.route.door == "public")
        if is_open:
            assert response.status_code in {*ENTERED, *self.entry.also}, (role, response.status_code)
            return
        if response.status_code == HTTPStatus.FOUND and self.route.name == "client:client_portal:overview":
            return  # a professional is shown the way to the other portal
        assert response.status_code in HIDDEN, (role, response.status_code)
        assert canary(self.firm.identity) not in response.body, role
        refused = self.ask(role, method="post", without_menu=True)
        assert refused.status_code in {*HIDDEN, *self.entry.foreign}, (role, "post", refused.status_code)

    def try_foreign(self, role: str) -> None:
        """Ask at one's own address for the neighbour's row: it does not exist, however many rights one has here."""
        for method in ("get", "post"):
            response = self.ask(role, whose=self.other, method=method, without_menu=True)
            assert response.status_code in {*HIDDEN, *self.entry.foreign}, (role, method, response.status_code)

    def opens_for(self, role: str) -> bool:
        return may_enter(self.route, role)


@pytest.mark.parametrize("name", TENANT_ROUTES)
def test_route(organisations: Organisations, name: str) -> None:
    route = TENANT_ROUTES[name]
    entry = ENTRIES["tenant"][route.name]
    for firm, other in (
        (organisations.alpha, organisations.beta),
        (organisations.beta, organisations.alpha),
    ):
        visit = Visit(organisations, route, entry, firm, other)
        visit.try_nobody()
        for role in ANYBODY:
            visit.try_own(role)
            if entry.objects and visit.opens_for(role):
                visit.try_foreign(role)


@pytest.mark.parametrize("role", ANYBODY)
def test_menu_beside_what_is_open_to_everybody_is_of_the_firm(organisations: Organisations, role: str) -> None:
    """With what the matrix leaves out: each sees their own menu there, and nothing of the firm next door."""
    alpha, beta = organisations.alpha, organisations.beta
    route = TENANT_ROUTES["tenant/statements:accessibility"]
    own = Visit(organisations, route, ENTRIES["tenant"][route.name], alpha, beta).ask(role)
    bare = Visit(organisations, route, ENTRIES["tenant"][route.name], alpha, beta).ask(role, without_menu=True)
    assert own.status_code == bare.status_code == HTTPStatus.OK
    assert len(own.body) > len(bare.body)


@pytest.mark.parametrize("role", ANYBODY)
def test_session_of_one_firm_is_nothing_at_the_other(organisations: Organisations, role: str) -> None:
    carried = organisations.alpha.people[role].browser(host="beta.localhost")
    for address in ("/", "/pro/"):
        response = carried.get(address)
        assert response.status_code in {HTTPStatus.FOUND, *HIDDEN}
        assert response.headers.get("Location", "/login/").startswith("/login/")


def test_canaries_can_be_seen_by_their_own_people(organisations: Organisations) -> None:
    """The other tests look for something that is really there."""
    alpha, seen = organisations.alpha, set()
    for route, role in product(TENANT_ROUTES.values(), (RoleCode.TENANT_ADMIN, RoleCode.ADVISER, OWNER)):
        if len(seen) > 25 or not may_enter(route, role):
            continue
        response = organisations.get(role, alpha, address_of(route, ENTRIES["tenant"][route.name], alpha))
        if canary(alpha.identity) in body_of(response):
            seen.add(route.name)
    assert len(seen) > 25, sorted(seen)


@pytest.mark.parametrize("name", [name for name, route in ROUTES.items() if route.host in {"public", "files"}])
def test_public_route_shows_no_firm(organisations: Organisations, name: str) -> None:
    route = ROUTES[name]
    host = settings.BASE_HOST if route.host == "public" else settings.FILES_HOST
    entry = ENTRIES[route.host][route.name]
    response = Browser(HTTP_HOST=host).get(address_of(route, entry, organisations.alpha))
    assert response.status_code in {*ENTERED, *entry.also}
    if route.name.startswith("mailbox:"):
        return  # only where everything is embedded: it shows what was sent, to whoever runs it
    for firm in (organisations.alpha, organisations.beta):
        assert canary(firm.identity) not in body_of(response)


@pytest.mark.parametrize("name", [name for name, route in ROUTES.items() if route.host == "operator"])
def test_operator_route_opens_for_operators_alone(organisations: Organisations, name: str, settings) -> None:
    route = ROUTES[name]
    entry = ENTRIES["operator"][route.name]
    address = address_of(route, entry, organisations.alpha)
    assert (
        Browser(HTTP_HOST=settings.PLATFORM_HOST).get(address).status_code == HTTPStatus.NOT_FOUND
    )  # in a web process
    settings.PROCESS, settings.PUBLIC_ALIAS = "operator", "default"
    nobody = Browser(HTTP_HOST=settings.PLATFORM_HOST).get(address)
    assert nobody.status_code in ({*ENTERED, *entry.also} if route.door == "public" else {HTTPStatus.FOUND, *HIDDEN})
    carried = organisations.alpha.people[RoleCode.TENANT_ADMIN].browser(host=settings.PLATFORM_HOST).get(address)
    assert carried.status_code in ({*ENTERED, *entry.also} if route.door == "public" else {HTTPStatus.FOUND, *HIDDEN})
    operator = _operator(organisations).get(address)
    assert operator.status_code in {*ENTERED, *entry.also}
    for response in (nobody, carried, operator):
        for firm in (organisations.alpha, organisations.beta):
            assert canary(firm.identity) not in body_of(response)


def _operator(organisations: Organisations) -> Browser:
    platform = organisations.world.platform
    with use_tenant(platform):
        account = Account.objects.filter(is_operator=True).first() or AccountFactory(
            email="operator@platform.example", is_client=False, is_operator=True, roles=[RoleCode.OPERATOR]
        )
        return cast.Member(platform, account, organisations.alpha.people[OWNER].actor).browser()


def test_every_client_route_says_what_a_partner_gets() -> None:
    assert {route.name for route in CLIENTS} == set(PARTNERS)


@pytest.mark.parametrize("persona", PERSONAE)
def test_partner_gets_of_the_other_applicant_what_the_invite_says(partners, persona: str) -> None:
    sees_both = persona == BOTH
    for partner in partners[persona]:
        assert not list(misread(partner, sees_both=sees_both))
        assert not list(miscounted(partner.couple, sees_both=sees_both))
        assert not list(misdone(partner, sees_both=sees_both))


@pytest.mark.parametrize(("persona", "firm"), [(BOTH, 0), (ALONE, 1)])
def test_partner_enters_nothing_that_is_not_for_clients(partners, persona: str, firm: int) -> None:
    assert not list(misplaced(partners[persona][firm]))


@pytest.mark.parametrize("persona", PERSONAE)
def test_letters_to_a_partner_never_speak_of_the_other_applicant(partners, persona: str) -> None:
    for partner in partners[persona]:
        couple = partner.couple
        with use_tenant(couple.identity):
            written = {person: _letters_to(member) for person, member in couple.people.items()}
        assert couple.canary not in written["partner"]
        assert couple.canary in written["other"]
        assert "Of the partner" in written["partner"]


def _letters_to(member: cast.Member) -> str:
    own = Party.objects.filter(account=member.account.pk).values("email")
    letters = Message.objects.filter(Q(to=member.account.email) | Q(to__in=own)).order_by("pk")
    return "".join(f"{letter.subject}{letter.text}{letter.html}" for letter in letters)


@pytest.mark.parametrize(("persona", "sees"), [(ALONE, True), (BOTH, False)], ids=["everybody", "nobody"])
def test_invite_that_is_not_looked_at_is_noticed_on_every_page(partners, persona: str, *, sees: bool) -> None:
    """A planted fault: each page that tells the two partners apart must be red."""
    partner = partners[persona][0]

    def opened(*said: object) -> Grant:
        return replace(Grant(*said), sees_other_applicants=sees)

    with patch.object(grants, "Grant", opened):
        now = replace(partner.couple, after=partner.look())
        red = [*misread(partner, sees_both=persona == BOTH), *miscounted(now, sees_both=persona == BOTH)]
    told_apart = {name for name, gets in PARTNERS.items() if gets in {Gets.READS, Gets.COUNTS, Gets.OPENS}}
    assert told_apart <= {fault.partition(": ")[0] for fault in red}
