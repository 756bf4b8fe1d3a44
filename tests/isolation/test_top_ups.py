"""Credits on their way from an operator's order to the ledger of one firm, and of no other."""

from uuid import uuid4

import pytest

from shared_apps.platform.models import TopUp
from shared_apps.platform.tasks import work_off_top_ups
from tenant_apps.notifications.ledger import credits_now
from tenant_apps.notifications.models import CreditBalance, CreditEntry
from tenants.context import TenantIdentity, use_tenant
from tenants.models import Tenant, TenantState
from tenants.schema.binding import ALIAS
from tests.isolation.world import World

pytestmark = pytest.mark.isolation


@pytest.fixture(autouse=True)
def _provisioner(world: World, settings):
    """Be the provisioner's process; every firm begins with ten credits."""
    settings.PUBLIC_ALIAS, settings.SMS_CREDITS = ALIAS, 10
    yield
    TopUp.objects.using(ALIAS).all().delete()
    Tenant.objects.using(ALIAS).filter(pk=world.alpha.id).update(state=TenantState.ACTIVE)
    for firm in (world.alpha, world.beta):
        with use_tenant(firm):
            CreditEntry.objects.all().delete()
            CreditBalance.objects.all().delete()


def order(firm: TenantIdentity, number: int = 5) -> TopUp:
    return TopUp.objects.using(ALIAS).create(
        public_id=uuid4(), tenant_id=firm.id, credits=number, reason="invoice 7", ordered_by="Olga"
    )


def left(firm: TenantIdentity) -> int:
    with use_tenant(firm):
        return credits_now().left


def test_what_is_ordered_reaches_the_ledger_of_that_firm_once(world: World):
    ordered = order(world.alpha)
    assert work_off_top_ups() == 1
    assert work_off_top_ups() == 0
    ordered.refresh_from_db()
    assert ordered.done_at
    assert (ordered.left, left(world.alpha), left(world.beta)) == (15, 15, 10)
    with use_tenant(world.alpha):
        line = CreditEntry.objects.get(order=ordered.public_id)
    assert (line.amount, line.reason) == (5, "invoice 7")


def test_killed_between_ledger_and_order_nothing_is_added_twice(world: World):
    ordered = order(world.alpha)
    work_off_top_ups()
    TopUp.objects.using(ALIAS).filter(pk=ordered.pk).update(done_at=None, left=None)
    assert work_off_top_ups() == 1
    assert left(world.alpha) == 15


def test_firm_that_is_suspended_gets_it_when_it_is_open_again(world: World):
    order(world.alpha)
    row = Tenant.objects.using(ALIAS).filter(pk=world.alpha.id)
    row.update(state=TenantState.SUSPENDED)
    assert work_off_top_ups() == 0
    row.update(state=TenantState.ACTIVE)
    assert work_off_top_ups() == 1


def test_one_that_fails_is_put_off_and_stops_no_other(world: World, settings):
    settings.TOP_UP = "nowhere.at_all"
    first = order(world.alpha)
    assert work_off_top_ups() == 0
    first.refresh_from_db()
    assert first.failures == 1
    settings.TOP_UP = "tenant_apps.notifications.commands.credits.top_up_for_the_product"
    order(world.beta)
    assert work_off_top_ups() == 1
    assert (left(world.alpha), left(world.beta)) == (10, 15)
