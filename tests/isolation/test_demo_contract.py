"""What other programs may rely on of the embedded default: who is there after seeding, and how they get in."""

import pytest
from django.test import Client as Browser

from tenant_apps.accounts.methods import has_two_factor
from tenant_apps.accounts.models import Account, SecurityPolicy
from tenants import directory
from tenants.context import use_tenant
from tenants.models import Tenant
from tenants.provisioning.schemas import drop_schema
from tests.isolation.world import World
from vestibule.demo.firms import found_demo_firms

pytestmark = pytest.mark.isolation

PASSWORD = "kelder-boter-fiets-42"
FIRMS = {"lindenhof": "nl", "beaumont": "fr"}
PROFESSIONALS = ("admin", "adviser", "handler", "compliance")
CLIENTS = ("client", "partner")
OPERATOR = "operator@platform.example"


@pytest.fixture(scope="module")
def seeded(world: World):
    """The demo, founded twice: the second time changes nothing."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setenv("VESTIBULE_DEMO_PASSWORD", PASSWORD)
        patched.setattr("django.conf.settings.PUBLIC_ALIAS", "provisioner")
        found_demo_firms()
        first = everybody()
        found_demo_firms()
        assert everybody() == first
    yield {tenant.slug: tenant for tenant in demo_firms()}
    for tenant in demo_firms():
        drop_schema(tenant)


def demo_firms() -> list[Tenant]:
    return list(Tenant.objects.using("provisioner").filter(slug__in=FIRMS).order_by("slug"))


def everybody() -> dict[str, list[tuple[int, str]]]:
    found = {}
    for tenant in demo_firms():
        with use_tenant(tenant.identity):
            found[tenant.slug] = list(Account.objects.order_by("pk").values_list("pk", "email"))
    return found


@pytest.mark.parametrize("slug", FIRMS)
def test_firm_has_its_six_people_and_nobody_else(seeded, slug: str) -> None:
    with use_tenant(seeded[slug].identity):
        people = {account.email.split("@")[0]: account for account in Account.objects.order_by("pk")}
        assert {account.email.split("@")[1] for account in people.values()} == {f"{slug}.example"}
        assert set(people) == {*PROFESSIONALS, *CLIENTS}
        assert all(people[name].is_professional for name in PROFESSIONALS)
        assert all(people[name].is_client and not people[name].is_professional for name in CLIENTS)
        assert all(account.check_password(PASSWORD) for account in people.values())


@pytest.mark.parametrize("slug", FIRMS)
def test_nobody_needs_two_factor(seeded, slug: str) -> None:
    with use_tenant(seeded[slug].identity):
        assert not SecurityPolicy.objects.filter(is_two_factor_required=True).exists()
        assert [account.email for account in Account.objects.order_by("pk") if has_two_factor(account)] == []


@pytest.mark.parametrize("slug", FIRMS)
@pytest.mark.parametrize("name", [*PROFESSIONALS, *CLIENTS])
def test_each_gets_in_with_the_one_password(seeded, slug: str, name: str) -> None:
    directory.forget("")
    browser = Browser(HTTP_HOST=f"{slug}.localhost")
    home = "/pro/" if name in PROFESSIONALS else "/"
    answer = browser.post("/login/", {"email": f"{name}@{slug}.example", "password": PASSWORD})
    assert (answer.status_code, answer.url) == (302, home)
    page = browser.get(home)
    assert page.status_code == 200
    assert page.headers["Content-Language"] == FIRMS[slug]


def test_operator_gets_in_on_the_platforms_host(seeded, world: World, settings) -> None:
    with use_tenant(world.platform):
        (operator,) = Account.objects.filter(is_operator=True)
        assert operator.email == OPERATOR
        assert not has_two_factor(operator)
    settings.PROCESS, settings.PUBLIC_ALIAS = "operator", "default"
    browser = Browser(HTTP_HOST="platform.localhost")
    assert browser.post("/login/", {"email": OPERATOR, "password": PASSWORD}).status_code == 302
    page = browser.get("/")
    assert page.status_code == 200
    assert "Lindenhof Hypotheken" in page.content.decode()


def test_public_site_names_the_demo_firms(seeded) -> None:
    page = Browser(HTTP_HOST="localhost").get("/").content.decode()
    assert "lindenhof.localhost" in page
    assert "beaumont.localhost" in page
