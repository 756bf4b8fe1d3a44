"""A plan may lack the module: then its pages, menu, palette, API, commands and tasks are absent, and say so."""

import pytest
from django.urls import reverse

from shared_apps.organisations import profile
from tenant_apps.clients import commands, policies
from tests.factories.clients import client
from tests.isolation.matrix.routes import TENANT, routes
from vestibule.core.actors import System
from vestibule.core.errors import NotAllowed, NotInPlan
from vestibule.core.permissions import all_permissions

pytestmark = pytest.mark.django_db
ROOMS = ("clients", "imports", "handouts", "reviews")
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
