"""Who may enter is data: a view that says nothing of it keeps the product from starting."""

import json
from io import StringIO

import pytest
from django.core.checks import run_checks
from django.core.exceptions import ImproperlyConfigured
from django.core.management import call_command
from django.urls import path

from tests.isolation.matrix import routes as matrix
from vestibule.config import urls_files
from vestibule.core.doors import client_view, public_view
from vestibule.core.permissions import Permission
from vestibule.core.routes import all_routes, refuse_undeclared


def bare(request):
    """Say nothing of who may enter."""


def half(request):
    """Say the door alone."""


half.door = "professional"


@pytest.mark.parametrize(
    ("view", "missing"),
    [
        (bare, "no door"),
        (half, "no right"),
        (client_view(Permission("nobody:declared", "x"))(bare), "the right nobody:declared, which no room declares"),
        (public_view(bare), None),
    ],
)
def test_product_does_not_start_with_a_view_that_leaves_it_open(monkeypatch, view, missing) -> None:
    assert [error for error in run_checks() if error.id == "vestibule.E001"] == []
    refuse_undeclared()
    monkeypatch.setattr(urls_files, "urlpatterns", [*urls_files.urlpatterns, path("planted/", view, name="planted")])
    _forget_addresses()
    try:
        found = [error.msg for error in run_checks() if error.id == "vestibule.E001"]
        assert found == ([f"files: the view at /planted/ (planted) has {missing}"] if missing else [])
        if missing:
            with pytest.raises(ImproperlyConfigured, match="/planted/"):
                refuse_undeclared()
    finally:
        monkeypatch.undo()
        _forget_addresses()


def _forget_addresses() -> None:
    from django.urls import get_resolver

    get_resolver(urls_files.__name__).__dict__.pop("url_patterns", None)
    get_resolver(urls_files.__name__).__dict__.pop("urlconf_module", None)


def test_table_names_every_route_with_its_roles() -> None:
    written = StringIO()
    call_command("permissions", "--json", stdout=written)
    table = json.loads(written.getvalue())
    assert [(route["host"], route["name"]) for route in table["routes"]] == [
        (host, route.name) for host in matrix.HOSTS for route in matrix.routes(host)
    ]
    assert {role for route in table["routes"] for role in route["roles"]} >= {"*", "-", "client", "operator", "adviser"}
    rights = {right["code"]: set(right["roles"]) for right in table["permissions"]}
    for route, known in zip(table["routes"], all_routes(), strict=True):
        assert set(route["roles"]) <= rights.get(route["permission"], {"*", "-"}), known.address
        assert route["roles"], known.address
