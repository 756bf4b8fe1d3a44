"""Giving a ready schema to an organisation."""

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from tenants.models import Domain, Tenant, TenantState
from tenants.provisioning.schemas import make_schema
from tenants.schema.binding import ALIAS

_TAKE_READY = """
    UPDATE tenants_tenant SET slug = %(slug)s, state = %(state)s, claimed_at = %(now)s
    WHERE id = (SELECT id FROM tenants_tenant WHERE state = %(ready)s ORDER BY id LIMIT 1 FOR UPDATE SKIP LOCKED)
    AND NOT EXISTS (SELECT FROM tenants_tenant WHERE slug = %(slug)s)
    RETURNING *
"""


def claim(slug: str) -> Tenant:
    """Give `slug` a schema from the pool, or a new one when the pool is empty; the host is not served yet.

    A matter of two rows. Claiming a slug that has a tenant returns that tenant, so a retry changes nothing.
    """
    with transaction.atomic(ALIAS, savepoint=False):
        tenant = _taken(slug)
        if tenant is None:  # claimed before, or nothing is ready
            existing = Tenant.objects.using(ALIAS).filter(slug=slug).first()
            if existing is not None:
                return existing
            tenant = _made(slug)
        Domain(domain=f"{slug}.{settings.BASE_HOST}", tenant=tenant).save(using=ALIAS, force_insert=True)
        return tenant


def _taken(slug: str) -> Tenant | None:
    """Take the oldest ready schema, in one statement, unless the slug has a tenant."""
    values = {"slug": slug, "state": TenantState.PREPARING, "now": timezone.now(), "ready": TenantState.READY}
    return next(iter(Tenant.objects.using(ALIAS).raw(_TAKE_READY, values)), None)


def _made(slug: str) -> Tenant:
    tenant = make_schema()
    tenant.slug, tenant.state, tenant.claimed_at = slug, TenantState.PREPARING, timezone.now()
    tenant.save(using=ALIAS, update_fields=["slug", "state", "claimed_at"])
    return tenant


def open_doors(tenant: Tenant) -> None:
    """Serve the tenant's host from now on; every process hears of it."""
    tenant.state = TenantState.ACTIVE
    tenant.save(using=ALIAS, update_fields=["state"])
