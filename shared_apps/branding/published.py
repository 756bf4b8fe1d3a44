"""The published looks of the current organisation as every page needs them: cached in the process."""

from django.conf import settings
from django.db.models import QuerySet

from shared_apps.branding.looks import IMAGES, Branding, Values
from shared_apps.branding.models import BrandImage, BrandVersion
from shared_apps.organisations.hosts import portal_url
from shared_apps.organisations.profile import current_organisation
from tenants.context import current_tenant
from tenants.directory import remembered

__all__ = ["Branding", "branding_of", "current_branding", "platform_branding"]

PLATFORM_NAME = "Vestibule"


def current_branding() -> Branding:
    """The looks of the organisation whose host was asked for; raises ``NoTenant`` outside one.

    Read once per process; a new version is announced to every process, which then reads again.
    """
    return remembered("branding", _read)


def platform_branding() -> Branding:
    """The looks of our own pages (sign-up, help, the operators' portal). They need no stylesheet of their own."""
    return Branding(PLATFORM_NAME, Values(second="#d9ad62"), (settings.LANGUAGE_CODE,), css_path="")


def branding_of(values: Values, *, css_path: str | None = None) -> Branding:
    """What pages of the current organisation would show with these values."""
    organisation = current_organisation()
    languages = tuple(code for code, _name in organisation.language_choices)
    origin = portal_url().removesuffix("/")
    return Branding(organisation.name, values, languages, _sizes(values), origin, css_path)


def versions() -> QuerySet[BrandVersion]:
    """The current organisation's versions, newest first."""
    return BrandVersion.objects.filter(tenant_id=current_tenant().id).order_by("-number")


def published_values() -> Values:
    """The values in use; the defaults for a firm that has not published any."""
    version = versions().first()
    return values_of(version) if version else Values()


def values_of(version: BrandVersion) -> Values:
    """What the firm chose in this version."""
    columns = version._meta.concrete_fields
    return Values.from_columns({column.attname: version.__dict__[column.attname] for column in columns})


def _read() -> Branding:
    return branding_of(published_values())


def _sizes(values: Values) -> dict[str, tuple[int, int]]:
    digests = {digest for name in IMAGES if (digest := getattr(values, name))}
    if not digests:
        return {}
    found = BrandImage.objects.filter(tenant_id=current_tenant().id, digest__in=digests)
    return {digest: (width, height) for digest, width, height in found.values_list("digest", "width", "height")}
