"""What is filled in beforehand: from the file, from the dossier and from earlier answers; the client confirms it."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone

from tenant_apps.customers.commands import edit_party, facts_of
from tenant_apps.dossiers.commands.action_points import ask_to_complete
from tenant_apps.dossiers.commands.products import add_product
from tenant_apps.flows.commands.answers import Entry, confirm_answer, save_answer
from tenant_apps.flows.commands.runs import start_run
from tenant_apps.flows.definitions import check_definition
from tenant_apps.flows.models import Answer, Flow, FlowRun, FlowVersion
from tenant_apps.flows.prefill import SOURCES
from tests.cast import Cast
from tests.factories import customers, dossiers, flows
from vestibule.core.actors import System

pytestmark = pytest.mark.django_db
PRODUCT = System("a test")
KINDS = {"birth_date": "date", "email": "email", "phone": "phone", "earlier": "money"}
KINDS |= {"home_address": "address", "company_address": "address"}


def asking_all() -> Flow:
    """A flow with one question for each thing that may be filled in beforehand."""
    fields: list[dict[str, Any]] = [
        {"key": source, "type": KINDS.get(source, "text"), "prefill": source, "label": {"en": source}, "need": "soft"}
        for source in SOURCES
    ]
    page = {"key": "all", "title": {"en": "All"}, "fields": fields}
    section = {"key": "known", "title": {"en": "Known"}, "subsections": [page]}
    definition = {"format": 1, "languages": ["en"], "country": "NL", "sections": [section]}
    check_definition(definition)
    flow = Flow.objects.create(code="known", kind="general", name="Known")
    FlowVersion.objects.create(flow=flow, number=1, definition=definition, published_at=timezone.now())
    return flow


def answers(run: FlowRun) -> dict[str, Any]:
    return {answer.key.rpartition(".")[2]: answer.value for answer in Answer.objects.filter(run=run)}


def test_file_and_dossier_fill_in_what_they_know(cast: Cast) -> None:
    facts = {"prefix": "de", "last_name": "Boer", "birth_date": date(1985, 3, 27), "email": "anna@example.com"}
    customer = customers.individual(first_name="Anna", phone="+31612345678", **facts)
    opened = dossiers.dossier(customer)
    add_product(actor=PRODUCT, dossier=opened, kind="mortgage", description="Loan for the Kade")
    add_product(actor=PRODUCT, dossier=opened, kind="insurance", description="Secret", is_shown=False)
    party = flows.party_of(customer)

    run = ask_to_complete(actor=cast.ben.actor, dossier=opened, party=party, flow=asking_all()).run

    known = answers(run)
    assert known == {
        "first_name": "Anna",
        "prefix": "de",
        "last_name": "Boer",
        "full_name": "Anna de Boer",
        "birth_date": "1985-03-27",
        "email": "anna@example.com",
        "phone": "+31612345678",
        "products": known["products"],
        "dossier_number": opened.number,
    }
    assert "Loan for the Kade" in known["products"]
    assert "Secret" not in known["products"]
    assert set(Answer.objects.filter(run=run).values_list("source", "confirmed_at")) == {("imported", None)}


def test_an_earlier_answer_is_taken_over_to_be_confirmed(cast: Cast) -> None:
    customer, flow = customers.individual(), asking_all()
    party = flows.party_of(customer)
    first = start_run(actor=PRODUCT, customer=customer, party=party, flow=flow, dossier_id=1)
    cleo = flows.granted(cast.cleo, first).actor
    save_answer(actor=cleo, run=first, entry=Entry("known.all.earlier", 0, "1250", 0))
    save_answer(actor=cleo, run=first, entry=Entry("known.all.legal_name", 0, "The Mill", 0))

    second = start_run(actor=PRODUCT, customer=customer, party=party, flow=flow, dossier_id=2)

    assert (answers(second)["earlier"], answers(second)["legal_name"]) == ("1250.00", "The Mill")
    taken = Answer.objects.get(run=second, key="known.all.earlier")
    assert (taken.source, taken.waits_for_confirmation) == ("imported", True)
    confirm_answer(actor=flows.granted(cast.cleo, second).actor, run=second, key=taken.key, item=0)
    taken.refresh_from_db()
    assert taken.confirmed_by_id == cast.cleo.account.pk


def test_nobody_elses_answers_and_nothing_unseen_is_taken_over(cast: Cast) -> None:
    customer, flow = customers.couple(), asking_all()
    partner, party = flows.party_of(customer, 2), flows.party_of(customer)
    theirs = start_run(actor=PRODUCT, customer=customer, party=partner, flow=flow, dossier_id=1)
    save_answer(actor=cast.ben.actor, run=theirs, entry=Entry("known.all.earlier", 0, "9", 0))
    hidden = start_run(actor=PRODUCT, customer=customer, party=party, flow=flow, dossier_id=1)
    FlowRun.objects.filter(pk=hidden.pk).update(product_id=7)
    save_answer(actor=cast.ben.actor, run=hidden, entry=Entry("known.all.earlier", 0, "8", 0))

    run = start_run(actor=PRODUCT, customer=customer, party=party, flow=flow, dossier_id=2)

    assert "earlier" not in answers(run)


def test_catalogue_asks_the_address_once(cast: Cast) -> None:
    customer = customers.individual()
    first = flows.run(customer, flows.MORTGAGE)
    home = Entry("contact.home.address", 0, flows.HOME, 0)
    save_answer(actor=flows.granted(cast.cleo, first).actor, run=first, entry=home)
    again = {"customer": customer, "party": flows.party_of(customer), "flow": first.version.flow}
    second = start_run(actor=PRODUCT, dossier_id=99, **again)
    assert Answer.objects.get(run=second, key="contact.home.address").value["city"] == "Amsterdam"


def test_address_on_file_is_filled_in_and_compared_with_the_answer(cast: Cast) -> None:
    customer = customers.individual(address=flows.HOME)
    run = flows.run(customer, flows.MORTGAGE)
    key = "contact.home.address"
    assert Answer.objects.get(run=run, key=key).value == flows.HOME
    url = reverse("professional:flows:run", urlconf="vestibule.config.urls_tenant", args=[run.public_id])
    browser = cast.ben.browser()
    assert "On file:" not in browser.get(url).content.decode()
    cleo = flows.granted(cast.cleo, run).actor
    save_answer(actor=cleo, run=run, entry=Entry(key, 0, flows.HOME | {"number": "9"}, 1))
    assert "On file: Kade 7, 1011 AB Amsterdam" in browser.get(url).content.decode()

    for _twice in range(2):
        assert browser.post(f"{url}take-over/", {"key": key})["Location"] == url

    party = flows.party_of(customer)
    assert party.address["number"] == "9"
    assert party.changes.filter(field="address").count() == 1
    assert "On file:" not in browser.get(url).content.decode()
    assert browser.post(f"{url}take-over/", {"key": "contact.home.since"}, follow=True).status_code == 200
    assert cast.cleo.browser().post(f"{url}take-over/", {"key": key}).status_code == 404


def test_home_address_is_none_of_a_companys(cast: Cast) -> None:
    company = customers.business()
    person = flows.party_of(company, 2)
    edit_party(actor=cast.ben.actor, party=person, facts=replace(facts_of(person), address=flows.HOME))
    known = flows.run(company, flows.BUSINESS, position=2)
    assert not Answer.objects.filter(run=known, key__contains="address").exists()
