"""Serving a tenant under hosts of its own, beside its subdomain. Runs with the provisioner's login only."""

from django.conf import settings
from django.db import transaction

from tenants.models import Domain, Tenant
from tenants.schema.binding import ALIAS


def serve_domain(tenant: Tenant, domain: str) -> bool:
    """Serve the tenant under the domain; every process hears of it. False when another tenant is served under it."""
    rows = Domain.objects.using(ALIAS)
    rows.bulk_create([Domain(domain=domain, tenant=tenant, is_primary=False)], ignore_conflicts=True)
    return rows.filter(domain=domain, tenant=tenant).exists()


def stop_serving(tenant: Tenant, domain: str) -> None:
    """Serve the tenant under the domain no longer. Its subdomain stays, and stands in links again if this one did."""
    subdomain = f"{tenant.slug}.{settings.BASE_HOST}"
    if domain == subdomain:
        msg = "the subdomain is a tenant's last address"
        raise ValueError(msg)
    with transaction.atomic(ALIAS):
        rows = Domain.objects.using(ALIAS).filter(tenant=tenant)
        gone = rows.filter(domain=domain).first()
        if gone is not None:
            gone.delete(using=ALIAS)
            if gone.is_primary:
                rows.filter(domain=subdomain).update(is_primary=True)
