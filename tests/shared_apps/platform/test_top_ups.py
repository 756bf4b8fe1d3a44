"""Operators add credits for text messages; the provisioner carries them to the firm's own ledger."""

from decimal import Decimal
from uuid import uuid4

import pytest
from django.test import Client as Browser

from shared_apps.platform.commands import order_top_up
from shared_apps.platform.models import TopUp
from tenant_apps.activity.models import Entry
from tenant_apps.notifications.commands.credits import top_up_for_the_product
from tenants.models import Tenant
from tests.factories.accounts import PASSWORD, AccountFactory
from vestibule.core.actors import System
from vestibule.core.errors import NotAllowed
from vestibule.core.messages import Recipient, send

pytestmark = pytest.mark.django_db
OPERATOR = System("an operator")


def alpha() -> Tenant:
    return Tenant.objects.get(slug="alpha")


def order(number: int = 5, **values: object) -> TopUp:
    return order_top_up(
        actor=OPERATOR, tenant=alpha(), **({"credits": number, "reason": "invoice 7", "order": uuid4()} | values)
    )


@pytest.mark.parametrize("who", ["ada", "ben", "cleo"])
def test_only_operators_order(cast, who):
    with pytest.raises(NotAllowed):
        order_top_up(actor=getattr(cast, who).actor, tenant=alpha(), credits=1, reason="x", order=uuid4())


def test_firm_reads_the_line_and_what_is_left(cast, settings):
    settings.SMS_CREDITS = 10
    order = uuid4()
    assert top_up_for_the_product(number=5, reason="invoice 7", order=order) == 15
    assert top_up_for_the_product(number=5, reason="invoice 7", order=order) == 15
    page = cast.ada.browser().get("/pro/messages/credits/").text
    assert page.count("invoice 7") == 1
    assert "+5" in page
    assert "15 of 15 left" in page


@pytest.mark.parametrize("who", ["ben", "cleo", "dan"])
def test_ledger_is_for_who_sets_notifications_up(cast, who):
    assert getattr(cast, who).browser().get("/pro/messages/credits/").status_code == 404


def test_firm_is_warned_on_its_page_and_reads_what_a_month_cost(cast, settings):
    settings.SMS_CREDITS, settings.SMS_PRICE = 5, Decimal("0.10")
    for number in range(4):
        context = {"text": "Your code"}
        to = Recipient("Cleo", "en", phone="+31612345678")
        send(template="invites.passcode", to=to, channel="sms", context=context, key=str(number))
    settings.SMS_PRICE = Decimal("9.99")  # what was sent has its own price
    page = cast.ada.browser().get("/pro/messages/credits/").text
    assert "80% of the text messages are used" in page
    assert "€0.40" in page


@pytest.mark.parametrize("count", [1, 30])
def test_ledger_takes_the_same_statements_for_any_number(cast, assert_queries, count):
    browser = cast.ada.browser()
    for number in range(count):
        top_up_for_the_product(number=1, reason=str(number), order=uuid4())
    browser.get("/pro/messages/credits/")
    with assert_queries(5):  # session with its person, what is left, the months, how many lines, and the lines
        browser.get("/pro/messages/credits/")


@pytest.fixture
def browser(operator_process) -> Browser:
    olga = AccountFactory(
        name="Olga", email="olga@platform.example", is_client=False, is_operator=True, roles=["operator"]
    )
    logged_in = Browser(HTTP_HOST="platform.localhost")
    logged_in.post("/login/", {"email": olga.email, "password": PASSWORD})
    return logged_in


def test_operator_adds_credits_with_a_reason_and_sees_them(browser):
    page = f"/organisations/{alpha().public_id}/credits/"
    assert "Nothing has been added yet" in browser.get(page).text
    facts = {"order": str(uuid4()), "credits": "5", "reason": "invoice 7"}
    for _time in range(2):
        assert browser.post(page, facts).status_code == 302
    ordered = TopUp.objects.get()
    assert (ordered.ordered_by, ordered.credits) == ("Olga", 5)
    shown = browser.get(page).text
    assert "invoice 7" in shown
    assert "On its way" in shown
    assert Entry.objects.filter(verb="platform.top_up").count() == 1


@pytest.mark.parametrize(
    "wrong", [{"credits": "0"}, {"credits": "-1"}, {"credits": "x"}, {"reason": ""}, {"order": "x"}]
)
def test_bad_order_is_refused_and_kept_on_the_page(browser, wrong):
    facts = {"order": str(uuid4()), "credits": "5", "reason": "invoice 7"} | wrong
    answer = browser.post(f"/organisations/{alpha().public_id}/credits/", facts)
    assert answer.status_code == 422
    assert not TopUp.objects.exists()


@pytest.mark.parametrize("count", [1, 30])
def test_orders_take_the_same_statements_for_any_number(browser, assert_queries, count):
    page = f"/organisations/{alpha().public_id}/credits/"
    browser.get(page)
    for _number in range(count):
        order(1)
    with assert_queries(4):  # session with its person, the firm, how many, and the orders
        browser.get(page)
