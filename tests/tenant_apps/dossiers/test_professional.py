"""The dossiers' pages in the professional portal."""

import re

import pytest
from django.test import Client as Browser
from django.urls import reverse
from django_otp.plugins.otp_totp.models import TOTPDevice

from tenant_apps.accounts.enums import RoleCode
from tenant_apps.customers.commands import link_account
from tenant_apps.customers.models import Party
from tenant_apps.dossiers.models import ActionPoint, Dossier, DossierNote, Product
from tenant_apps.flows.models import Flow
from tenant_apps.invites.commands import revoke_invite
from tenants import directory, notices
from tenants.context import use_tenant
from tests.cast import professional
from tests.factories.customers import couple, individual
from tests.factories.documents import document_type
from tests.factories.dossiers import A_TEST, complete_point, deliver_point, dossier, free_point
from tests.factories.invites import accepted
from tests.neighbours import both_firms
from tests.queries import number_of, told, whole_visit

pytestmark = pytest.mark.django_db
TENANT_URLS = "vestibule.config.urls_tenant"
WITH_PANELS = 57
"""Each of the ten panels is loaded by itself, with the log-in and the dossier or customer again."""


def path(name: str, *arguments: object) -> str:
    return reverse(f"professional:dossiers:{name}", urlconf=TENANT_URLS, args=arguments)


@pytest.fixture
def opened(cast) -> Dossier:
    return dossier(couple(), adviser=cast.ben.account)


def pages(opened: Dossier) -> list[str]:
    point = free_point(opened)
    return [
        path("index"),
        path("open", opened.customer.public_id),
        path("detail", opened.public_id),
        path("assignment", opened.public_id),
        path("ask_documents", opened.public_id),
        path("ask_flow", opened.public_id),
        path("action_point_add", opened.public_id),
        path("action_point_edit", point.public_id),
    ]


def test_pages_open_for_professionals_and_for_nobody_else(cast, opened):
    expected = {"ada": 200, "ben": 200, "cleo": 404, "dan": 404}
    for address in pages(opened):
        found = {name: getattr(cast, name).browser().get(address).status_code for name in expected}
        assert found == expected, address
        assert Browser(HTTP_HOST="alpha.localhost").get(address).status_code == 302


def test_pages_do_not_exist_for_the_firm_next_door(cast, opened):
    addresses = pages(opened)[1:]
    with both_firms(), use_tenant(cast.beta):
        eve = cast.eve.browser()
        assert {eve.get(address).status_code for address in addresses} == {404}


def test_index_without_dossiers_says_what_to_do(cast):
    page = cast.ben.browser().get(path("index"))
    assert "A dossier is opened with each prospect" in page.content.decode()


@pytest.mark.parametrize("count", [1, 30])
def test_index_takes_the_same_statements_for_any_number(cast, assert_queries, count):
    for _number in range(count):
        deliver_point(dossier(adviser=cast.ben.account))
    browser = cast.ben.browser()
    browser.get(path("index"))  # the process remembers host, brand and profile from now on
    with assert_queries(7):
        page = browser.get(path("index"))
    assert page.content.decode().count("<tr>") == min(count, 25) + 1


def test_index_fragment_is_the_one_in_the_page(cast, opened):
    browser = cast.ben.browser()
    fragment = browser.get(path("index"), headers={"HX-Request": "true", "HX-Target": "dossiers"}).content.decode()
    assert fragment.strip() in browser.get(path("index")).content.decode()
    assert "<html" not in fragment


def test_index_filters_and_survives_nonsense(cast, opened):
    other = dossier(individual(last_name="Zwart"), kind="wealth")
    browser = cast.ben.browser()

    def found(**asked: object) -> set[str]:
        page = browser.get(path("index"), asked)
        return {number for number in (opened.number, other.number) if number in page.content.decode()}

    assert found() == {opened.number, other.number}
    assert found(q="zwart") == found(kind="wealth") == found(stage=other.stage.public_id) == {other.number}
    assert found(owner=cast.ben.account.public_id) == {opened.number}
    assert found(q="nobody at all") == set()
    assert found(kind="nonsense", stage="x", owner="1", sort="up", page="-1") == {opened.number, other.number}


@pytest.mark.parametrize("count", [1, 30])
def test_detail_takes_at_most_twelve_statements(cast, assert_queries, opened, count):
    for _number in range(count):
        deliver_point(opened)
        free_point(opened)
    browser = cast.ben.browser()
    browser.get(path("detail", opened.public_id))  # the process remembers host, brand and profile from now on
    with assert_queries(12):
        browser.get(path("detail", opened.public_id))


def test_detail_with_its_panels_takes_the_same_statements_for_any_number(cast, opened, monkeypatch):
    directory.forget("")
    monkeypatch.setattr(notices, "TTL_WITHOUT_NOTICES", 3600.0)  # however slow the machine is
    browser = cast.ben.browser()
    deliver_point(opened)
    free_point(opened)
    address = path("detail", opened.public_id)
    whole_visit(browser, address)
    first, _page = whole_visit(browser, address)
    for _number in range(29):
        deliver_point(opened)
        free_point(opened)
    full, _page = whole_visit(browser, address)
    assert number_of(first) == number_of(full) <= WITH_PANELS, told(full)


def test_detail_links_to_each_panel_for_browsers_without_script(cast, opened):
    text = cast.ben.browser().get(path("detail", opened.public_id)).content.decode()
    for name, public_id in (
        ("documents:panel", opened.customer.public_id),
        ("flows:panel", opened.customer.public_id),
        ("invites:panel", opened.public_id),
        ("activity:panel", opened.public_id),
    ):
        address = reverse(f"professional:{name}", urlconf=TENANT_URLS, args=[public_id])
        assert f'hx-get="{address}' in text
        assert f'<a href="{address}' in text


def test_detail_for_a_compliance_officer_has_no_forms_and_only_open_panels(cast, opened):
    officer = professional(cast.alpha, "Olga", RoleCode.COMPLIANCE_OFFICER).browser()
    text = officer.get(path("detail", opened.public_id)).content.decode()
    panels = re.findall(r'hx-get="([^"]+)"', text.split("<main")[1].split("</main>")[0])
    assert path("notes", opened.public_id) not in text
    assert len(panels) == 8
    assert {officer.get(address, headers={"HX-Request": "true"}).status_code for address in panels} == {200}


def test_stage_is_changed_or_refused(cast, opened):
    browser = cast.ben.browser()
    advice = opened.workflow.stages.get(code="advice")
    answer = browser.post(path("stage", opened.public_id), {"stage": advice.public_id})
    opened.refresh_from_db()
    assert (answer.status_code, opened.stage) == (302, advice)
    answer = browser.post(path("stage", opened.public_id), {"stage": "nonsense"})
    assert (answer.status_code, "c-field__error" in answer.content.decode()) == (422, True)


def test_assignment_is_saved(cast, opened):
    values = {"adviser": "", "case_handler": cast.ada.account.public_id, "planned_submission_on": "2027-01-15"}
    answer = cast.ben.browser().post(path("assignment", opened.public_id), values)
    opened.refresh_from_db()
    assert answer.status_code == 302
    assert (opened.adviser, opened.case_handler) == (None, cast.ada.account)
    assert str(opened.planned_submission_on) == "2027-01-15"


def test_notes_are_kept_and_nothing_typed_is_lost(cast, opened):
    browser = cast.ben.browser()
    assert browser.post(path("notes", opened.public_id), {"text": "Call on Monday"}).status_code == 302
    assert DossierNote.objects.get().body == "Call on Monday"
    too_long = "x" * 5001
    answer = browser.post(path("notes", opened.public_id), {"text": too_long})
    assert (answer.status_code, too_long in answer.content.decode()) == (422, True)


def test_products_are_added_and_removed(cast, opened):
    browser = cast.ben.browser()
    browser.post(path("products", opened.public_id), {"kind": "insurance", "description": "Life", "is_shown": "on"})
    product = Product.objects.get(kind="insurance")
    browser.post(path("product_remove", product.public_id))
    assert not Product.objects.filter(kind="insurance").exists()
    refused = browser.post(path("products", opened.public_id), {"kind": "nonsense"})
    assert "c-field__error" in refused.content.decode()


def test_product_in_use_says_why_it_stays(cast, opened):
    product = opened.products.get()
    free_point(opened, product=product)
    answer = cast.ben.browser().post(path("product_remove", product.public_id), follow=True)
    assert "Choose what happens to them" in answer.content.decode()


def test_documents_are_asked_together(cast, opened):
    types = [document_type("payslip").public_id, document_type("tax_return").public_id]
    values = {"document_types": types, "party": "", "remark": "Recent ones"}
    browser = cast.ben.browser()
    assert browser.post(path("ask_documents", opened.public_id), values).status_code == 302
    assert ActionPoint.objects.filter(kind="deliver", party=None).count() == 2
    own = {"subject": " The garden plan ", "remark": "Recent ones"}
    assert browser.post(path("ask_documents", opened.public_id), own).status_code == 302
    assert browser.post(path("ask_documents", opened.public_id), own).status_code == 302
    asked = ActionPoint.objects.get(request__subject="The garden plan").request
    assert (asked.document_type.code, asked.title, asked.remark) == ("other", "The garden plan", "Recent ones")
    answer = browser.post(path("ask_documents", opened.public_id), {"remark": "Recent ones"})
    text = answer.content.decode()
    assert "Choose at least one document." in text
    assert "Recent ones" in text


@pytest.mark.parametrize(
    ("languages", "said"),
    [
        (("fr", "nl"), "They read different languages: "),
        (("de", "de"), "It is read in German. What you write is not translated."),
        (("en", "en"), ""),
    ],
)
def test_forms_say_in_which_language_a_text_is_read(cast, opened, languages, said):
    people = [member.party for member in opened.customer.members.order_by("position")]
    for person, language in zip(people, languages, strict=True):
        Party.objects.filter(pk=person.pk).update(language=language)
    point = free_point(opened)
    pages = [path(name, opened.public_id) for name in ("ask_documents", "action_point_add")]
    appointment = reverse("professional:appointments:make", args=[opened.public_id], urlconf=TENANT_URLS)
    for page in (*pages, path("action_point_edit", point.public_id), appointment):
        text = cast.ben.browser().get(page).content.decode()
        assert ("is not translated" in text) == bool(said), page
        assert said in text, page


def test_fact_find_is_asked_of_one_applicant(cast, opened):
    flow, party = Flow.objects.order_by("pk").first(), opened.customer.members.get(position=2).party
    values = {"flow": flow.public_id, "party": party.public_id}
    assert cast.ben.browser().post(path("ask_flow", opened.public_id), values).status_code == 302
    assert ActionPoint.objects.get().run.party == party


def test_action_point_is_added_changed_handled_reopened_and_removed(cast, opened):
    browser = cast.ben.browser()
    browser.post(path("action_point_add", opened.public_id), {"kind": "free", "subject": "Call the notary"})
    point = ActionPoint.objects.get()
    browser.post(path("action_point_edit", point.public_id), {"subject": "Call the bank", "due_on": "2027-01-01"})
    point.refresh_from_db()
    assert (point.subject, str(point.due_on)) == ("Call the bank", "2027-01-01")
    for name, handled in (("handle", True), ("reopen", False)):
        browser.post(path(f"action_point_{name}", point.public_id))
        point.refresh_from_db()
        assert point.is_handled is handled
    browser.post(path("action_point_remove", point.public_id))
    assert not ActionPoint.objects.current().exists()


def test_action_point_that_follows_its_source_is_not_ticked_off(cast, opened):
    point = deliver_point(opened)
    answer = cast.ben.browser().post(path("action_point_handle", point.public_id), follow=True)
    assert "cannot be handled by hand" in answer.content.decode()


def test_edit_offers_only_what_can_be_changed(cast, opened):
    browser = cast.ben.browser()
    fact_find = complete_point(opened)
    text = browser.get(path("action_point_edit", fact_find.public_id)).content.decode()
    assert 'name="subject"' not in text
    answer = browser.post(path("action_point_edit", fact_find.public_id), {"due_on": "2027-02-01"})
    fact_find.refresh_from_db()
    assert (answer.status_code, str(fact_find.due_on)) == (302, "2027-02-01")


def test_another_dossier_is_opened_for_the_customer(cast, opened):
    address = path("open", opened.customer.public_id)
    cast.ben.browser().post(address, {"kind": "insurance", "adviser": cast.ben.account.public_id})
    assert opened.customer.dossiers.count() == 2
    refused = cast.ben.browser().post(address, {"kind": "insurance"})
    assert "c-field__error" in refused.content.decode()


def test_changes_by_get_do_not_exist(cast, opened):
    browser = cast.ben.browser()
    for name in ("notes", "products"):
        assert browser.get(path(name, opened.public_id)).status_code == 405


def test_detail_says_whether_an_applicant_logs_in_with_two_factor(cast, opened):
    party = opened.customer.members.get(position=1).party
    link_account(actor=A_TEST, party=party, account=cast.cleo.account)
    address = path("detail", opened.public_id)
    without = cast.ben.browser().get(address).content.decode()
    assert "No access to this dossier" in without
    assert _fact(without, "Two-factor") == "No"
    TOTPDevice.objects.create(user=cast.cleo.account, confirmed=True)
    assert _fact(cast.ben.browser().get(address).content.decode(), "Two-factor") == "Yes"


def test_detail_says_when_an_applicant_last_logged_in_and_in_which_language_they_read(cast, opened):
    party = opened.customer.members.get(position=1).party
    link_account(actor=A_TEST, party=party, account=cast.cleo.account)
    Party.objects.filter(pk=party.pk).update(language="fr")
    cast.cleo.account.set_password("a long and quiet evening")
    cast.cleo.account.save(update_fields=["password"])
    adviser, address = cast.ben.browser(), path("detail", opened.public_id)
    before = adviser.get(address).content.decode()
    assert (_fact(before, "Last log-in"), _fact(before, "Language")) == ("Never", "French")

    log_in = reverse("accounts:login", urlconf=TENANT_URLS)
    known = {"email": cast.cleo.account.email, "password": "a long and quiet evening"}
    assert Browser(HTTP_HOST="alpha.localhost").post(log_in, known).status_code == 302

    after = adviser.get(address).content.decode()
    assert re.fullmatch(r"\d\d/\d\d/\d{4} \d\d:\d\d", _fact(after, "Last log-in"))


def test_detail_tells_who_has_access_to_this_very_dossier(cast, opened):
    party = opened.customer.members.get(position=1).party
    link_account(actor=A_TEST, party=party, account=cast.cleo.account)
    address = path("detail", opened.public_id)

    shared = accepted(opened, cast.cleo.account)
    assert "Has access" in _fact(cast.ben.browser().get(address).content.decode(), "Client portal")

    revoke_invite(actor=A_TEST, invite=shared)
    assert "No access to this dossier" in _fact(cast.ben.browser().get(address).content.decode(), "Client portal")


def _fact(text: str, label: str) -> str:
    return text.split(f"<dt>{label}</dt><dd>")[1].split("</dd>", maxsplit=1)[0].strip()
