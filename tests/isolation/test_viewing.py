"""Every route of the portals inside a view of the client portal: the client's pages are read, and nothing is written.

Over the login that the product uses there, with committed rows. Whoever adds a page for clients finds it here at once:
a page that writes while it is looked at fails, and has to leave that out for a ``Viewer``.
"""

import re
from collections.abc import Callable, Iterator
from datetime import timedelta
from http import HTTPStatus
from io import BytesIO
from unittest.mock import patch

import pytest
from django.db import connection
from django.test import override_settings
from django.utils import timezone

from tenant_apps.accounts.commands.presence import remove_photo, set_photo
from tenant_apps.accounts.enums import RoleCode
from tenant_apps.accounts.models import Account, Photo
from tenant_apps.activity.models import Entry
from tenant_apps.documents import tickets
from tenant_apps.documents.models import DocumentType
from tenant_apps.documents.public import views as hand_out
from tenant_apps.viewings import commands, middleware
from tenant_apps.viewings.middleware import ADDRESS
from tenant_apps.viewings.models import Viewing
from tenants.context import use_tenant
from tenants.logins import viewing_login
from tests.factories import samples
from tests.isolation.matrix.populated import OWNER, STRANGER, canary
from tests.isolation.matrix.routes import ENTRIES
from tests.isolation.test_matrix import TENANT_ROUTES, Organisations, address_of, body_of, organisations
from tests.isolation.world import World
from vestibule.core.actors import System

pytestmark = pytest.mark.isolation
KEEPS_SESSIONS = True
__all__ = ["organisations"]

LOOKER = RoleCode.ADVISER
CLIENT_ROUTES = sorted(name for name, route in TENANT_ROUTES.items() if route.door == "client")
OTHER_ROUTES = sorted(
    name
    for name, route in TENANT_ROUTES.items()
    if route.door != "client" and not route.name.startswith(("branding:", "videos:", "statements:"))
)
# Read by a page of the client portal and by nothing else: a program that speaks its protocol.
SHOWN = {HTTPStatus.OK, HTTPStatus.FOUND, HTTPStatus.METHOD_NOT_ALLOWED, HTTPStatus.NO_CONTENT, 412}
WRITES = ("post", "put", "patch", "delete")


class Logins:
    """Notes who runs the statements of a request."""

    def __init__(self) -> None:
        self.seen: set[str] = set()

    def __call__(self, execute, sql, params, many, context):
        self.seen.add(context["connection"].connection.info.user)
        return execute(sql, params, many, context)


def inside(organisations: Organisations, path: str, *, view: object = None) -> str:
    return f"{ADDRESS}{view or organisations.alpha.ids['viewing']}{path}"


def path_of(organisations: Organisations, name: str) -> str:
    route = TENANT_ROUTES[name]
    return address_of(route, ENTRIES["tenant"][route.name], organisations.alpha)


@pytest.fixture(scope="module")
def rows(world: World) -> Iterator[Callable[[], dict[str, str]]]:
    """Hashes which rows stand where in every table of alpha, but for the record and what a log-in leaves.

    Whatever writes a row puts a new one, by another transaction, even where the values stay what they were.
    """
    firm = world.alpha
    with world.admin() as admin:
        tables = admin.execute(
            "SELECT relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE nspname = %s"
            " AND relkind = 'r' AND relname NOT LIKE 'activity_%%' AND relname <> 'accounts_session'",
            [firm.schema],
        ).fetchall()
        of_each = "SELECT '{0}', md5(coalesce(string_agg(ctid::text || xmin::text, '|'), '')) FROM {1}.{0} t"
        hashes = " UNION ALL ".join(of_each.format(table, firm.schema) for (table,) in tables)
        yield lambda: dict(admin.execute(hashes, prepare=True).fetchall())


@pytest.fixture(scope="module")
def entered(organisations: Organisations) -> Organisations:
    """Both firms after the log-in of whoever looks, which is noted itself."""
    organisations.get(LOOKER, organisations.alpha, "/pro/")
    return organisations


@pytest.mark.parametrize("name", CLIENT_ROUTES)
def test_page_of_the_client_is_shown_and_changes_nothing(entered: Organisations, world: World, rows, name: str) -> None:
    alpha = entered.alpha
    own = path_of(entered, name)
    before = rows()
    logins = Logins()
    with use_tenant(world.alpha), connection.execute_wrapper(logins):
        response = entered.get(LOOKER, alpha, inside(entered, own))
    assert response.status_code in {*SHOWN, *ENTRIES["tenant"][TENANT_ROUTES[name].name].also}, response.status_code
    assert canary(world.beta) not in body_of(response)
    if response.status_code == HTTPStatus.FOUND:
        assert response.headers["Location"].startswith((inside(entered, "/"), "http://files.")), name
    logins_of_pages = {world.alpha.schema, viewing_login(world.alpha.schema)}
    assert logins.seen == logins_of_pages if response.status_code == HTTPStatus.OK else logins.seen <= logins_of_pages
    assert rows() == before


@pytest.mark.parametrize("name", CLIENT_ROUTES)
def test_write_is_refused_before_it_reaches_the_page(entered: Organisations, rows, name: str) -> None:
    before = rows()
    for method in WRITES:
        address = inside(entered, path_of(entered, name))
        response = entered.get(LOOKER, entered.alpha, address, method=method)
        assert response.status_code == HTTPStatus.FORBIDDEN
        assert "Nothing can be changed here" in body_of(response)
    assert rows() == before


@pytest.mark.parametrize("name", CLIENT_ROUTES)
def test_database_refuses_what_the_server_would_let_through(entered: Organisations, rows, name: str) -> None:
    """The refusal by method is taken away; what is left is the login."""
    before = rows()
    address = inside(entered, path_of(entered, name))
    with patch.object(middleware, "READS", {"GET", "HEAD", "OPTIONS", "POST"}):
        response = entered.get(LOOKER, entered.alpha, address, method="post")
    assert response.status_code < HTTPStatus.INTERNAL_SERVER_ERROR
    assert rows() == before


def test_ticking_off_is_refused_by_the_database_itself(organisations: Organisations, world: World) -> None:
    """The test above sees something: this write reaches the database, and is refused there in words."""
    address = inside(organisations, path_of(organisations, "tenant/client:client_portal:done"))
    with patch.object(middleware, "READS", {"GET", "POST"}):
        response = organisations.get(LOOKER, organisations.alpha, address, method="post")
    assert response.status_code == HTTPStatus.FORBIDDEN
    assert "Nothing can be changed here" in body_of(response)  # in the looker's language, not in the client's
    assert '<html lang="en"' in body_of(response)


@pytest.mark.parametrize("name", OTHER_ROUTES)
def test_nothing_but_the_clients_pages_is_in_the_view(organisations: Organisations, name: str) -> None:
    """What says so comes without the menu, which it shares with every page that is in the view."""
    address = inside(organisations, path_of(organisations, name))
    with override_settings(NAVIGATION={}):
        response = organisations.get(LOOKER, organisations.alpha, address)
    assert response.status_code in {HTTPStatus.FORBIDDEN, HTTPStatus.NOT_FOUND}
    assert canary(organisations.alpha.identity) not in body_of(response)


@pytest.mark.parametrize("door", ["account", "professional"])
def test_menu_beside_what_is_not_in_the_view_names_nobody(organisations: Organisations, door: str) -> None:
    name = next(name for name in OTHER_ROUTES if TENANT_ROUTES[name].door == door)
    response = organisations.get(LOOKER, organisations.alpha, inside(organisations, path_of(organisations, name)))
    assert response.status_code in {HTTPStatus.FORBIDDEN, HTTPStatus.NOT_FOUND}
    assert canary(organisations.alpha.identity) not in body_of(response)


def test_pages_run_as_the_login_that_only_looks(organisations: Organisations, world: World) -> None:
    seen = []

    def note(execute, sql, params, many, context):
        seen.append((context["connection"].alias, context["connection"].connection.info.user, sql))
        return execute(sql, params, many, context)

    with use_tenant(world.alpha), connection.execute_wrapper(note):
        response = organisations.get(LOOKER, organisations.alpha, inside(organisations, "/"))
    assert response.status_code == HTTPStatus.OK
    users = [user for alias, user, _sql in seen if alias == "default"]
    assert set(users) == {world.alpha.schema, viewing_login(world.alpha.schema)}
    pages = [sql for _alias, user, sql in seen if "dossiers_actionpoint" in sql]
    assert pages
    assert {user for _alias, user, sql in seen if "dossiers_actionpoint" in sql} == {viewing_login(world.alpha.schema)}


def test_banner_is_on_the_page_and_addresses_stay_in_the_view(organisations: Organisations) -> None:
    body = body_of(organisations.get(LOOKER, organisations.alpha, inside(organisations, "/")))
    assert "Close the view" in body
    assert "/logout/" not in body
    ways = set(re.findall(r'(?:href|hx-get|data-counts)="(/[^"]*)"', body.split("<main", 1)[1].split("</main", 1)[0]))
    assert len(ways) > 2
    assert {way for way in ways if not way.startswith(inside(organisations, "/"))} == set()


def test_face_of_the_adviser_is_part_of_the_page(organisations: Organisations) -> None:
    alpha = organisations.alpha
    looker = alpha.people[LOOKER]
    with use_tenant(alpha.identity):
        set_photo(actor=looker.actor, account=looker.account, file=BytesIO(samples.photo()))
        photo = Photo.objects.get(account=looker.account)
    try:
        response = organisations.get(LOOKER, alpha, inside(organisations, f"/settings/people/{photo.digest}/"))
        assert response.status_code == HTTPStatus.OK
        assert response.headers["Content-Type"] == photo.content_type
    finally:
        with use_tenant(alpha.identity):
            remove_photo(actor=looker.actor, account=looker.account)


@pytest.mark.parametrize("role", [RoleCode.TENANT_ADMIN, RoleCode.COMPLIANCE_OFFICER, OWNER, STRANGER])
def test_view_is_nobody_elses(organisations: Organisations, role: str) -> None:
    response = organisations.get(role, organisations.alpha, inside(organisations, "/"))
    assert response.status_code == HTTPStatus.NOT_FOUND
    assert canary(organisations.alpha.identity) not in body_of(response)


def test_view_of_the_firm_next_door_does_not_exist(organisations: Organisations) -> None:
    address = f"{ADDRESS}{organisations.beta.ids['viewing']}/"
    assert organisations.get(LOOKER, organisations.alpha, address).status_code == HTTPStatus.NOT_FOUND
    assert organisations.get("", organisations.alpha, address).status_code == HTTPStatus.FOUND


def opened(organisations: Organisations, **facts: object) -> Viewing:
    alpha = organisations.alpha
    with use_tenant(alpha.identity):
        first = Viewing.objects.select_related("dossier", "party").get(public_id=alpha.ids["viewing"])
        actor = alpha.people[LOOKER].actor
        return commands.start_viewing(
            actor=actor, dossier=first.dossier, party=first.party, reason="Asked how it looks", **facts
        )


def test_closed_view_says_so_and_shows_nothing(organisations: Organisations) -> None:
    viewing = opened(organisations)
    address = inside(organisations, "/", view=viewing.public_id)
    assert organisations.get(LOOKER, organisations.alpha, address).status_code == HTTPStatus.OK
    end = f"/pro/viewings/{viewing.public_id}/end/"
    assert organisations.get(LOOKER, organisations.alpha, end, method="post").status_code == HTTPStatus.FOUND
    response = organisations.get(LOOKER, organisations.alpha, address)
    assert response.status_code == HTTPStatus.GONE
    assert canary(organisations.alpha.identity) not in re.sub(
        r"<title>.*?</title>|<header.*?</header>", "", body_of(response)
    )


def test_view_is_over_after_half_an_hour(organisations: Organisations) -> None:
    viewing = opened(organisations)
    with use_tenant(organisations.alpha.identity):
        assert viewing.expires_at - viewing.created_at == timedelta(minutes=30)
        Viewing.objects.filter(pk=viewing.pk).update(expires_at=timezone.now())
    address = inside(organisations, "/", view=viewing.public_id)
    assert organisations.get(LOOKER, organisations.alpha, address).status_code == HTTPStatus.GONE
    with use_tenant(organisations.alpha.identity):
        assert commands.end_past(actor=System("a test")) == 1
        assert commands.end_past(actor=System("a test")) == 0
        assert Entry.objects.filter(verb="viewings.end", facts__viewing=str(viewing.public_id)).count() == 1


def test_ticket_of_a_view_dies_with_it(organisations: Organisations, settings) -> None:
    viewing = opened(organisations)
    path = path_of(organisations, "tenant/client:documents:download")
    response = organisations.get(LOOKER, organisations.alpha, inside(organisations, path, view=viewing.public_id))
    ticket = response.headers["Location"].rsplit("/", 1)[1]
    with use_tenant(organisations.alpha.identity):
        bearer = hand_out._bearer(tickets.redeem(ticket))
        assert (bearer.viewing_id, bearer.dossier_ids) == (viewing.public_id, (viewing.dossier_id,))
        commands.end_viewing(actor=organisations.alpha.people[LOOKER].actor, viewing=viewing)
        assert hand_out._bearer(tickets.redeem(ticket)) is None
    files = organisations.alpha.people[LOOKER].browser(host=settings.FILES_HOST)
    assert files.get(f"/{ticket}").status_code == HTTPStatus.NOT_FOUND


def test_what_is_read_in_a_view_is_on_record_under_the_name_of_who_looks(
    organisations: Organisations, world: World
) -> None:
    looker = organisations.alpha.people[LOOKER].account
    with use_tenant(world.alpha):
        DocumentType.objects.update(sensitive=True)
    try:
        path = path_of(organisations, "tenant/client:documents:download")
        organisations.get(LOOKER, organisations.alpha, inside(organisations, path))
        with use_tenant(world.alpha):
            entry = Entry.objects.filter(verb="documents.read").latest("pk")
            name = Account.objects.get(pk=looker.pk).name
        assert (entry.actor_kind, entry.actor_id, entry.actor_name) == ("viewer", looker.public_id, name)
    finally:
        with use_tenant(world.alpha):
            DocumentType.objects.update(sensitive=False)


def test_professionals_own_session_is_not_touched(organisations: Organisations, world: World) -> None:
    browser = organisations.alpha.people[LOOKER].browser()
    with use_tenant(world.alpha):
        before, key = dict(browser.session.items()), browser.session.session_key
    browser.get(inside(organisations, "/"))
    browser.get(inside(organisations, path_of(organisations, "tenant/client:client_portal:choose")))
    with use_tenant(world.alpha):
        assert dict(browser.session.items()) == before
        assert browser.session.session_key == key
    assert browser.get("/pro/").status_code == HTTPStatus.OK


def test_client_reads_who_looked_and_a_stranger_does_not(organisations: Organisations) -> None:
    alpha = organisations.alpha
    opened(organisations)
    page = body_of(organisations.get(OWNER, alpha, "/settings/looked/"))
    with use_tenant(alpha.identity):
        viewing = Viewing.objects.latest("pk")
        assert viewing.viewed_by.name in page
    assert viewing.reason in page
    other = body_of(organisations.get(STRANGER, alpha, "/settings/looked/"))
    assert viewing.reason not in other
    assert "Nobody has looked" in other


def test_preview_shows_the_others_and_shares_nothing(organisations: Organisations) -> None:
    alpha = organisations.alpha
    with use_tenant(alpha.identity):
        for is_joint in (False, True):
            viewing = opened(organisations, is_joint=is_joint)
            found = Viewing.objects.select_related(*middleware.PEOPLE).get(pk=viewing.pk)
            viewer = middleware.viewer_of(found)
            assert [grant.sees_other_applicants for grant in viewer.grants] == [is_joint]
            assert viewer.dossier_ids == (viewing.dossier_id,)
    body = body_of(organisations.get(LOOKER, alpha, inside(organisations, "/", view=viewing.public_id)))
    assert "would see it if the details of the other applicants were shared" in body
