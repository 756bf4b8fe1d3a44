"""What operators do with organisations."""

from shared_apps.platform.policies import SUSPEND
from tenants.models import Tenant, TenantState
from vestibule.core.actors import Actor
from vestibule.core.commands import command
from vestibule.core.permissions import require
from vestibule.core.records import record


@command
def suspend_organisation(*, actor: Actor, tenant: Tenant, reason: str) -> None:
    """Close both portals of a firm: its hosts answer 404 within two seconds and its login is locked. Twice is once."""
    require(actor, SUSPEND)
    _move(actor, tenant, TenantState.ACTIVE, TenantState.SUSPENDED, reason)


@command
def resume_organisation(*, actor: Actor, tenant: Tenant, reason: str) -> None:
    """Open the portals of a suspended firm again. Twice is once."""
    require(actor, SUSPEND)
    _move(actor, tenant, TenantState.SUSPENDED, TenantState.ACTIVE, reason)


def _move(actor: Actor, tenant: Tenant, before: TenantState, after: TenantState, reason: str) -> None:
    moved = Tenant.objects.filter(pk=tenant.pk, state=before).update(state=after)
    if moved:
        record(f"platform.{after}", tenant, actor=actor, slug=tenant.slug, reason=reason)
