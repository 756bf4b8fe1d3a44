"""Every view carries a door and a right, is short, writes nothing itself, and is found by a name that says where it is.

That each door then opens for the right people only is tried over HTTP by `tests/isolation/test_matrix.py`.
"""

import ast
import re
from pathlib import Path

import pytest
from django import forms
from django.urls import Resolver404, resolve

from tenant_apps.client_portal import nav as client_nav
from tenant_apps.professional_portal import around as professional_around
from tenant_apps.professional_portal import nav as professional_nav
from tests.architecture.code import Source, dotted, product, sample
from tests.isolation.matrix.routes import HOSTS, routes
from tests.themes import sources
from vestibule.core.permissions import permission_named

MAXIMUM_LINES = 25
WITH_A_RIGHT = {"professional", "client", "operator"}
DECORATORS = {"professional_view", "client_view", "operator_view", "account_view", "public_view"}
ALL_ROUTES = [route for host in HOSTS for route in routes(host)]


def unguarded(view: object) -> str | None:
    """Say what a view lacks, or None."""
    door = getattr(view, "door", None)
    if door is None:
        return "no door"
    if door in WITH_A_RIGHT and getattr(view, "permission", None) is None:
        return "no right"
    return None


@pytest.mark.parametrize("route", ALL_ROUTES, ids=lambda route: f"{route.host}/{route.name}")
def test_every_view_carries_a_door_and_a_right(route) -> None:
    assert unguarded(route.view) is None
    if route.permission:
        assert permission_named(route.permission).code == route.permission


def test_planted_view_without_a_door_is_seen() -> None:
    def bare(request):
        return None

    def half(request):
        return None

    half.door = "client"
    assert (unguarded(bare), unguarded(half)) == ("no door", "no right")


# The host decides which portal's pages there are, and the name of a page says for whom it is


def wrong_names(names: list[str], portal: str) -> list[str]:
    """Return the names of a portal's pages that do not read door:room:page."""
    return [name for name in names if name.startswith(f"{portal}:") and len(name.split(":")) != 3]


@pytest.mark.parametrize("portal", ["professional", "client", "operator"])
def test_pages_are_named_door_room_page(portal: str) -> None:
    host = "operator" if portal == "operator" else "tenant"
    names = [route.name for route in routes(host)]
    assert any(name.startswith(f"{portal}:") for name in names)
    assert wrong_names(names, portal) == []


def test_planted_name_is_seen() -> None:
    assert wrong_names(["client:upload", "client:documents:upload", "healthz"], "client") == ["client:upload"]


@pytest.mark.parametrize("portal", ["professional", "client"])
def test_a_portal_opens_by_its_own_door_only(portal: str) -> None:
    """Below a portal's name there is no view for people of the other one."""
    other = {"professional": "client", "client": "professional"}[portal]
    assert [route.name for route in routes("tenant") if route.name.startswith(portal) and route.door == other] == []


# Views


def views(source: Source) -> list[ast.FunctionDef]:
    return [
        node
        for node in source.tree.body
        if isinstance(node, ast.FunctionDef)
        and DECORATORS & {dotted(decorator).split(".")[-1].removesuffix("()") for decorator in node.decorator_list}
    ]


def too_long(source: Source) -> list[str]:
    """Return views longer than what one can see at once; decorators and docstring are not counted."""
    found = []
    for view in views(source):
        first = view.body[1] if ast.get_docstring(view) and len(view.body) > 1 else view.body[0]
        length = view.end_lineno - first.lineno + 1
        if length > MAXIMUM_LINES:
            found.append(f"{source.at(view)} {view.name}: {length} lines")
    return found


def several_doors(source: Source) -> list[str]:
    return [
        f"{source.at(view)} {view.name}"
        for view in views(source)
        if sum(dotted(each).split(".")[-1].removesuffix("()") in DECORATORS for each in view.decorator_list) > 1
    ]


def made_contexts(source: Source) -> list[str]:
    """Return pages whose context is not spelled out in the call: ``locals()`` and names put together elsewhere."""
    return [
        source.at(call)
        for call in source.calls()
        if dotted(call.func).split(".")[-1] == "render"
        and any(isinstance(part, ast.Call) and dotted(part.func) == "locals" for part in ast.walk(call))
    ]


def class_views(source: Source) -> list[str]:
    """Return views that are classes; machines come in by viewsets, which run the same commands."""
    return [
        f"{source.at(node)} {node.name}"
        for node in ast.walk(source.tree)
        if "api" not in source.parts
        and isinstance(node, ast.ClassDef)
        and any(dotted(base).endswith("View") for base in node.bases)
    ]


def saving_forms(source: Source) -> list[str]:
    return [
        f"{source.at(node)} {node.name}"
        for node in ast.walk(source.tree)
        if isinstance(node, ast.FunctionDef) and node.name == "save"
    ]


DOOR_SOURCES = [source for source in product() if source.is_door]


@pytest.mark.parametrize("rule", [too_long, several_doors, made_contexts, class_views])
def test_views_are_short_functions_with_one_door(rule) -> None:
    assert [line for source in DOOR_SOURCES for line in rule(source)] == []


def test_forms_of_doors_save_nothing() -> None:
    assert [line for source in DOOR_SOURCES if source.parts[-1] == "forms" for line in saving_forms(source)] == []


def test_planted_views_are_seen() -> None:
    planted = sample(
        "tenant_apps/dossiers/client/views.py",
        "@client_view(VIEW)\n@public_view\ndef page(request):\n"
        + "    x = 1\n" * 26
        + "    return render(request, 'x', locals())\n\nclass Page(TemplateView):\n    def save(self): ...\n",
    )
    assert [len(rule(planted)) for rule in (too_long, several_doors, made_contexts, class_views, saving_forms)] == [
        1
    ] * 5
    assert sum(1 for source in DOOR_SOURCES for _view in views(source)) > 100


def test_form_that_saves_refuses() -> None:
    from vestibule.core.forms import ModelForm

    assert issubclass(ModelForm, forms.ModelForm)
    with pytest.raises(TypeError, match="a command saves"):
        ModelForm.save(object.__new__(ModelForm))


# Navigation


@pytest.mark.parametrize("module", [professional_around, professional_nav, client_nav])
def test_navigation_names_pages_that_are_there(module) -> None:
    names = re.findall(r"[\"'](?:professional|client):[a-z_]+:[a-z_]+[\"']", Path(module.__file__).read_text())
    known = {route.name for route in routes("tenant")}
    assert names
    assert {name.strip("\"'") for name in names} - known == set()


# State changes are a POST: no link of a page leads to an address that only takes one


def links(text: str) -> set[str]:
    """Return the names of pages that a template links to."""
    return set(re.findall(r"(?:href|hx-get)=\"{%\s*url\s+'([\w:]+)'", text))


def post_only() -> set[str]:
    """Return the names of routes whose view refuses GET."""
    refused = set()
    for source in DOOR_SOURCES:
        for view in views(source):
            if any(dotted(each).split(".")[-1].removesuffix("()") == "require_POST" for each in view.decorator_list):
                refused.add((".".join(source.parts).removeprefix("src."), view.name))
    return {route.name for route in ALL_ROUTES if (route.view.__module__, route.view.__name__) in refused}


def test_no_link_leads_to_a_change() -> None:
    found = {
        (str(path.relative_to(sources.ROOT)), name)
        for path in sources.templates()
        for name in links(sources.text_of(path)) & post_only()
    }
    assert post_only()
    assert found == set()


def test_planted_link_is_seen() -> None:
    assert links("<a href=\"{% url 'client:documents:withdraw' x %}\">") == {"client:documents:withdraw"}


def test_addresses_are_nouns_below_their_portal() -> None:
    assert resolve("/pro/", urlconf=HOSTS["tenant"]).view_name.startswith("professional:")
    assert resolve("/", urlconf=HOSTS["tenant"]).view_name.startswith("client:")
    with pytest.raises(Resolver404):
        resolve("/admin/", urlconf=HOSTS["tenant"])
