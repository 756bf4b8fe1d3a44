"""A plan may lack the module: then its pages, menu, palette, API, commands and tasks are absent, and say so."""

import re

import pytest
from django.urls import reverse

from shared_apps.organisations import profile
from tenant_apps.clients import commands, policies
from tenant_apps.imports.enums import State
from tenant_apps.imports.models import Import
from tenant_apps.imports.tasks import run
from tenant_apps.reviews.models import Review
from tenant_apps.reviews.tasks import look
from tests.factories.clients import client
from tests.factories.dossiers import dossier
from tests.factories.inbox import notice
from tests.isolation.matrix.routes import TENANT, routes
from vestibule.core.actors import System
from vestibule.core.errors import NotAllowed, NotInPlan
from vestibule.core.permissions import all_permissions

pytestmark = pytest.mark.django_db
ROOMS = ("clients", "imports", "handouts", "reviews")
TENANT_URLS = "vestibule.config.urls_tenant"
OF_ITS_PAGES = re.compile(r'(?:href|action|hx-get)="(/pro/(?:clients|imports|reviews)/[^"]*)"')
OF_THE_MODULE = [
    route for route in routes("tenant") if route.permission and route.view.permission.module is policies.MODULE
]


@pytest.fixture
def lacking(monkeypatch):
    monkeypatch.setattr(profile, "lacking_modules", lambda: frozenset({"clients"}))


def test_every_route_and_right_of_the_rooms_belongs_to_the_module():
    of_the_rooms = {route.name for route in routes("tenant") if set(route.name.split(":")[:-1]) & set(ROOMS)}
    assert {route.name for route in OF_THE_MODULE} == of_the_rooms
    codes = {each.code for each in all_permissions() if each.module is policies.MODULE}
    assert codes == {each.code for each in all_permissions() if each.code.split(":")[0] in ROOMS}
    assert len(of_the_rooms) > 10


@pytest.mark.parametrize("route", OF_THE_MODULE, ids=lambda route: route.name)
def test_without_the_module_each_page_says_that_the_plan_lacks_it(cast, lacking, route):
    filled = dict.fromkeys(TENANT[route.name].objects, "00000000-0000-4000-8000-000000000000")
    address = reverse(route.name, urlconf="vestibule.config.urls_tenant", kwargs=filled | TENANT[route.name].words)
    answer = cast.ada.browser().get(address)
    assert answer.status_code == 404
    told = answer.json()["code"] if route.name.startswith("api:") else answer.content.decode()
    assert "plan:lacks-module" in told or "The plan of your firm does not include “Clients”" in told
    assert "not include" not in cast.cleo.browser().get(address).content.decode()


def test_without_the_module_menu_palette_commands_and_the_product_itself_have_none_of_it(cast, lacking, monkeypatch):
    customer = client()
    index = reverse("professional:clients:index", urlconf="vestibule.config.urls_tenant")
    assert index not in cast.ada.browser().get("/pro/").content.decode()
    assert f'href="{index}"' not in cast.ada.browser().get("/pro/search/", {"q": "clients"}).content.decode()
    for actor in (cast.ada.actor, System("a task")):
        with pytest.raises(NotInPlan):
            commands.end_relationship(actor=actor, customer=customer)
    with pytest.raises(NotAllowed) as caught:
        commands.end_relationship(actor=cast.cleo.actor, customer=customer)
    assert not isinstance(caught.value, NotInPlan)
    monkeypatch.undo()
    for address in ("/pro/", "/pro/search/?q=clients"):
        assert f'href="{index}"' in cast.ada.browser().get(address).content.decode()


def test_without_the_module_its_tasks_do_nothing_and_the_inbox_tells_nothing_of_it(cast, lacking, monkeypatch):
    customer = client()
    notice(cast.ben.account, kind="reviews.due", path="/pro/reviews/", about="Zwart")
    owner = Import.objects.create(account_id=cast.ben.account.pk, file_name="a.csv", state=State.RUNNING)
    look()
    run(import_id=str(owner.public_id))
    owner.refresh_from_db()
    assert (Review.objects.exists(), owner.state) == (False, State.STOPPED)
    rules = "/pro/inbox/rules/"
    for browser, address in ((cast.ben.browser(), "/pro/inbox/"), (cast.ada.browser(), rules)):
        assert "eview of a client is due" not in browser.get(address).content.decode()
    monkeypatch.undo()
    look()
    assert Review.objects.get().customer == customer
    assert "Zwart" in cast.ben.browser().get("/pro/inbox/").content.decode()
    assert "eview of a client is due" in cast.ada.browser().get(rules).content.decode()


def test_without_the_module_no_page_leads_to_it(cast, lacking):
    opened = dossier(client(), adviser=cast.ada.account)
    rows = {"dossier": opened.public_id, "customer_id": opened.customer.public_id, "public_id": opened.public_id}
    browser, absent, looked_at = cast.ada.browser(), [], 0
    for route in routes("tenant"):
        entry = TENANT[route.name]
        named = {name: rows[name] for name in entry.objects if name in rows}
        if route.door != "professional" or route in OF_THE_MODULE or len(named) != len(entry.objects):
            continue
        answer = browser.get(reverse(route.name, urlconf=TENANT_URLS, kwargs=named | entry.words))
        if answer.status_code == 200 and not answer.streaming and "html" in answer["Content-Type"]:
            looked_at += 1
            absent += [(route.name, way) for way in OF_ITS_PAGES.findall(answer.content.decode())]
    assert looked_at > 60
    assert absent == []
