"""What every template may use beside what its view gives."""

from django.conf import settings
from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from shared_apps.branding.looks import Branding
from shared_apps.branding.published import current_branding, platform_branding
from shared_apps.organisations.profile import OrganisationProfile, current_organisation
from tenants.context import PLATFORM_SCHEMA
from themes.base.navigation import Navigation, navigation_of


def page(request: HttpRequest) -> dict[str, object]:
    """Give ``brand``, ``organisation``, ``languages`` and ``navigation``; each is read when a template first asks.

    On the platform's own hosts ``organisation`` is None and ``brand`` the platform's. A view that previews other
    looks sets ``request.branding``.
    """
    return {
        "brand": SimpleLazyObject(lambda: _brand(request)),
        "organisation": SimpleLazyObject(lambda: _organisation(request)) if _is_firm(request) else None,
        "languages": SimpleLazyObject(lambda: _languages(request)),
        "navigation": SimpleLazyObject(lambda: _navigation(request)),
    }


def _is_firm(request: HttpRequest) -> bool:
    tenant = getattr(request, "tenant", None)
    return tenant is not None and tenant.schema != PLATFORM_SCHEMA


def _brand(request: HttpRequest) -> Branding:
    tried_out: Branding | None = getattr(request, "branding", None)
    if tried_out is not None:
        return tried_out
    return current_branding() if _is_firm(request) else platform_branding()


def _organisation(_request: HttpRequest) -> OrganisationProfile:
    return current_organisation()


def _languages(request: HttpRequest) -> tuple[str, ...]:
    if _is_firm(request):
        return tuple(code for code, _name in current_organisation().language_choices)
    return tuple(code for code, _name in settings.LANGUAGES)


def _navigation(request: HttpRequest) -> Navigation:
    return navigation_of(request)
