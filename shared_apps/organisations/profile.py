"""The current organisation as every page needs it: frozen, and cached in the process."""

from dataclasses import dataclass
from uuid import UUID

from django.conf import settings

from shared_apps.organisations.models import Organisation
from tenants.context import PLATFORM_SCHEMA, current_tenant, current_tenant_or_none
from tenants.directory import remembered


@dataclass(frozen=True, slots=True)
class Registration:
    """Where the firm is registered or licensed: a register's name, the number in it, and where to look it up."""

    label: str
    number: str = ""
    link: str = ""

    def __str__(self) -> str:
        return " ".join(filter(None, (self.label, self.number)))


@dataclass(frozen=True, slots=True)
class OrganisationProfile:
    """What may be shown of the firm to anybody who knows its address."""

    public_id: UUID
    name: str
    legal_name: str
    country: str
    languages: tuple[str, ...]
    first_language: str
    time_zone: str
    phone: str
    email: str
    website: str
    address: str = ""
    registrations: tuple[Registration, ...] = ()
    lacking_modules: frozenset[str] = frozenset()

    @property
    def address_line(self) -> str:
        """The postal address on one line."""
        return ", ".join(line.strip() for line in self.address.splitlines() if line.strip())

    @property
    def language_choices(self) -> list[tuple[str, str]]:
        """The languages offered, first language first, as choices."""
        names = dict(settings.LANGUAGES)
        codes = sorted(self.languages, key=lambda code: (code != self.first_language, list(names).index(code)))
        return [(code, names[code]) for code in codes]


def current_organisation() -> OrganisationProfile:
    """The profile of the organisation whose host was asked for; raises ``NoTenant`` outside one."""
    return remembered("organisation", _read)


def _read() -> OrganisationProfile:
    row = Organisation.objects.using("router").get(tenant_id=current_tenant().id)
    return OrganisationProfile(
        public_id=row.public_id,
        name=row.name,
        legal_name=row.legal_name or row.name,
        country=row.country,
        languages=tuple(row.languages),
        first_language=row.first_language,
        time_zone=row.time_zone,
        phone=row.phone,
        email=row.email,
        website=row.website,
        address=row.address,
        registrations=tuple(Registration(**entry) for entry in row.registrations),
        lacking_modules=frozenset(row.lacking_modules),
    )


def first_language() -> str:
    """The language that the firm's texts fall back to; nothing where there is no firm, or not yet."""
    firm = _firm_or_none()
    return firm.first_language if firm else ""


def country() -> str:
    """The country in whose way dates and amounts are written; nothing where there is no firm, or not yet."""
    firm = _firm_or_none()
    return firm.country if firm else ""


def lacking_modules() -> frozenset[str]:
    """The modules that the plan of the firm lacks."""
    firm = _firm_or_none()
    return firm.lacking_modules if firm else frozenset()


def _firm_or_none() -> OrganisationProfile | None:
    tenant = current_tenant_or_none()
    if tenant is None or tenant.schema == PLATFORM_SCHEMA:
        return None
    try:
        return current_organisation()
    except Organisation.DoesNotExist:
        return None
