"""What an action point is for: the dossier, one product, or the appointment."""

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from tenant_apps.dossiers.commands.action_points import add_action_point, ask_for_documents, edit_action_point
from tenant_apps.dossiers.commands.products import add_product
from tenant_apps.dossiers.errors import ProductOrAppointment
from tenant_apps.dossiers.models import ActionPoint, Dossier
from tenant_apps.dossiers.overview import client_overview
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
