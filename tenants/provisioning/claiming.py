"""Giving a ready schema to an organisation."""

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from tenants.models import Domain, Tenant, TenantState
from tenants.provisioning.schemas import make_schema
from tenants.schema.binding import ALIAS


def claim(slug: str) -> Tenant:
    """Give `slug` a schema from the pool, or a new one when the pool is empty; the host is not served yet.

    A matter of two rows. Claiming a slug that has a tenant returns that tenant, so a retry changes nothing.
    """
    with transaction.atomic(ALIAS, savepoint=False):
        existing = Tenant.objects.using(ALIAS).filter(slug=slug).first()
        if existing is not None:
            return existing
        ready = Tenant.objects.using(ALIAS).filter(state=TenantState.READY).order_by("id")
        tenant = ready.select_for_update(of=("self",), skip_locked=True).first() or make_schema()
        tenant.slug = slug
        tenant.state = TenantState.PREPARING
        tenant.claimed_at = timezone.now()
        tenant.save(using=ALIAS, update_fields=["slug", "state", "claimed_at"])
        Domain(domain=f"{slug}.{settings.BASE_HOST}", tenant=tenant).save(using=ALIAS, force_insert=True)
        return tenant


def open_doors(tenant: Tenant) -> None:
    """Serve the tenant's host from now on; every process hears of it."""
    tenant.state = TenantState.ACTIVE
    tenant.save(using=ALIAS, update_fields=["state"])
