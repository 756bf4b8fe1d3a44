"""Closing a firm's portals and opening them again, by an operator, on committed rows."""

import re

import pytest
from django.test import Client as Browser

from shared_apps.organisations.founding import NewFirm, found, open_portals
from shared_apps.platform.commands import resume_organisation, suspend_organisation
from shared_apps.platform.policies import SUSPEND
from tenant_apps.accounts.enums import RoleCode
from tenant_apps.accounts.models import Account
from tenant_apps.activity.models import Entry
from tenants import directory
from tenants.context import use_tenant
from tenants.models import Tenant, TenantState
from tenants.provisioning.schemas import drop_schema
from tenants.provisioning.suspending import settle_logins
from tests import cast
from tests.factories.accounts import AccountFactory
from tests.isolation.world import World
from vestibule.core.actors import Operator
from vestibule.core.errors import NotAllowed

pytestmark = pytest.mark.isolation

WHY = "They asked us to."


def be(settings, process: str) -> None:
    """Be the process that serves the firms, or the one that serves the platform."""
    settings.PROCESS, settings.PUBLIC_ALIAS = process, "router" if process == "web" else "default"
    directory.forget("")


@pytest.fixture
def firm(world: World, settings):
    """A firm of its own, so that alpha and beta stay as they are."""
    tenant = found(NewFirm(slug="gamma", name="Gamma", country="NL", first_language="en"))
    open_portals(tenant)
    be(settings, "operator")
    yield tenant
    drop_schema(tenant)


def operator(world: World, *permissions: str) -> Operator:
    with use_tenant(world.platform):
        account = Account.objects.filter(email="olga@platform.example").first() or AccountFactory(
            name="Olga", email="olga@platform.example", is_client=False, is_operator=True, roles=[RoleCode.OPERATOR]
        )
    return Operator(
        account_id=account.pk,
        public_id=account.public_id,
        name="Olga",
        language="en",
        permissions=frozenset(permissions or (SUSPEND.code,)),
    )


def state_of(firm: Tenant) -> str:
    return Tenant.objects.using("provisioner").get(pk=firm.pk).state


def records(world: World, firm: Tenant) -> list[tuple[str, str]]:
    with use_tenant(world.platform):
        lines = Entry.objects.filter(target_id=firm.public_id).order_by("pk")
        return [(line.verb, line.facts["reason"]) for line in lines]


def change(world: World, command, firm: Tenant, actor=None, reason: str = WHY) -> None:
    with use_tenant(world.platform):
        command(actor=actor or operator(world), tenant=firm, reason=reason)


def test_suspended_firm_is_nowhere_and_its_reason_is_on_record(world: World, firm: Tenant, settings) -> None:
    change(world, suspend_organisation, firm)
    assert state_of(firm) == TenantState.SUSPENDED
    assert records(world, firm) == [("platform.suspended", WHY)]

    be(settings, "web")
    for path in ("/", "/login/", "/pro/", "/healthz"):
        assert Browser(HTTP_HOST="gamma.localhost").get(path).status_code == 404, path
    assert Browser(HTTP_HOST="alpha.localhost").get("/login/").status_code == 200


def test_whoever_was_logged_in_meets_the_same_404(world: World, firm: Tenant, settings) -> None:
    be(settings, "web")
    inside = cast.client(firm.identity, "Cleo").browser()
    assert inside.get("/").status_code == 200

    be(settings, "operator")
    change(world, suspend_organisation, firm)
    be(settings, "web")
    assert inside.get("/").status_code == 404

    be(settings, "operator")
    change(world, resume_organisation, firm)
    be(settings, "web")
    assert inside.get("/").status_code == 200


def test_each_change_twice_is_once(world: World, firm: Tenant) -> None:
    for command in (suspend_organisation, suspend_organisation, resume_organisation, resume_organisation):
        change(world, command, firm)
    assert state_of(firm) == TenantState.ACTIVE
    assert [verb for verb, _reason in records(world, firm)] == ["platform.suspended", "platform.active"]


def test_firm_that_is_being_prepared_can_be_neither(world: World, firm: Tenant) -> None:
    Tenant.objects.using("provisioner").filter(pk=firm.pk).update(state=TenantState.PREPARING)
    for command in (suspend_organisation, resume_organisation):
        change(world, command, firm)
        assert state_of(firm) == TenantState.PREPARING
    assert records(world, firm) == []


@pytest.mark.parametrize("command", [suspend_organisation, resume_organisation])
def test_without_the_right_nothing_changes(world: World, firm: Tenant, command) -> None:
    with pytest.raises(NotAllowed):
        change(world, command, firm, actor=operator(world, "platform:see"))
    assert state_of(firm) == TenantState.ACTIVE
    assert records(world, firm) == []


def test_nobody_of_a_firm_may_close_another(world: World, firm: Tenant, settings) -> None:
    be(settings, "web")
    eve = cast.professional(world.beta, "Eve", RoleCode.TENANT_ADMIN)
    be(settings, "operator")
    with pytest.raises(NotAllowed):
        change(world, suspend_organisation, firm, actor=eve.actor)
    assert state_of(firm) == TenantState.ACTIVE


def test_database_login_goes_and_comes_back(world: World, firm: Tenant) -> None:
    change(world, suspend_organisation, firm)
    assert settle_logins() == 1
    change(world, resume_organisation, firm)
    assert settle_logins() == 1
    assert settle_logins() == 0


# In the operators' portal


def page_of(firm: Tenant) -> str:
    return f"/organisations/{firm.public_id}/"


def logged_in(world: World) -> Browser:
    actor = operator(world)
    with use_tenant(world.platform):
        account = Account.objects.get(pk=actor.account_id)
        return cast.Member(world.platform, account, actor).browser()


def test_button_pressed_twice_closes_once(world: World, firm: Tenant) -> None:
    """The second of two clicks must not open what the first has closed."""
    browser = logged_in(world)
    offered = re.search(r'name="change" value="(\w+)"', browser.get(page_of(firm)).content.decode())
    assert offered is not None
    assert offered[1] == "suspend"
    for _click in range(2):
        assert browser.post(page_of(firm), {"reason": WHY, "change": offered[1]}).status_code == 302
    assert state_of(firm) == TenantState.SUSPENDED
    assert len(records(world, firm)) == 1


def test_change_without_a_reason_keeps_the_page(world: World, firm: Tenant) -> None:
    answer = logged_in(world).post(page_of(firm), {"reason": " ", "change": "suspend"})
    assert answer.status_code == 422
    assert state_of(firm) == TenantState.ACTIVE
