"""What operators do with organisations."""

from collections.abc import Collection
from uuid import UUID

from shared_apps.organisations.models import Organisation
from shared_apps.platform.models import TopUp
from shared_apps.platform.policies import PLAN, SUSPEND, TOP_UP
from tenants.models import Tenant, TenantState
from vestibule.core.actors import Actor
from vestibule.core.commands import command
from vestibule.core.modules import all_modules
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


@command
def order_top_up(*, actor: Actor, tenant: Tenant, credits: int, reason: str, order: UUID) -> TopUp:  # noqa: A002 - that is what they are
    """Order credits for text messages for a firm; within seconds they are in its ledger. The same order is one."""
    require(actor, TOP_UP)
    found, is_new = TopUp.objects.get_or_create(
        public_id=order,
        defaults={"tenant": tenant, "credits": credits, "reason": reason.strip()[:200], "ordered_by": actor.name},
    )
    if is_new:
        record("platform.top_up", tenant, actor=actor, slug=tenant.slug, credits=credits, reason=reason)
    return found


@command
def choose_modules(*, actor: Actor, tenant: Tenant, modules: Collection[str], reason: str) -> None:
    """Say which modules the plan of a firm holds; within two seconds its portals follow. What is on file stays."""
    require(actor, PLAN)
    lacking = sorted(module.code for module in all_modules() if module.code not in modules)
    changed = Organisation.objects.filter(tenant=tenant).exclude(lacking_modules=lacking)
    if changed.update(lacking_modules=lacking):
        record("platform.choose_modules", tenant, actor=actor, slug=tenant.slug, lacking=lacking, reason=reason)


def _move(actor: Actor, tenant: Tenant, before: TenantState, after: TenantState, reason: str) -> None:
    moved = Tenant.objects.filter(pk=tenant.pk, state=before).update(state=after)
    if moved:
        record(f"platform.{after}", tenant, actor=actor, slug=tenant.slug, reason=reason)
