"""The operators' pages: which firms there are, how many statements that takes, and how it goes on past a page."""

import pytest
from django.test import Client as Browser

from shared_apps.organisations.models import Organisation
from shared_apps.platform.operator.views import PER_PAGE
from tenant_apps.accounts.models import Session
from tenant_apps.accounts.sessions import hash_of
from tenants.models import Tenant, TenantState
from tests.factories.accounts import PASSWORD, AccountFactory

HOST = "platform.localhost"
pytestmark = pytest.mark.django_db


@pytest.fixture
def browser(operator_process) -> Browser:
    olga = AccountFactory(
        name="Olga", email="olga@platform.example", is_client=False, is_operator=True, roles=["operator"]
    )
    logged_in = Browser(HTTP_HOST=HOST)
    logged_in.post("/login/", {"email": olga.email, "password": PASSWORD})
    return logged_in


@pytest.fixture
def add_firm():
    def add(number: int) -> Tenant:
        tenant = Tenant.objects.create(schema_name=f"t_{number:016x}", slug=f"firm-{number}", state=TenantState.ACTIVE)
        Organisation.objects.create(
            tenant=tenant, name=f"Some firm {number}", country="NL", languages=["nl"], first_language="nl"
        )
        return tenant

    return add


def test_list_of_organisations_takes_the_same_statements_for_any_number(browser, add_firm, assert_queries) -> None:
    add_firm(1)
    browser.get("/")  # the process remembers the host from now on
    with assert_queries(3):  # session with its person, how many, and the firms
        first = browser.get("/", {"q": "Some firm"})
    for number in range(2, PER_PAGE + 1):
        add_firm(number)
    with assert_queries(3):
        full = browser.get("/", {"q": "Some firm"})
    assert first.content.decode().count("Some firm 1<") == 1
    assert full.content.decode().count('<th scope="row">') == PER_PAGE


def test_list_goes_on_past_a_page(browser, add_firm, assert_queries) -> None:
    for number in range(1, PER_PAGE + 3):
        add_firm(number)
    browser.get("/")
    with assert_queries(3):
        page = browser.get("/", {"q": "Some firm", "page": 2}).content.decode()
    assert page.count('<th scope="row">') == 2
    assert "Some firm 1<" in page  # newest first


def test_one_firm_takes_the_same_statements_whatever_else_there_is(browser, add_firm, assert_queries) -> None:
    firm = add_firm(1)
    browser.get("/")
    with assert_queries(2):
        browser.get(f"/organisations/{firm.public_id}/")
    for number in range(2, PER_PAGE + 1):
        add_firm(number)
    with assert_queries(2):
        assert browser.get(f"/organisations/{firm.public_id}/").status_code == 200


def test_own_sessions_take_the_same_statements_for_any_number(browser, platform, assert_queries) -> None:
    def add(number: int) -> None:
        Session.objects.create(
            session_key=hash_of(f"session {number}"),
            session_data="",
            expire_date=own.expire_date,
            tenant=platform.public_id,
            account=own.account,
            user_agent="Mozilla/5.0 (X11; Linux x86_64; rv:130.0) Gecko/20100101 Firefox/130.0",
        )

    own = Session.objects.get(account__isnull=False)
    add(1)
    browser.get("/profile/sessions/")
    with assert_queries(2):
        first = browser.get("/profile/sessions/").content.decode()
    for number in range(2, 31):
        add(number)
    with assert_queries(2):
        full = browser.get("/profile/sessions/").content.decode()
    assert (first.count("Firefox"), full.count("Firefox")) == (1, 30)
