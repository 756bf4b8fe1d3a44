"""From a confirmed wish to a firm with working portals. Runs with the provisioner's login, and may stop anywhere.

Each step leaves what the next one needs, and doing a step again changes nothing: killed at any point, the next run ends
in working portals.
"""

from dataclasses import dataclass

from django.conf import settings
from django.db import transaction
from django.utils.module_loading import import_string

from shared_apps.organisations.enums import TIME_ZONES, Country
from shared_apps.organisations.models import Organisation
from tenants.context import use_tenant
from tenants.models import Tenant
from tenants.provisioning.claiming import claim, open_doors
from tenants.schema.binding import ALIAS


@dataclass(frozen=True, slots=True, kw_only=True)
class NewFirm:
    """What is needed to found a firm."""

    slug: str
    name: str
    country: str
    first_language: str
    languages: tuple[str, ...] = ()


def found(firm: NewFirm) -> Tenant:
    """Give the firm a schema and its row. The portals stay closed until ``open_portals``."""
    with transaction.atomic(ALIAS):
        tenant = claim(firm.slug)
        row = Organisation(
            tenant=tenant,
            name=firm.name,
            legal_name=firm.name,
            country=firm.country,
            languages=list(firm.languages or [code for code, _name in settings.LANGUAGES]),
            first_language=firm.first_language,
            time_zone=TIME_ZONES[Country(firm.country)],
        )
        Organisation.objects.using(ALIAS).bulk_create([row], ignore_conflicts=True)  # one statement, also twice
    return tenant


def add_first_administrator(tenant: Tenant, *, email: str, name: str, language: str, raw_token: str) -> None:
    """Make the account that ``raw_token`` activates, as the tenant's own login."""
    with use_tenant(tenant.identity):
        import_string(settings.FIRST_ADMINISTRATOR)(email=email, name=name, language=language, raw_token=raw_token)


def open_portals(tenant: Tenant) -> None:
    """Serve the firm's host from now on."""
    open_doors(tenant)
