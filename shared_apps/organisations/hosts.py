"""The addresses of the platform and of its organisations, as a browser types them."""

from dataclasses import dataclass

from django.conf import settings

from shared_apps.organisations.models import Organisation
from tenants.directory import primary_host


@dataclass(frozen=True, slots=True)
class PortalLink:
    """An organisation and where to find it."""

    name: str
    slug: str
    country: str
    url: str


def base_host() -> str:
    """The host of the public site, with the port where it is not the scheme's own."""
    return settings.BASE_HOST if settings.SECURE else f"{settings.BASE_HOST}:{settings.PORT}"


def organisation_host(slug: str) -> str:
    """The host of an organisation's portals."""
    return f"{slug}.{base_host()}"


def organisation_url(slug: str) -> str:
    """The root of an organisation's portals, with a slash at the end."""
    return f"{'https' if settings.SECURE else 'http'}://{organisation_host(slug)}/"


def portal_url() -> str:
    """The root of the current organisation's portals as links name it: its own domain where one is proven and chosen.

    Ends with a slash.
    """
    port = "" if settings.SECURE else f":{settings.PORT}"
    return f"{'https' if settings.SECURE else 'http'}://{primary_host()}{port}/"


def public_url() -> str:
    """The root of the public site, with a slash at the end."""
    return f"{'https' if settings.SECURE else 'http'}://{base_host()}/"


def demo_organisations() -> list[PortalLink]:
    """The organisations that the embedded default was seeded with."""
    rows = Organisation.objects.using("router").filter(tenant__slug__in=settings.DEMO_SLUGS).select_related("tenant")
    return [
        PortalLink(row.name, row.tenant.slug, row.get_country_display(), organisation_url(row.tenant.slug))
        for row in rows.order_by("id")
    ]
