"""The list of clients, the page of each, edits with what stood there before, and relations."""

from dataclasses import replace

import pytest
from django.urls import reverse

from tenant_apps.activity.models import Entry
from tenant_apps.clients import commands
from tenant_apps.clients.models import Change, ClientFile, Holding, Relation
from tenant_apps.customers.commands import edit_party, facts_of
from tenant_apps.customers.models import Customer
from tests.factories.clients import client, holding, relation
from tests.factories.customers import business, couple, individual
from tests.factories.dossiers import dossier
from vestibule.core.errors import DomainError, NotAllowed

pytestmark = pytest.mark.django_db
TENANT_URLS = "vestibule.config.urls_tenant"


def path(name: str, *args: object) -> str:
    return reverse(f"professional:clients:{name}", urlconf=TENANT_URLS, args=args)


def party_of(customer: Customer):
    return customer.members.get(position=1).party


def facts(cast, **others: object) -> dict[str, object]:
    known = {"number": "", "since_on": None, "adviser": None, "case_handler": None}
    return {"actor": cast.ben.actor} | known | others


def test_list_answers_by_name_number_kind_adviser_and_standing(cast):
    individual(last_name="Prospect")
    one = client(last_name="Zwart")
    pair, firm, gone = client(couple()), client(business()), client(last_name="Gone")
    commands.edit_client(**facts(cast, customer=one, number="OLD-7", adviser=cast.ada.account))
    commands.end_relationship(actor=cast.ben.actor, customer=gone)
    browser = cast.ben.browser()

    def asked(**question: object) -> set[str]:
        return {line.number for line in browser.get(path("index"), question).context["lines"]}

    assert asked() == {one.number, pair.number, firm.number}
    assert asked(q="zwart") == asked(q="old-7") == {one.number}
    assert asked(kind="business") == {firm.number}
    assert asked(adviser=str(cast.ada.account.public_id)) == {one.number}
    assert asked(standing="former") == {gone.number}
    assert asked(portal="access") == set()
    assert asked(kind="nonsense", portal="none", sort="newest") == {one.number, pair.number, firm.number}
    assert "Nobody found" in browser.get(path("index"), {"q": "xyz"}).content.decode()


@pytest.mark.parametrize("count", [1, 30])
def test_list_takes_the_same_statements_for_any_number(cast, assert_queries, count):
    for _number in range(count):
        holding(dossier(client()).customer)
    browser = cast.ben.browser()
    browser.get(path("index"))
    with assert_queries(4):
        page = browser.get(path("index"))
    assert len(page.context["lines"]) == min(count, 25)
    assert (page.context["lines"][0].dossiers, page.context["lines"][0].products) == (1, 1)


@pytest.mark.parametrize("count", [1, 30])
def test_page_takes_the_same_statements_for_any_number(cast, assert_queries, count):
    customer = client()
    for number in range(count):
        holding(customer, number=str(number))
        relation(customer)
        commands.edit_client(**facts(cast, customer=customer, number=str(number)))
        dossier(customer)
    browser = cast.ben.browser()
    browser.get(path("detail", customer.public_id))
    with assert_queries(14):
        browser.get(path("detail", customer.public_id))


def test_edit_keeps_who_changed_what_from_what_and_to_what(cast):
    customer = client(first_name="Ann", last_name="Zwart")
    browser = cast.ben.browser()
    sent = {"number": " A  1 ", "since_on": "2020-01-31", "adviser": str(cast.ada.account.public_id)}
    for _twice in range(2):
        assert browser.post(path("edit", customer.public_id), sent)["Location"] == path("detail", customer.public_id)
    facts = replace(facts_of(party_of(customer)), last_name="Wit", phone="0687654321")
    edit_party(actor=cast.ben.actor, party=party_of(customer), facts=facts)
    kept = Change.objects.order_by("pk").values_list("field", "before", "after", "changed_by__name")
    assert list(kept) == [
        ("number", "", "A 1", "Ben"),
        ("since_on", "", "2020-01-31", "Ben"),
        ("adviser", "", "Ada", "Ben"),
        ("last_name", "Zwart", "Wit", "Ben"),
        ("phone", "+31612345678", "+31687654321", "Ben"),
    ]
    page = browser.get(path("detail", customer.public_id)).content.decode()
    assert "From Zwart to Wit" in page
    assert "From +31 6 12345678 to +31 6 87654321" in page
    assert "From nothing to Ada" in browser.get(path("changes", customer.public_id)).content.decode()
    refused = browser.post(path("edit", client().public_id), sent)
    assert (refused.status_code, "A  1" in refused.content.decode()) == (422, True)
    assert ClientFile.objects.exclude(number="").count() == 1


def test_page_shows_what_belongs_to_the_client(cast):
    opened = dossier(client(last_name="Zwart"))
    customer = opened.customer
    partner, company = client(last_name="Wit"), client(business())
    relation(customer, partner)
    relation(company, partner, "shareholder")
    relation(company, customer, "parent_company")
    holding(customer, name="Old savings", number="S-1")
    page = cast.ben.browser().get(path("detail", customer.public_id))
    text = page.content.decode()
    assert {related.label for related in page.context["overview"].relations} == {"Partner", "Parent company"}
    for shown in (opened.number, "Old savings", "Wit", company.name, path("detail", partner.public_id)):
        assert shown in text
    for name in ("documents", "flows"):
        assert reverse(f"professional:{name}:panel", urlconf=TENANT_URLS, args=[customer.public_id]) in text
    assert reverse("professional:threads:panel", urlconf=TENANT_URLS, args=[opened.public_id]) in text
    assert "Customer added" in cast.ben.browser().get(path("activity", customer.public_id)).content.decode()
    assert cast.ben.browser().get(path("detail", individual().public_id)).status_code == 404


def test_products_are_added_corrected_and_removed(cast):
    customer = client()
    browser = cast.ben.browser()
    sent = {"kind": "savings", "name": "Savings", "number": "S-1", "began_on": "2020-02-01"}
    browser.post(path("holding_add", customer.public_id), sent)
    assert browser.post(path("holding_add", customer.public_id), sent | {"name": "Again"}).status_code == 422
    assert browser.post(path("holding_add", customer.public_id), sent | {"ended_on": "2019-01-01"}).status_code == 422
    kept = Holding.objects.get()
    browser.post(path("holding", kept.public_id), sent | {"provider": "Bank"})
    change = Change.objects.get()
    assert (change.field, change.before, change.after) == ("holding_provider", "", "Bank")
    browser.post(path("holding_remove", kept.public_id))
    assert not Holding.objects.exists()
    facts = Entry.objects.filter(verb="clients.remove_holding").get().facts
    assert facts == {"holding": str(kept.public_id), "kind": kept.kind}


def test_relations_are_found_by_name_and_added_once(cast):
    customer, other = client(last_name="Zwart"), client(last_name="Wit")
    browser = cast.ben.browser()
    address = path("relation_add", customer.public_id)
    mine, theirs = str(party_of(customer).public_id), str(party_of(other).public_id)
    assert theirs in browser.get(address, {"q": "wit"}).content.decode()
    sent = {"member": mine, "kind": "parent-of", "other": theirs}
    assert browser.post(address + "?q=wit", sent)["Location"] == path("detail", customer.public_id)
    kept = Relation.objects.get()
    assert (kept.party, kept.other, kept.kind) == (party_of(customer), party_of(other), "parent")
    assert browser.post(address + "?q=wit", sent).status_code == 422
    assert browser.post(address, {"member": mine, "kind": "parent"}).status_code == 422
    with pytest.raises(DomainError) as caught:
        commands.add_relation(actor=cast.ben.actor, party=kept.party, other=kept.party, kind="partner")
    assert caught.value.code == "clients:same-party"
    browser.post(path("relation_remove", kept.public_id), {"next": path("detail", customer.public_id)})
    assert not Relation.objects.exists()


def test_only_those_who_may_change_clients(cast):
    customer = client()
    for actor in (cast.cleo.actor, cast.dan.actor):
        with pytest.raises(NotAllowed):
            commands.edit_client(**facts(cast, customer=customer) | {"actor": actor})
    with pytest.raises(DomainError) as caught:
        commands.edit_client(**facts(cast, customer=individual()))
    assert caught.value.code == "clients:not-a-client"


def test_api_gives_clients_with_what_they_have(cast):
    customer = client()
    holding(customer, number="S-1")
    individual()
    found = cast.ben.browser().get("/api/v1/clients/").json()["results"]
    assert [(each["id"], each["products"][0]["number"]) for each in found] == [(str(customer.public_id), "S-1")]
