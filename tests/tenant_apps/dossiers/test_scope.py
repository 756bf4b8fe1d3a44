"""What an action point is for: the dossier, one product, or the appointment."""

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from tenant_apps.dossiers.commands.action_points import (
    add_action_point,
    ask_for_documents,
    ask_to_complete,
    edit_action_point,
)
from tenant_apps.dossiers.commands.products import add_product
from tenant_apps.dossiers.errors import ProductOrAppointment
from tenant_apps.dossiers.models import ActionPoint, Dossier, Product
from tenant_apps.dossiers.overview import client_overview
from tenant_apps.flows.models import Flow, FlowRun
from tests.factories.documents import document_type
from tests.factories.dossiers import A_TEST, dossier, free_point
from vestibule.core.actors import Grant

pytestmark = pytest.mark.django_db


def path(name: str, *arguments: object) -> str:
    return reverse(f"professional:dossiers:{name}", urlconf="vestibule.config.urls_tenant", args=arguments)


@pytest.fixture
def opened(db) -> Dossier:
    return dossier()


def test_client_reads_what_is_for_the_appointment(cast, opened):
    free_point(opened, subject="Bring your passport", is_for_appointment=True)
    free_point(opened, subject="Call us")
    (asked,) = ask_for_documents(
        actor=A_TEST, dossier=opened, document_types=[document_type()], is_for_appointment=True
    )
    party = opened.customer.members.get(position=1).party
    client = cast.cleo.with_grants(Grant(opened.pk, opened.customer_id, party.pk, sees_other_applicants=False)).actor
    items = client_overview(client, opened).open_items
    assert {item.title: item.is_for_appointment for item in items} == {
        "Bring your passport": True,
        "Call us": False,
        asked.title: True,
    }


def test_not_for_a_product_and_the_appointment(opened):
    product = add_product(actor=A_TEST, dossier=opened, kind="mortgage")
    with pytest.raises(ProductOrAppointment):
        add_action_point(
            actor=A_TEST, dossier=opened, kind="free", subject="Call", product=product, is_for_appointment=True
        )
    point = free_point(opened, product=product)
    with pytest.raises(ProductOrAppointment):
        edit_action_point(
            actor=A_TEST,
            action_point=point,
            subject="Call",
            remark="",
            due_on=None,
            product=product,
            is_for_appointment=True,
        )
    with pytest.raises(IntegrityError), transaction.atomic():
        ActionPoint.objects.filter(pk=point.pk).update(is_for_appointment=True)


def test_forms_say_what_it_is_for(cast, opened):
    browser = cast.ben.browser()
    address = path("action_point_add", opened.public_id)
    assert (
        b'name="is_for_appointment" id="id_is_for_appointment" checked'
        in browser.get(f"{address}?for=appointment").content
    )
    sent = {"kind": "free", "subject": "Bring your passport", "is_for_appointment": "on"}
    assert browser.post(address, sent).status_code == 302
    point = ActionPoint.objects.get()
    assert point.is_for_appointment
    assert b"For the appointment" in browser.get(path("detail", opened.public_id)).content

    assert browser.post(path("action_point_edit", point.public_id), {"subject": "Bring it"}).status_code == 302
    point.refresh_from_db()
    assert not point.is_for_appointment

    product = add_product(actor=A_TEST, dossier=opened, kind="mortgage")
    answer = browser.post(address, sent | {"product": str(product.public_id)})
    assert answer.status_code == 422
    assert "not for both" in answer.content.decode()


@pytest.mark.parametrize(
    ("kind", "products", "usual"),
    [
        ("mortgage", (("insurance", True),), "mortgage"),
        ("mortgage", (), "mortgage"),
        ("onboarding", (), None),
        ("onboarding", (("savings", True),), "savings"),
        ("onboarding", (("savings", False),), None),
        ("onboarding", (("savings", True), ("pension", True)), None),
    ],
)
def test_what_is_asked_is_usually_for_the_only_product_or_that_of_the_kind(kind, products, usual):
    opened = dossier(kind=kind)
    for code, is_shown in products:
        add_product(actor=A_TEST, dossier=opened, kind=code, is_shown=is_shown)
    found = Product.objects.usual_for(opened)
    assert (found.kind if found else None) == usual


def test_documents_and_fact_finds_are_asked_for_a_product(opened):
    product, flow = opened.products.get(), Flow.objects.order_by("pk").first()
    (asked,) = ask_for_documents(actor=A_TEST, dossier=opened, document_types=[document_type()], product=product)
    point = ask_to_complete(
        actor=A_TEST, dossier=opened, party=opened.customer.parties.get(), flow=flow, product=product
    )
    assert (asked.product, asked.request.product_id) == (product, product.pk)
    assert (point.product, FlowRun.objects.get().product_id) == (product, product.pk)


def test_forms_that_ask_propose_the_usual_product(cast, opened):
    product, flow = opened.products.get(), Flow.objects.order_by("pk").first()
    browser = cast.ben.browser()
    sent = {
        "ask_documents": {"document_types": [document_type().public_id]},
        "ask_flow": {"flow": flow.public_id, "party": opened.customer.parties.get().public_id},
    }
    for name, values in sent.items():
        address = path(name, opened.public_id)
        assert f'<option value="{product.public_id}" selected>' in browser.get(address).content.decode()
        assert browser.post(address, values | {"product": product.public_id}).status_code == 302
    assert set(ActionPoint.objects.values_list("product", flat=True)) == {product.pk}
    another = {"document_types": [document_type("purchase_agreement").public_id]}
    assert browser.post(path("ask_documents", opened.public_id), another).status_code == 302
    assert ActionPoint.objects.filter(product=None).count() == 1  # for the whole dossier, when that is chosen


def test_documents_for_the_appointment_are_for_no_product(cast, opened):
    browser, address = cast.ben.browser(), path("ask_documents", opened.public_id)
    page = browser.get(f"{address}?for=appointment").content.decode()
    assert 'name="is_for_appointment" id="id_is_for_appointment" checked' in page
    assert f'<option value="{opened.products.get().public_id}" selected>' not in page
    both = {"document_types": [document_type().public_id], "is_for_appointment": "on"}
    answer = browser.post(address, both | {"product": opened.products.get().public_id})
    assert answer.status_code == 422


@pytest.mark.parametrize("kind", ["mortgage", "wealth", "onboarding"])
def test_fact_finds_of_the_dossiers_kind_are_offered_first(cast, kind):
    opened = dossier(kind=kind)
    party = opened.customer.parties.get()
    share = reverse(
        "professional:invites:share", urlconf="vestibule.config.urls_tenant", args=[opened.public_id, party.public_id]
    )
    for address in (path("ask_flow", opened.public_id), share):
        offered = list(cast.ben.browser().get(address).context["form"].fields["flow"].queryset)
        places = [0 if flow.kind == kind else 1 if flow.kind == "general" else 2 for flow in offered]
        assert places == sorted(places)
        assert {1, 2} <= set(places)
        general = [str(flow).casefold() for flow in offered if flow.kind == "general"]
        assert general == sorted(general)
