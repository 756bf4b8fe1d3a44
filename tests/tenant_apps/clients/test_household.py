"""The household and the group of a client on one page: who, as what, what is under way, and for whose eyes."""

from decimal import Decimal

import pytest
from django.urls import reverse

from tenant_apps.accounts.models import Role
from tenant_apps.clients.circle import circle_of
from tenant_apps.clients.overview import Overview
from tenant_apps.clients.professional.forms import parties_named
from tenant_apps.customers.commands import add_holding as add_share
from tenant_apps.customers.commands import give_office
from tenant_apps.customers.models import Party
from tenant_apps.customers.structure import company_of
from tenant_apps.documents.models import DocumentType
from tenant_apps.dossiers.commands.action_points import ask_for_document
from tenant_apps.reviews.commands import plan_review
from tests.cast import professional
from tests.factories.clients import client, holding, relation
from tests.factories.customers import CompanyFactory, PersonFactory, business, couple, individual
from tests.factories.dossiers import dossier
from vestibule.core.actors import System

pytestmark = pytest.mark.django_db
TENANT_URLS = "vestibule.config.urls_tenant"
A_TEST = System("a test")


def path(name: str, *arguments: object) -> str:
    return reverse(f"professional:{name}", urlconf=TENANT_URLS, args=arguments)


def first(customer):
    return customer.members.get(position=1).party


def said(people) -> dict[str, list[str]]:
    return {str(each.party): each.ties for each in people}


def circle(actor, customer):
    return circle_of(Overview(actor, customer))


def test_a_household_goes_over_partners_and_children_and_a_group_over_companies(cast):
    together, child, grandchild = couple(), individual(last_name="Young"), individual(last_name="Younger")
    client(together)
    one, other = (member.party for member in together.members.select_related("party").order_by("position"))
    relation(together, child, "parent")
    relation(child, grandchild, "parent")
    relation(grandchild, individual(last_name="Too Far"), "parent")
    firm = client(business())
    company = company_of(firm)
    give_office(actor=A_TEST, company=company, person=one, office="director")
    parent = add_share(
        actor=A_TEST, company=company, owner=CompanyFactory(legal_name="Top B.V."), percent=Decimal(60)
    ).owner
    behind = add_share(actor=A_TEST, company=parent, owner=PersonFactory(last_name="Behind"), percent=Decimal(50)).owner
    elsewhere = company_of(business())
    give_office(actor=A_TEST, company=elsewhere, person=behind, office="director")

    found = circle(cast.ben.actor, together)

    assert said(found.household) == {
        str(one): [
            f"Client together with {other}",
            f"Parent of {first(child)}",
            f"Director of {company}",
        ],
        str(other): [f"Client together with {one}"],
        str(first(child)): [f"Child of {one}", f"Parent of {first(grandchild)}"],
        str(first(grandchild)): [f"Child of {first(child)}"],
    }
    group = said(found.group)
    assert group[str(company)] == ["60% is held by Top B.V."]
    assert group["Top B.V."][0] == f"Holds 60% of {company}"
    assert group[str(behind)] == ["Holds 50% of Top B.V.", f"Ultimate beneficial owner of {company}"]
    assert str(elsewhere) not in group
    assert {file.customer.pk for file in found.files} >= {together.pk, child.pk, firm.pk}
    assert found.files[0].is_own


def test_the_page_of_a_company_leaves_out_whom_its_people_live_with(cast):
    firm = client(business())
    director = client()
    give_office(actor=A_TEST, company=company_of(firm), person=first(director), office="director")
    partner = individual(last_name="Private")
    relation(director, partner)

    found = circle(cast.ben.actor, firm)

    assert found.household == []
    assert first(partner).pk not in {each.party.pk for each in found.group}
    assert f"Director of {company_of(firm)}" in said(found.group)[str(first(director))]


def test_the_page_shows_what_is_under_way_with_links_to_the_files(cast):
    opened, partner = dossier(client(last_name="Zwart")), dossier(client(last_name="Wit"))
    relation(opened.customer, partner.customer)
    holding(partner.customer, name="Old savings")
    kind = DocumentType.objects.get(code="payslip")
    ask_for_document(actor=A_TEST, dossier=partner, party=first(partner.customer), document_type=kind)
    review = plan_review(actor=A_TEST, customer=partner.customer)
    browser = cast.ben.browser()

    answer = browser.get(path("clients:household", opened.customer.public_id))
    text = answer.content.decode()
    for shown in ("Partner of", "Old savings", "1 from the client", opened.number, partner.number):
        assert shown in text
    assert path("clients:detail", partner.customer.public_id) in text
    assert path("clients:household", opened.customer.public_id) in (
        browser.get(path("clients:detail", opened.customer.public_id)).content.decode()
    )
    panel = browser.get(answer.context["reviews"].url).content.decode()
    assert path("reviews:detail", review.public_id) in panel
    alone = browser.get(path("clients:household", client().public_id)).content.decode()
    assert "Nobody else is known yet" in alone


def test_nobody_sees_more_than_they_may(cast):
    opened = dossier(client(last_name="Zwart"))
    prospect = individual(last_name="Secret")
    relation(opened.customer, prospect)
    ask_for_document(
        actor=A_TEST,
        dossier=opened,
        party=first(opened.customer),
        document_type=DocumentType.objects.get(code="payslip"),
    )
    Role.objects.create(code="own:Watch", permissions=["clients:view"])
    watcher = professional(cast.alpha, "Watcher", "own:Watch")
    address = path("clients:household", opened.customer.public_id)

    answer = watcher.browser().get(address)

    assert answer.status_code == 200
    (file,) = answer.context["circle"].files
    assert (file.dossiers, file.from_client, answer.context["reviews"]) == ([], 0, None)
    assert opened.number not in answer.content.decode()
    assert watcher.browser().get(path("reviews:panel")).status_code in {403, 404}
    assert len(cast.ben.browser().get(address).context["circle"].files) == 2
    assert cast.cleo.browser().get(address).status_code in {302, 403, 404}
    assert cast.ben.browser().get(path("clients:household", prospect.public_id)).status_code == 404


def test_who_may_not_see_prospects_meets_none(cast):
    known = client()
    together, firm = couple(), business()
    for joined, role in ((together, "applicant"), (firm, "director")):
        joined.members.create(party=first(known), role=role, position=9)
    Role.objects.create(code="own:Watch", permissions=["clients:view"])
    watcher = professional(cast.alpha, "Watcher", "own:Watch")
    relation(known, individual(last_name="Secret"), "sibling")
    relation(known, client(last_name="Known"), "sibling")
    names = {str(first(firm)), *(str(member.party) for member in together.members.select_related("party"))}

    def met(member) -> set[str]:
        found = member.browser().get(path("clients:household", known.public_id)).context["circle"]
        return {str(each.party) for each in (*found.household, *found.group)}

    def shown(member) -> bool:
        return "Secret" in member.browser().get(path("clients:detail", known.public_id)).content.decode()

    assert names < met(cast.ben)
    assert {name for name in met(watcher) if "Known" not in name} == {str(first(known))}
    assert [shown(member) for member in (cast.ben, watcher)] == [True, False]
    found = Party.objects.filter(last_name="Secret")
    assert [parties_named(member.actor, "secret", known) for member in (cast.ben, watcher)] == [list(found), []]


def test_who_may_see_no_file_finds_nobody_in_one(cast):
    overview = Overview(cast.cleo.actor, client(couple()))
    assert (overview.members, overview.party_ids, overview.relations) == ([], [], [])


@pytest.mark.parametrize("count", [1, 30])
def test_the_page_takes_the_same_statements_for_any_number(cast, assert_queries, count):
    customer = client(couple())
    for number in range(count):
        other = client(individual(last_name=f"Otter{number}"))
        relation(customer, other, "sibling")
        holding(other, number=str(number))
        dossier(other)
        give_office(actor=A_TEST, company=company_of(client(business())), person=first(other), office="director")
    browser = cast.ben.browser()
    browser.get(path("clients:household", customer.public_id))
    with assert_queries(22):
        browser.get(path("clients:household", customer.public_id))
