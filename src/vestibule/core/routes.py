"""Every address of the product with the door and the right that its view declares: who may enter is data.

The product does not start with a view that declares nothing, and ``manage.py permissions`` writes the table out.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from django.conf import settings
from django.core.checks import Error
from django.core.exceptions import ImproperlyConfigured
from django.urls import URLPattern, URLResolver, get_resolver

from vestibule.core.permissions import Permission, all_permissions

WITH_A_RIGHT = frozenset({"professional", "client", "operator"})
WITHOUT = frozenset({"public", "account"})
_KIND = {"client": "client", "operator": "operator"}


@dataclass(frozen=True)
class Route:
    """One address of one host."""

    host: str
    name: str
    address: str
    view: Callable[..., object]

    @property
    def door(self) -> str | None:
        return getattr(self.view, "door", None)

    @property
    def permission(self) -> Permission | None:
        found: Permission | None = getattr(self.view, "permission", None)
        return found

    @property
    def missing(self) -> str:
        """What the view does not say of who may enter."""
        if self.door not in WITH_A_RIGHT | WITHOUT:
            return "no door"
        if (self.permission is None) == (self.door in WITH_A_RIGHT):
            return "no right" if self.permission is None else "a right at a door that asks for none"
        if self.permission is not None and self.permission not in all_permissions():
            return f"the right {self.permission}, which no room declares"
        return ""

    @property
    def roles(self) -> tuple[str, ...]:
        """The ready-made roles that enter, ``*`` for whoever is logged in, ``-`` for nobody in particular."""
        if self.permission is None:
            return ("*",) if self.door == "account" else ("*", "-")
        kind = str(self.door)
        return tuple(
            sorted(str(role) for role in self.permission.roles if _KIND.get(str(role), "professional") == kind)
        )


def hosts() -> dict[str, str]:
    """The kinds of hosts, each with the module of its addresses."""
    return {
        "tenant": settings.TENANT_URLCONF,
        "public": settings.PUBLIC_URLCONF,
        "operator": settings.OPERATOR_URLCONF,
        "files": settings.FILES_URLCONF,
    }


def all_routes() -> list[Route]:
    """Every route of every host, in the order of its addresses."""
    return [route for host, urlconf in hosts().items() for route in _walk(host, get_resolver(urlconf), "", "/")]


def check_doors(**_options: object) -> list[Error]:
    """Django's check: every view says who may enter."""
    return list(complaints(all_routes()))


def complaints(routes: Iterable[Route]) -> Iterator[Error]:
    """Return an error for each view that leaves it open."""
    for route in routes:
        if route.missing:
            yield Error(
                f"{route.host}: the view at {route.address} ({route.name}) has {route.missing}",
                hint="Give it one of the decorators of vestibule.core.doors, with a declared right.",
                id="vestibule.E001",
            )


def refuse_undeclared() -> None:
    """Raise ``ImproperlyConfigured`` rather than serve a view that leaves it open who may enter."""
    found = [error.msg for error in check_doors()]
    if found:
        raise ImproperlyConfigured("; ".join(found))


def table() -> dict[str, object]:
    """Who may do what and enter where, for reading by people and machines."""
    return {
        "permissions": [
            {"code": each.code, "label": str(each.label), "help": str(each.help), "roles": sorted(map(str, each.roles))}
            for each in all_permissions()
        ],
        "routes": [
            {
                "host": route.host,
                "name": route.name,
                "address": route.address,
                "door": route.door,
                "permission": route.permission.code if route.permission else None,
                "roles": list(route.roles),
            }
            for route in all_routes()
        ],
    }


def _walk(host: str, resolver: URLResolver, namespace: str, before: str) -> Iterator[Route]:
    for pattern in resolver.url_patterns:
        address = f"{before}{pattern.pattern}"
        if isinstance(pattern, URLPattern):
            yield Route(host, f"{namespace}{pattern.name}", address, pattern.callback)
        else:
            inside = f"{namespace}{pattern.namespace}:" if pattern.namespace else namespace
            yield from _walk(host, pattern, inside, address)
