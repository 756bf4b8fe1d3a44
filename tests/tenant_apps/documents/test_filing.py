"""A file goes where it belongs, and photos become one PDF."""

from collections.abc import Callable

import pypdfium2
import pytest
from django.urls import reverse

from tenant_apps.accounts.enums import RoleCode
from tenant_apps.activity.models import Entry
from tenant_apps.documents.commands.deliveries import withdraw_delivery
from tenant_apps.documents.commands.merging import merge_photos
from tenant_apps.documents.commands.moving import move_delivery
from tenant_apps.documents.commands.reviews import review_delivery
from tenant_apps.documents.enums import Decision, FileState, RejectionReason, RequestState
from tenant_apps.documents.errors import (
    AlreadyApproved,
    AlreadyMoved,
    AlreadyReviewed,
    DeliveredBySomebodyElse,
    ForbiddenFormat,
    MovedElsewhere,
    NothingToMerge,
)
from tenant_apps.documents.gateways import contents
from tenant_apps.documents.models import Delivery, DocumentRequest
from tests.cast import Cast, Member, professional
from tests.factories import documents, samples
from tests.factories.customers import individual
from tests.tenant_apps.documents.conftest import granted
from tests.tenant_apps.documents.visits import browser_of
from vestibule.core.errors import NotAllowed

pytestmark = pytest.mark.django_db

Run = Callable[[], int]


def page(name: str, **ids: object) -> str:
    return reverse(f"professional:documents:{name}", urlconf="vestibule.config.urls_tenant", kwargs=ids)


def client_page(name: str, **ids: object) -> str:
    return reverse(f"client:documents:{name}", urlconf="vestibule.config.urls_tenant", kwargs=ids)


def beside(asked: DocumentRequest, code: str = "bank_statement", **facts: object) -> DocumentRequest:
    return documents.request(asked.customer, code=code, **facts)


def fresh(asked: DocumentRequest) -> DocumentRequest:
    return DocumentRequest.objects.get(pk=asked.pk)


def photos(asked: DocumentRequest, cleo: Member, run: Run, *, count: int = 2) -> list[Delivery]:
    """Photographs of the pages, checked."""
    made = [
        documents.delivery(asked, actor=cleo.actor, content=samples.photo(width=60 + number), name=f"page{number}.jpg")
        for number in range(count)
    ]
    run()
    return made


def test_moved_file_counts_where_it_belongs(cast: Cast, asked: DocumentRequest, delivered: Delivery) -> None:
    target = beside(asked)

    moved = move_delivery(actor=cast.ben.actor, delivery=delivered, to=target)

    assert moved.request == target
    assert (moved.delivered_at, moved.delivered_by) == (delivered.delivered_at, delivered.delivered_by)
    assert [fresh(asked).state, fresh(target).state] == [RequestState.ASKED, RequestState.DELIVERED]
    assert fresh(asked).delivered_at is None
    assert fresh(asked).revision > asked.revision
    facts = Entry.objects.get(verb="documents.move").facts
    assert (facts["request"], facts["to"]) == (str(asked.public_id), str(target.public_id))


def test_one_of_two_files_leaves_the_other_to_be_reviewed(cast: Cast, asked, cleo, run_effects: Run) -> None:
    first, _second = photos(asked, cleo, run_effects)

    move_delivery(actor=cast.ben.actor, delivery=first, to=beside(asked))

    assert fresh(asked).state == RequestState.DELIVERED


def test_file_moved_to_what_was_rejected_is_of_its_present_round(cast: Cast, asked, delivered, run_effects) -> None:
    target = beside(asked)
    other = documents.delivery(target)
    run_effects()
    review_delivery(
        actor=cast.ben.actor, request=fresh(target), decision=Decision.REJECT, reason=RejectionReason.INCORRECT
    )

    moved = move_delivery(actor=cast.ben.actor, delivery=delivered, to=target)

    assert moved.round == 2
    assert fresh(target).state == RequestState.DELIVERED
    assert other.round == 1


def test_the_other_applicant_sees_what_was_moved_to_them(cast: Cast, joint, run_effects: Run) -> None:
    first, second, _either = joint
    cleo, dan = granted(cast.cleo, first), granted(cast.dan, first, position=1)
    delivery = documents.delivery(first, actor=cleo.actor)
    run_effects()

    move_delivery(actor=cast.ben.actor, delivery=delivery, to=second)

    visible = Delivery.objects.visible_to
    assert not visible(cleo.actor).exists()
    assert visible(dan.actor).get() == delivery
    assert (
        delivery.file.original_name
        in browser_of(dan).get(client_page("request", request_id=second.public_id)).content.decode()
    )
    assert delivery.file.original_name not in browser_of(cleo).get(client_page("index")).content.decode()


def test_only_within_the_dossier_and_where_something_may_come_in(cast: Cast, asked, delivered, run_effects) -> None:
    actor = cast.ben.actor
    elsewhere = documents.request(individual(), code="bank_statement")
    other_dossier = beside(asked, dossier_id=2)
    for target in (elsewhere, other_dossier, asked):
        with pytest.raises(MovedElsewhere):
            move_delivery(actor=actor, delivery=delivered, to=target)
    done = beside(asked)
    documents.delivery(done)
    run_effects()
    review_delivery(actor=actor, request=fresh(done), decision=Decision.APPROVE)
    with pytest.raises(AlreadyApproved):
        move_delivery(actor=actor, delivery=delivered, to=done)
    narrow = beside(asked, code="identity_document")
    narrow.document_type.formats = ["image"]
    narrow.document_type.save(update_fields=["formats"])
    with pytest.raises(ForbiddenFormat):
        move_delivery(actor=actor, delivery=delivered, to=narrow)
    assert fresh(asked).state == RequestState.DELIVERED


def test_what_was_judged_moved_or_taken_back_stays(cast: Cast, asked, cleo, delivered) -> None:
    actor, target, third = cast.ben.actor, beside(asked), beside(asked, code="purchase_agreement")
    move_delivery(actor=actor, delivery=Delivery.objects.get(pk=delivered.pk), to=target)
    with pytest.raises(AlreadyMoved):
        move_delivery(actor=actor, delivery=delivered, to=third)
    there = Delivery.objects.select_related("request").get(pk=delivered.pk)
    review_delivery(actor=actor, request=target, decision=Decision.REJECT, reason=RejectionReason.OUTDATED)
    with pytest.raises(AlreadyMoved):
        move_delivery(actor=actor, delivery=there, to=third)


def test_withdrawn_file_is_not_moved(cast: Cast, asked, cleo, delivered) -> None:
    withdraw_delivery(actor=cleo.actor, delivery=delivered)

    with pytest.raises(AlreadyMoved):
        move_delivery(actor=cast.ben.actor, delivery=delivered, to=beside(asked))


def test_only_who_reviews_may_move(cast: Cast, asked, cleo, delivered) -> None:
    for actor in (cleo.actor, cast.dan.actor):
        with pytest.raises(NotAllowed):
            move_delivery(actor=actor, delivery=delivered, to=beside(asked))


def test_move_page_offers_what_is_asked_beside_it(cast: Cast, asked, delivered) -> None:
    browser, target = cast.ben.browser(), beside(asked, party=asked.customer.parties.get())
    elsewhere = documents.request(individual(), code="purchase_agreement")
    address = page("move", delivery_id=delivered.public_id)

    assert address in browser.get(page("review", request_id=asked.public_id)).content.decode()
    shown = browser.get(address).content.decode()
    assert f'value="{target.public_id}"' in shown
    assert str(target.party) in shown
    assert str(elsewhere.public_id) not in shown
    assert browser.post(address, {"to": elsewhere.public_id}).status_code == 422
    assert browser.post(address, {}).status_code == 422
    answer = browser.post(address, {"to": target.public_id})
    assert answer.url == page("review", request_id=target.public_id)
    assert fresh(target).state == RequestState.DELIVERED


def test_move_page_without_another_document_says_what_to_do(cast: Cast, delivered) -> None:
    assert (
        "Ask for the document" in cast.ben.browser().get(page("move", delivery_id=delivered.public_id)).content.decode()
    )


@pytest.mark.parametrize("who", ["cleo", "ben"])
def test_photos_become_one_pdf(who: str, cast: Cast, asked, cleo, run_effects: Run) -> None:
    made = photos(asked, cleo, run_effects, count=3)
    before = fresh(asked)

    merge_photos(actor=cleo.actor if who == "cleo" else cast.ben.actor, request=asked)
    run_effects()

    whole = Delivery.objects.standing().select_related("file__key").get()
    assert (whole.file.original_name, whole.file.content_type, whole.file.pages) == ("page0.pdf", "application/pdf", 3)
    assert whole.file.preview_pages == 3
    assert (whole.delivered_at, whole.delivered_by) == (made[0].delivered_at, cleo.account)
    with contents.open_file(whole.file, 0) as stream:
        document = pypdfium2.PdfDocument(stream.read())
    assert [round(side) for side in document[0].get_size()] == [595, 842], "the photograph was taken upright"
    assert fresh(asked).state == RequestState.DELIVERED
    assert fresh(asked).revision > before.revision
    assert fresh(asked).delivered_at == before.delivered_at
    assert {photo.file.state for photo in Delivery.objects.exclude(pk=whole.pk).select_related("file")} == {
        FileState.REMOVED
    }


def test_drawn_pictures_lie_on_their_side(cast: Cast, asked, cleo, run_effects) -> None:
    for number in range(2):
        drawing = samples.photo(width=40, height=80, kind="PNG")  # a phone held upright turned it
        documents.delivery(asked, actor=cleo.actor, content=drawing, name=f"{number}.png")
    run_effects()

    merge_photos(actor=cast.ben.actor, request=asked)
    run_effects()

    file = Delivery.objects.standing().get().file
    with contents.open_file(file, 0) as stream:
        assert [round(side) for side in pypdfium2.PdfDocument(stream.read())[1].get_size()] == [842, 595]


def test_merging_what_was_judged_meanwhile_changes_nothing(cast: Cast, asked, cleo, run_effects, stored) -> None:
    photos(asked, cleo, run_effects)
    merge_photos(actor=cleo.actor, request=asked)
    review_delivery(actor=cast.ben.actor, request=fresh(asked), decision=Decision.APPROVE)

    run_effects()

    assert Delivery.objects.standing().count() == 2
    assert fresh(asked).state == RequestState.APPROVED
    assert len(stored("files")) == 2


def test_merging_twice_is_once(cast: Cast, asked, cleo, run_effects) -> None:
    photos(asked, cleo, run_effects)
    merge_photos(actor=cleo.actor, request=asked)
    merge_photos(actor=cast.ben.actor, request=asked)
    run_effects()

    assert Delivery.objects.standing().count() == 1
    with pytest.raises(NothingToMerge):
        merge_photos(actor=cleo.actor, request=asked)


def test_merging_is_for_whoever_may_take_each_photo_back(cast: Cast, joint, run_effects) -> None:
    either = joint[2]
    cleo, dan = granted(cast.cleo, either), granted(cast.dan, either, position=1)
    for member in (cleo, dan):
        documents.delivery(either, actor=member.actor, content=samples.photo(), name="page.jpg")
    run_effects()

    with pytest.raises(DeliveredBySomebodyElse):
        merge_photos(actor=cleo.actor, request=either)
    assert (
        "Put the photos together"
        not in browser_of(cleo).get(client_page("request", request_id=either.public_id)).content.decode()
    )
    assert (
        "Put the photos together"
        in cast.ben.browser().get(page("review", request_id=either.public_id)).content.decode()
    )


def test_pages_offer_it_and_ask_again_until_it_is_done(cast: Cast, asked, cleo, run_effects) -> None:
    photos(asked, cleo, run_effects)
    for browser, made, shown in (
        (
            browser_of(cleo),
            client_page("merge", request_id=asked.public_id),
            client_page("request", request_id=asked.public_id),
        ),
        (cast.ben.browser(), page("merge", request_id=asked.public_id), page("review", request_id=asked.public_id)),
    ):
        assert f'action="{made}"' in browser.get(shown).content.decode()
        answer = browser.post(made)
        assert answer.url == f"{shown}?merging=yes"
        waiting = browser.get(answer.url).content.decode()
        assert "being put together" in waiting
        assert "?merging=yes" in waiting
    run_effects()
    assert (
        "being put together"
        not in browser_of(cleo)
        .get(f"{client_page('request', request_id=asked.public_id)}?merging=yes")
        .content.decode()
    )
    answer = cast.ben.browser().post(page("merge", request_id=asked.public_id), follow=True)
    assert "no longer several photos" in answer.content.decode()


def test_what_the_firm_added_a_colleague_withdraws_until_it_is_reviewed(
    cast: Cast, asked: DocumentRequest, cleo: Member, run_effects: Run
) -> None:
    added = documents.delivery(asked, actor=cast.ben.actor)
    run_effects()
    review, withdraw = page("review", request_id=asked.public_id), page("withdraw", delivery_id=added.public_id)
    looking = professional(cast.alpha, "Carl", RoleCode.COMPLIANCE_OFFICER).browser()
    colleague = cast.ada.browser()
    shown = [withdraw in browser.get(review).content.decode() for browser in (colleague, looking)]
    assert (shown, looking.post(withdraw).status_code) == ([True, False], 404)

    assert [colleague.post(withdraw).status_code for _twice in range(2)] == [302, 302]

    added.refresh_from_db()
    assert (added.withdrawn_by, added.file.state) == (cast.ada.account, FileState.REMOVED)
    assert fresh(asked).state == RequestState.ASKED
    reviewed = documents.delivery(asked, actor=cast.ben.actor)
    run_effects()
    review_delivery(actor=cast.ben.actor, request=fresh(asked), decision=Decision.APPROVE)
    with pytest.raises(AlreadyReviewed):
        withdraw_delivery(actor=cast.ada.actor, delivery=reviewed)


def test_what_the_client_sent_is_the_clients_to_withdraw(cast: Cast, asked, delivered: Delivery) -> None:
    review, withdraw = page("review", request_id=asked.public_id), page("withdraw", delivery_id=delivered.public_id)
    browser = cast.ben.browser()
    assert withdraw not in browser.get(review).content.decode()
    assert "Only the person who delivered this file" in browser.post(withdraw, follow=True).content.decode()
    assert fresh(asked).state == RequestState.DELIVERED


PDF = samples.pdf(pages=6)


def test_file_that_reached_the_firm_otherwise_goes_on_where_it_stopped(cast, run_effects):
    asked = documents.request()
    start = f"/pro/documents/requests/{asked.public_id}/hand-in/uploads/"
    length = {"Tus-Resumable": "1.0.0", "Upload-Length": str(len(PDF)), "Upload-Metadata": "filename cGxhbi5wZGY="}
    browser, tus = cast.ben.browser(), {"Tus-Resumable": "1.0.0"}
    assert cast.cleo.browser().post(start, headers=length).status_code in {302, 403, 404}
    address = browser.post(start, headers=length)["Location"]
    middle = max(contents.HEAD, len(PDF) // 2)
    for begin, end in ((0, middle), (middle, len(PDF))):
        sent = {"content_type": "application/offset+octet-stream", "headers": tus | {"Upload-Offset": str(begin)}}
        assert browser.patch(address, PDF[begin:end], **sent).status_code == 204
    delivery = Delivery.objects.get(request=asked)
    assert (delivery.delivered_by, delivery.file.size) == (cast.ben.account, len(PDF))
    back = browser.get(f"/pro/documents/requests/{asked.public_id}/hand-in/", headers={"HX-Request": "true"})
    assert back["HX-Redirect"] == f"/pro/documents/requests/{asked.public_id}/"
