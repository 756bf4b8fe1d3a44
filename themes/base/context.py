"""What every template may use beside what its view gives."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject
from django.utils.module_loading import import_string

from tenants.context import PLATFORM_SCHEMA
from themes.base.navigation import Navigation, navigation_of


def page(request: HttpRequest) -> dict[str, object]:
    """Give ``brand``, ``organisation``, ``languages``, ``navigation``, ``theme``; read when first asked for.

    On the platform's own hosts ``organisation`` is None and ``brand`` the platform's. A view that previews other
    looks sets ``request.branding``, and ``request.theme`` to "light" or "dark" instead of the browser's wish. A page
    that is shown in a frame comes without scripts (``request.is_still``): the frame allows none.
    """
    return {
        "brand": SimpleLazyObject(lambda: _brand(request)),
        "organisation": SimpleLazyObject(_organisation) if _is_firm(request) else None,
        "languages": SimpleLazyObject(lambda: _languages(request)),
        "navigation": SimpleLazyObject(lambda: _navigation(request)),
        "theme": getattr(request, "theme", ""),
        "is_still": getattr(request, "is_still", hasattr(request, "branding")),
    }


def _is_firm(request: HttpRequest) -> bool:
    tenant = getattr(request, "tenant", None)
    return tenant is not None and tenant.schema != PLATFORM_SCHEMA


def _brand(request: HttpRequest) -> Any:
    tried_out = getattr(request, "branding", None)
    if tried_out is not None:
        return tried_out
    return import_string(settings.BRANDING_LOADER if _is_firm(request) else settings.PLATFORM_BRANDING_LOADER)()


def _organisation() -> Any:
    return import_string(settings.ORGANISATION_LOADER)()


def _languages(request: HttpRequest) -> tuple[str, ...]:
    choices = _organisation().language_choices if _is_firm(request) else settings.LANGUAGES
    return tuple(code for code, _name in choices)


def _navigation(request: HttpRequest) -> Navigation:
    return navigation_of(request)
