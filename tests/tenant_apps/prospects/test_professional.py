"""The list of prospects, and adding one."""

import re
from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest
from django.test import Client as Browser
from django.urls import reverse
from django.utils import timezone

from tenant_apps.accounts.enums import RoleCode
from tenant_apps.customers.models import Customer, Party
from tenant_apps.dossiers.models import Dossier
from tests.cast import professional
from tests.factories.customers import business, couple, individual
from tests.factories.dossiers import deliver_point, dossier

pytestmark = pytest.mark.django_db
TENANT_URLS = "vestibule.config.urls_tenant"
INDEX = reverse("professional:prospects:index", urlconf=TENANT_URLS)
ADD = reverse("professional:prospects:add", urlconf=TENANT_URLS)
HAND_OVER = reverse("professional:prospects:hand_over", urlconf=TENANT_URLS)


def person(name: str, **facts: str) -> dict[str, str]:
    values = {
        "form_of_address": "ms",
        "first_name": "Anna",
        "prefix": "",
        "last_name": "Jansen",
        "birth_date": "1985-05-17",
        "email": f"{name}@example.com",
        "phone": "0612345678",
        "language": "en",
    }
    return {f"{name}_{field}": value for field, value in (values | facts).items()}


def company(**facts: str) -> dict[str, str]:
    values = {"legal_name": "Bakkerij B.V.", "company_number": "12345678", "email": "", "phone": "", "language": "en"}
    return {f"company_{field}": value for field, value in (values | facts).items()}


def without_token(page) -> str:
    """The page without the token and the key that are others in each answer."""
    return re.sub(r'name="(?:csrfmiddlewaretoken|form_key)" value="[\w-]+"', "", page.content.decode())


@pytest.fixture
def sent(cast):
    """What a browser sends for a kind of prospect."""

    def values(kind: str, *sections: dict[str, str], **more: str) -> dict[str, str]:
        sent = {"kind": kind, "shown_kind": kind, "dossier_kind": "mortgage", "adviser": cast.ben.account.public_id}
        for section in sections:
            sent |= section
        return sent | more

    return values


@pytest.mark.parametrize("address", [INDEX, ADD])
def test_pages_open_for_professionals_and_for_nobody_else(cast, address):
    expected = {"ada": 200, "ben": 200, "cleo": 404, "dan": 404}
    assert {name: getattr(cast, name).browser().get(address).status_code for name in expected} == expected
    assert Browser(HTTP_HOST="alpha.localhost").get(address).status_code == 302


def test_index_without_prospects_offers_to_add_one(cast):
    text = cast.ben.browser().get(INDEX).content.decode()
    assert "No prospects yet" in text
    assert f'href="{ADD}"' in text


@pytest.mark.parametrize("count", [1, 30])
def test_index_takes_the_same_statements_for_any_number(cast, assert_queries, count):
    for _number in range(count):
        deliver_point(dossier(couple()))
    browser = cast.ben.browser()
    browser.get(INDEX)  # the process remembers host, brand and profile from now on
    with assert_queries(8):
        page = browser.get(INDEX)
    assert page.content.decode().split('id="prospects"')[1].count("<tr>") == min(count, 25) + 1


def test_index_shows_the_latest_dossier_with_stage_and_progress(cast):
    customer = individual(last_name="Zwart")
    dossier(customer)
    dossier(customer, kind="wealth")
    text = cast.ben.browser().get(INDEX).content.decode()
    assert "Wealth management" in text
    assert "First talk" in text
    assert "0%" in text


def test_index_filters_sorts_and_survives_nonsense(cast):
    one = dossier(individual(first_name="Aad", last_name="Aarts", language="nl"), adviser=cast.ben.account)
    two = dossier(business(), kind="insurance")
    browser = cast.ben.browser()

    def found(**asked: object) -> list[str]:
        text = browser.get(INDEX, asked).content.decode()
        numbers = [opened.customer.number for opened in (one, two)]
        return sorted((number for number in numbers if number in text), key=text.index)

    both = [one.customer.number, two.customer.number]
    assert found() == both[::-1]
    assert found(sort="oldest") == found(sort="name") == found(sort="number") == both
    assert found(q="aarts aad") == found(kind="individual") == found(adviser=cast.ben.account.public_id) == both[:1]
    assert found(stage=two.stage.public_id) == both[1:]
    assert found(q="nobody at all") == []
    assert found(kind="?", stage="?", adviser="?", sort="?", page="x") == both[::-1]


def test_index_fragment_is_the_one_in_the_page(cast):
    dossier()
    browser = cast.ben.browser()
    fragment = browser.get(INDEX, headers={"HX-Request": "true", "HX-Target": "prospects"})
    assert without_token(fragment).strip() in without_token(browser.get(INDEX))


def test_hand_over_gives_the_chosen_to_the_adviser_and_keeps_the_filter(cast):
    chosen, other = dossier(individual(last_name="Zwart")), dossier(individual(last_name="Wit"))
    sent = {"customers": [chosen.customer.public_id], "adviser": cast.ada.account.public_id}
    answer = cast.ben.browser().post(f"{HAND_OVER}?sort=name", sent, follow=True)
    assert answer.redirect_chain == [(f"{INDEX}?sort=name", 302)]
    assert "1 prospect handed over to Ada." in answer.content.decode()
    chosen.refresh_from_db()
    other.refresh_from_db()
    assert chosen.adviser == cast.ada.account
    assert other.adviser != cast.ada.account


@pytest.mark.parametrize("missing", ["customers", "adviser"])
def test_hand_over_says_what_is_missing_and_keeps_what_was_chosen(cast, missing):
    opened = dossier(individual())
    sent = {"customers": [opened.customer.public_id], "adviser": cast.ada.account.public_id}
    del sent[missing]
    answer = cast.ben.browser().post(HAND_OVER, sent)
    text = answer.content.decode()
    assert answer.status_code == 422
    assert {"customers": "Choose at least one prospect", "adviser": "Choose the adviser"}[missing] in text
    row = text.split(f'value="{opened.customer.public_id}"')[1].split(">")[0]
    assert ("checked" in row) == (missing == "adviser")


@pytest.mark.parametrize("value", ["nobody", "00000000-0000-4000-8000-000000000000"])
def test_hand_over_refuses_who_is_not_in_the_list(cast, value):
    dossier(individual())
    sent = {"customers": [value], "adviser": cast.ada.account.public_id}
    assert cast.ben.browser().post(HAND_OVER, sent).status_code == 422


def test_somebody_who_only_looks_has_nothing_to_tick(cast):
    dossier(individual())
    looker = professional(cast.alpha, "Kim", RoleCode.COMPLIANCE_OFFICER)
    text = looker.browser().get(INDEX).content.decode()
    assert "data-select-row" not in text
    assert looker.browser().post(HAND_OVER, {}).status_code == 404


def test_index_leaves_out_clients(cast):
    customer = dossier().customer
    Customer.objects.filter(pk=customer.pk).update(lifecycle="client")
    assert customer.number not in cast.ben.browser().get(INDEX).content.decode()


def test_add_an_individual_opens_a_dossier(cast, sent):
    answer = cast.ben.browser().post(ADD, sent("individual", person("applicant")))
    opened = Dossier.objects.get()
    assert answer["Location"] == reverse("professional:dossiers:detail", urlconf=TENANT_URLS, args=[opened.public_id])
    assert (opened.customer.name, opened.kind, opened.adviser) == ("Anna Jansen", "mortgage", cast.ben.account)


def test_add_a_couple_who_share_an_address(cast, sent):
    shared = {"email": "home@example.com"}
    partner = person("partner", first_name="Bo", **shared)
    cast.ben.browser().post(ADD, sent("joint", person("applicant", **shared), partner))
    assert Customer.objects.get().name == "Anna Jansen & Bo Jansen"
    assert Party.objects.filter(email="home@example.com").count() == 2


def test_add_a_business_with_its_contact_person(cast, sent):
    cast.ben.browser().post(ADD, sent("business", company(), person("contact")))
    customer = Customer.objects.get()
    assert customer.name == "Bakkerij B.V."
    assert [member.role for member in customer.members.order_by("position")] == ["applicant", "contact"]


def test_add_keeps_what_was_typed_when_something_is_wrong(cast, sent):
    wrong = person("applicant", email="nobody", phone="12", last_name="Unusual")
    text = cast.ben.browser().post(ADD, sent("individual", wrong)).content.decode()
    assert "name@example.com" in text
    assert "country code" in text
    assert 'value="Unusual"' in text
    assert not Customer.objects.exists()


def test_add_takes_the_address_of_each_and_says_what_is_missing_in_one(cast, sent):
    parts = {"street": "Keizersgracht", "number": "12", "postal_code": "1015cn", "city": "Amsterdam", "country": "NL"}
    lived = {f"partner_address_{part}": text for part, text in parts.items()}
    facts = sent("joint", person("applicant"), person("partner", first_name="Bo"), **lived)
    refused = cast.ben.browser().post(ADD, facts | {"partner_address_number": ""})
    assert refused.status_code == 422
    assert "“House number” is still empty" in refused.content.decode()
    assert "Keizersgracht" in refused.content.decode()
    cast.ben.browser().post(ADD, facts)
    found = dict(Party.objects.order_by("pk").values_list("first_name", "address"))
    assert (found["Anna"], found["Bo"]["postal_code"]) == ({}, "1015 CN")


def test_add_refuses_a_missing_name_and_a_birth_date_ahead(cast, sent):
    browser = cast.ben.browser()
    text = browser.post(ADD, sent("individual", person("applicant", last_name=""))).content.decode()
    assert "c-field__error" in text
    text = browser.post(ADD, sent("individual", person("applicant", birth_date="2990-01-01"))).content.decode()
    assert "lies in the future" in text
    assert not Customer.objects.exists()


def test_choosing_another_kind_keeps_what_was_typed_and_saves_nothing(cast, sent):
    values = sent("joint", person("applicant", last_name="Unusual"), shown_kind="individual")
    text = cast.ben.browser().post(ADD, values).content.decode()
    assert 'value="Unusual"' in text
    assert 'name="partner_last_name"' in text
    assert "c-field__error" not in text
    assert not Customer.objects.exists()


def test_choosing_another_kind_swaps_the_form_alone(cast, sent):
    values = sent("business", shown_kind="individual")
    fragment = cast.ben.browser().post(ADD, values, headers={"HX-Request": "true", "HX-Target": "prospect"})
    assert "<html" not in fragment.content.decode()
    assert 'name="company_legal_name"' in fragment.content.decode()


def test_add_asks_about_somebody_alike_then_adds_somebody_else(cast, sent):
    individual(email="applicant@example.com")
    browser = cast.ben.browser()
    text = browser.post(ADD, sent("individual", person("applicant"))).content.decode()
    assert "Somebody similar is on file already" in text
    assert Customer.objects.count() == 1
    browser.post(ADD, sent("individual", person("applicant"), applicant_same_as="somebody-else"))
    assert Party.objects.count() == 2


def test_add_takes_the_person_who_is_on_file(cast, sent):
    known = individual(email="applicant@example.com").parties.get()
    values = sent("joint", person("applicant"), person("partner"), applicant_same_as=known.public_id)
    cast.ben.browser().post(ADD, values)
    assert known.customers.count() == 2


def test_add_refuses_an_adviser_who_does_not_work_here(cast, sent):
    values = sent("individual", person("applicant"), adviser=cast.cleo.account.public_id)
    text = cast.ben.browser().post(ADD, values).content.decode()
    assert "c-field__error" in text
    assert not Customer.objects.exists()


def test_index_counts_those_who_came_in_each_week(cast):
    for weeks in (0, 0, 1, 11, 12):
        customer = couple()
        then = timezone.now().astimezone(ZoneInfo("Europe/Amsterdam")) - timedelta(weeks=weeks)  # by the firm's clock
        Customer.objects.filter(pk=customer.pk).update(created_at=then)
    page = cast.ben.browser().get(INDEX)
    assert [row.total for row in page.context["weeks"].rows] == [1, *[0] * 9, 1, 2]
    assert "4 added in the past twelve weeks" in page.content.decode()


def test_swapped_lines_hold_no_line_of_weeks(cast):
    couple()
    swapped = cast.ben.browser().get(INDEX, headers={"HX-Request": "true", "HX-Target": "prospects"})
    assert "twelve weeks" not in swapped.content.decode()
