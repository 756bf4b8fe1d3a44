"""Which tenants have their effects carried out."""

from django.db.models import QuerySet

from tenants.context import PLATFORM_SCHEMA
from tenants.models import SchemaVersion, Tenant, TenantState


def served_tenants() -> QuerySet[Tenant]:
    """Return active organisations that are not fenced. The platform's own schema is closed to the worker's login."""
    fenced = SchemaVersion.objects.exclude(failure="").values("schema_name")
    active: QuerySet[Tenant] = Tenant.objects.filter(state=TenantState.ACTIVE)
    return active.exclude(schema_name=PLATFORM_SCHEMA).exclude(schema_name__in=fenced).order_by("id")
