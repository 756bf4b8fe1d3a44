"""The products of a dossier: shown or not, and what becomes of their action points."""

import pytest
from django.urls import reverse

from tenant_apps.documents.commands.reviews import review_delivery
from tenant_apps.documents.enums import Decision, RequestState
from tenant_apps.documents.models import DocumentRequest
from tenant_apps.dossiers.commands.action_points import (
    edit_action_point,
    handle_action_point,
    remove_action_point,
)
from tenant_apps.dossiers.commands.products import add_product, edit_product, remove_product
from tenant_apps.dossiers.errors import ProductRemoved, WouldBeShown
from tenant_apps.dossiers.models import ActionPoint, Dossier, Product
from tenant_apps.dossiers.overview import client_overview
from tenant_apps.dossiers.professional import products
from tenant_apps.flows.versions import compiled
from tenant_apps.invites.grants import grants_for
from tests.cast import client_actor
from tests.factories.dossiers import A_TEST, complete_point, deliver_point, dossier, free_point, request_of
from tests.factories.invites import accepted
from vestibule.core.actors import Grant
from vestibule.core.errors import NotAllowed

pytestmark = pytest.mark.django_db
TENANT_URLS = "vestibule.config.urls_tenant"


def path(name: str, *arguments: object) -> str:
    return reverse(f"professional:dossiers:{name}", urlconf=TENANT_URLS, args=arguments)


@pytest.fixture
def opened(db) -> Dossier:
    return dossier()


@pytest.fixture
def life(opened) -> Product:
    return add_product(actor=A_TEST, dossier=opened, kind="insurance", description="Life")


def seen(cast, opened: Dossier) -> list[str]:
    party = opened.customer.members.get(position=1).party
    client = cast.cleo.with_grants(Grant(opened.pk, opened.customer_id, party.pk, sees_other_applicants=False)).actor
    overview = client_overview(client, opened)
    return [item.title for item in (*overview.open_items, *overview.handled_items)]


def test_client_sees_nothing_of_a_product_that_is_hidden(cast, opened, life):
    free_point(opened, product=life, subject="Choose a cover")
    free_point(opened, subject="Call us")
    assert seen(cast, opened) == ["Choose a cover", "Call us"]
    edit_product(actor=cast.ben.actor, product=life, description="Life", is_shown=False)
    assert seen(cast, opened) == ["Call us"]
    edit_product(actor=cast.ben.actor, product=life, description="Life", is_shown=True)
    assert len(seen(cast, opened)) == 2
    with pytest.raises(NotAllowed):
        edit_product(actor=cast.cleo.actor, product=life, description="x", is_shown=True)


def test_removed_product_leaves_its_action_points_to_the_dossier(opened, life):
    point = free_point(opened, product=life)
    remove_product(actor=A_TEST, product=life, action_points="keep")
    point.refresh_from_db()
    assert (point.product, point.removed_at) == (None, None)


def test_removed_product_takes_its_open_action_points_along(opened, life):
    asked, done = deliver_point(opened, product=life), free_point(opened, product=life)
    handle_action_point(actor=A_TEST, action_point=done)
    remove_product(actor=A_TEST, product=life, action_points="remove")
    assert list(ActionPoint.objects.current()) == [done]
    assert request_of(asked).state == RequestState.CANCELLED


def test_nothing_of_a_hidden_product_is_shown_by_removing_it_unless_that_is_said(cast, opened, deliver):
    hidden = add_product(actor=A_TEST, dossier=opened, kind="pension", is_shown=False)
    free_point(opened, product=hidden, subject="Still to do")
    done = free_point(opened, product=hidden, subject="Done")
    handle_action_point(actor=A_TEST, action_point=done)
    browser, address = cast.ben.browser(), path("product_remove", hidden.public_id)
    assert "The client does not see this product" in browser.get(address).content.decode()
    for choice in ("keep", "remove"):
        answer = browser.post(address, {"action_points": choice})
        assert (answer.status_code, seen(cast, opened)) == (422, [])
    assert browser.post(address, {"action_points": "remove", "reveals": "on"}).status_code == 302
    assert seen(cast, opened) == ["Done"]


def test_hidden_product_goes_without_more_ado_when_that_shows_nothing(cast, opened):
    hidden = add_product(actor=A_TEST, dossier=opened, kind="pension", is_shown=False)
    deliver_point(opened, product=hidden)
    remove_product(actor=A_TEST, product=hidden, action_points="remove")
    assert not Product.objects.filter(pk=hidden.pk).exists()
    assert seen(cast, opened) == []


def test_removed_point_of_a_hidden_product_keeps_its_document_out_of_sight(opened, deliver):
    hidden = add_product(actor=A_TEST, dossier=opened, kind="pension", is_shown=False)
    point = deliver_point(opened, product=hidden)
    review_delivery(actor=A_TEST, request=deliver(point), decision=Decision.APPROVE)
    remove_action_point(actor=A_TEST, action_point=ActionPoint.objects.get(pk=point.pk))
    with pytest.raises(WouldBeShown):
        remove_product(actor=A_TEST, product=hidden)
    remove_product(actor=A_TEST, product=hidden, reveals=True)
    assert not Product.objects.filter(pk=hidden.pk).exists()


def test_page_says_first_what_happens_to_the_action_points(cast, opened, life):
    free_point(opened, product=life, subject="Choose a cover")
    browser = cast.ben.browser()
    page = browser.get(path("product_remove", life.public_id)).content.decode()
    assert ("Choose a cover" in page, "Keep them" in page) == (True, True)
    answer = browser.post(path("product_remove", life.public_id), {})
    assert (answer.status_code, "Choose what happens to them" in answer.content.decode()) == (422, True)
    assert browser.post(path("product_remove", life.public_id), {"action_points": "keep"}).status_code == 302
    assert not Product.objects.filter(pk=life.pk).exists()
    page = browser.get(path("product_remove", opened.products.get().public_id)).content.decode()
    assert ("Nothing has to be done" in page, "Keep them" in page) == (True, False)


def test_a_colleague_who_comes_second_reads_that_it_is_gone(cast, opened, life, monkeypatch):
    def first_a_colleague(*, product, **facts):
        remove_product(actor=A_TEST, product=Product.objects.get(pk=product.pk), action_points="keep")
        return remove_product(product=product, **facts)

    monkeypatch.setattr(products, "remove_product", first_a_colleague)
    answer = cast.ben.browser().post(path("product_remove", life.public_id), {"action_points": "keep"})
    assert (answer.status_code, "has been removed in the meantime" in answer.content.decode()) == (422, True)
    with pytest.raises(ProductRemoved):
        edit_product(actor=A_TEST, product=life, description="Life", is_shown=True)


def test_product_is_described_and_hidden_on_its_page(cast, opened, life):
    browser = cast.ben.browser()
    assert browser.post(path("product_edit", life.public_id), {"description": "x" * 121}).status_code == 422
    browser.post(path("product_edit", life.public_id), {"description": "Life and health"})
    life.refresh_from_db()
    assert (life.description, life.is_shown) == ("Life and health", False)
    assert "Not shown to the client" in browser.get(path("detail", opened.public_id)).content.decode()


def asked_of(cast) -> list[str]:
    """The documents that the invited client sees."""
    actor = client_actor(cast.cleo.account, *grants_for(cast.cleo.account))
    return [request.plain_subject for request in DocumentRequest.objects.visible_to(actor).order_by("pk")]


def test_requests_for_a_hidden_product_are_hidden_too(cast, opened, life):
    accepted(opened, cast.cleo.account)
    deliver_point(opened, subject="Payslip")
    policy = deliver_point(opened, subject="Policy", product=life)
    browser = cast.cleo.browser()
    page = reverse("client:documents:request", urlconf=TENANT_URLS, args=[request_of(policy).public_id])
    assert asked_of(cast) == ["Payslip", "Policy"]

    edit_product(actor=A_TEST, product=life, description="Life", is_shown=False)

    assert asked_of(cast) == ["Payslip"]
    assert browser.get(page).status_code == 404
    assert "Policy" not in browser.get(reverse("client:documents:index", urlconf=TENANT_URLS)).content.decode()
    edit_product(actor=A_TEST, product=life, description="Life", is_shown=True)
    assert asked_of(cast) == ["Payslip", "Policy"]


def test_request_follows_its_action_point_to_another_product(cast, opened, life):
    accepted(opened, cast.cleo.account)
    edit_product(actor=A_TEST, product=life, description="Life", is_shown=False)
    point = deliver_point(opened, subject="Policy")

    edit_action_point(actor=A_TEST, action_point=point, subject="Policy", remark="", due_on=None, product=life)
    hidden = asked_of(cast)
    remove_product(actor=A_TEST, product=life, action_points="keep", reveals=True)

    assert hidden == []
    assert asked_of(cast) == ["Policy"]


def test_fact_find_for_a_hidden_product_is_not_there_for_the_client(cast, opened, life):
    accepted(opened, cast.cleo.account)
    point = complete_point(opened)
    browser = cast.cleo.browser()
    pages = [
        reverse(f"client:flows:{name}", urlconf=TENANT_URLS, args=[point.run.public_id])
        for name in ("run", "summary", "printed")
    ]
    section, subsection = next(compiled(point.run.version).subsections).key.split(".")
    pages.append(reverse("client:flows:page", urlconf=TENANT_URLS, args=[point.run.public_id, section, subsection]))
    run_page = reverse("professional:flows:run", urlconf=TENANT_URLS, args=[point.run.public_id])
    edit_action_point(actor=A_TEST, action_point=point, subject="", remark="", due_on=None, product=life)
    assert [browser.get(page).status_code for page in pages] == [200] * 4

    edit_product(actor=A_TEST, product=life, description="Life", is_shown=False)

    assert [browser.get(page).status_code for page in pages] == [404] * 4
    assert browser.post(f"{pages[-1]}answer/", {}).status_code == 404
    assert cast.ben.browser().get(run_page).status_code == 200
    remove_product(actor=A_TEST, product=life, action_points="keep", reveals=True)
    assert browser.get(pages[0]).status_code == 200
