"""The client's pages."""

from datetime import UTC, datetime

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.urls import reverse

from tenant_apps.documents.commands.requests import cancel_request
from tenant_apps.documents.commands.reviews import ask_again, review_delivery
from tenant_apps.documents.enums import Decision, RequestState
from tenant_apps.documents.models import Delivery, DocumentRequest, DocumentType
from tests.cast import Cast, Member
from tests.factories import documents, samples
from tests.tenant_apps.documents.conftest import granted
from tests.tenant_apps.documents.visits import browser_of

pytestmark = pytest.mark.django_db

HTMX = {"HX-Request": "true"}


def url(name: str, *args: object) -> str:
    return reverse(f"client:documents:{name}", args=args, urlconf="vestibule.config.urls_tenant")


def text(answer: HttpResponse) -> str:
    return answer.content.decode()


def test_index_of_a_client_of_whom_nothing_is_asked(cast: Cast) -> None:
    answer = browser_of(cast.cleo).get(url("index"))

    assert answer.status_code == 200
    assert "Nothing to deliver" in text(answer)
    assert "<c-" not in text(answer)


@pytest.mark.parametrize("count", [1, 30])
def test_panel_counts(cleo: Member, asked: DocumentRequest, assert_queries, count: int) -> None:
    for _number in range(count - 1):
        documents.request(asked.customer)
    for request in DocumentRequest.objects.all():
        documents.delivery(request)
    browser = browser_of(cleo)
    address = url("panel", asked.customer.public_id)
    browser.get(address)

    with assert_queries(4):
        answer = browser.get(address, headers=HTMX)

    assert text(answer).count("Deliver now") == count


@pytest.mark.parametrize("name", ["request", "state"])
def test_request_of_somebody_else(cast: Cast, asked: DocumentRequest, name: str) -> None:
    dan = browser_of(granted(cast.dan, documents.request()))

    assert dan.get(url(name, asked.public_id)).status_code == 404
    assert cast.ben.browser().get(url(name, asked.public_id)).status_code == 404


@pytest.mark.parametrize("sees_others", [False, True])
def test_withdraw_button_is_there_for_those_who_may(cast: Cast, joint, run_effects, *, sees_others: bool) -> None:
    either = joint[2]
    cleo = granted(cast.cleo, either)
    documents.delivery(either, actor=cleo.actor)
    run_effects()
    dan = granted(cast.dan, either, position=1, sees_others=sees_others)

    for name, headers in (("request", {}), ("state", HTMX)):
        assert "Withdraw" in text(browser_of(cleo).get(url(name, either.public_id), headers=headers))
        page = text(browser_of(dan).get(url(name, either.public_id), headers=headers))
        assert "payslip.pdf" in page
        assert ("Withdraw" in page) is sees_others


def test_request_page_without_log_in(client, asked: DocumentRequest) -> None:
    assert client.get(url("request", asked.public_id)).status_code == 302


def test_request_page(cleo: Member, asked: DocumentRequest) -> None:
    answer = browser_of(cleo).get(url("request", asked.public_id))

    assert "Your most recent payslip" in text(answer)
    assert "photo (JPEG, PNG, HEIC or WebP)" in text(answer)
    assert "data-upload-endpoint" in text(answer)
    assert "every 2s" not in text(answer)
    assert "<c-" not in text(answer)


def test_photograph_is_taken_only_where_a_picture_is_taken(cleo: Member, asked: DocumentRequest) -> None:
    page = url("request", asked.public_id)
    shown = text(browser_of(cleo).get(page))
    DocumentType.objects.filter(pk=asked.document_type_id).update(formats=["pdf"])

    assert 'accept="image/*" capture="environment"' in shown
    assert "capture=" not in text(browser_of(cleo).get(page))


def test_deliver_several_files(cleo: Member, asked: DocumentRequest, run_effects) -> None:
    browser = browser_of(cleo)
    files = [SimpleUploadedFile("a.pdf", samples.pdf()), SimpleUploadedFile("b.jpg", samples.photo())]

    answer = browser.post(url("deliver", asked.public_id), {"files": files}, follow=True)
    checking = text(browser.get(url("state", asked.public_id), headers=HTMX))
    run_effects()
    checked = text(browser.get(url("state", asked.public_id), headers=HTMX))
    asked.refresh_from_db()

    assert "2 files are in" in text(answer)
    assert "every 2s" in checking
    assert checking.count("Being checked") == 2
    assert "every 2s" not in checked
    assert checked.count("Received") == 2
    assert asked.state == RequestState.DELIVERED


def test_client_reads_what_was_received_and_when(cleo: Member, asked: DocumentRequest, delivered: Delivery) -> None:
    at = datetime(2026, 6, 1, 12, tzinfo=UTC)
    Delivery.objects.filter(pk=delivered.pk).update(delivered_at=at)
    DocumentRequest.objects.filter(pk=asked.pk).update(delivered_at=at)
    browser = browser_of(cleo)

    page = text(browser.get(url("request", asked.public_id)))

    assert delivered.file.original_name in page
    assert "1 June 2026" in page
    assert "received on 1 June 2026" in text(browser.get(url("index")))


def test_deliver_keeps_what_is_in_order(cleo: Member, asked: DocumentRequest) -> None:
    files = [SimpleUploadedFile("a.pdf", samples.pdf()), SimpleUploadedFile("virus.exe", b"MZ\x90")]

    answer = browser_of(cleo).post(url("deliver", asked.public_id), {"files": files})

    assert answer.status_code == 422
    assert "virus.exe" in text(answer)
    assert "a.pdf" in text(answer)
    assert Delivery.objects.filter(request=asked).count() == 1


def test_deliver_nothing(cleo: Member, asked: DocumentRequest) -> None:
    answer = browser_of(cleo).post(url("deliver", asked.public_id))

    assert answer.status_code == 422
    assert "Choose the file" in text(answer)


def test_refused_file_says_what_to_do(cleo: Member, asked: DocumentRequest, run_effects) -> None:
    infected = samples.pdf() + b"%" + b"x" * 2_000 + samples.EICAR
    documents.delivery(asked, content=infected)
    delivery = documents.delivery(asked, content=samples.protected_pdf())
    run_effects()
    browser = browser_of(cleo)
    shown = text(browser.get(url("state", asked.public_id), headers=HTMX))
    browser.post(url("withdraw", delivery.public_id))
    asked.refresh_from_db()

    assert "A virus was found" in shown
    assert "protected with a password" in shown
    assert asked.state == RequestState.ASKED
    assert "protected" not in text(browser.get(url("state", asked.public_id), headers=HTMX))


def test_asked_again_says_why(cast: Cast, cleo: Member, asked: DocumentRequest, delivered: Delivery) -> None:
    review_delivery(
        actor=cast.ben.actor, request=asked, decision=Decision.REJECT, reason="outdated", remark="Of October, please."
    )
    browser = browser_of(cleo)

    page = text(browser.get(url("request", asked.public_id)))
    index = text(browser.get(url("index")))

    for shown in (page, index):
        assert "Asked again: Payslip" in shown
        assert "Of October, please." in shown
        assert "Out of date" in shown
    assert "Earlier versions" in page


def test_remark_with_the_approval_is_read_beside_the_document(
    cast: Cast, cleo: Member, asked: DocumentRequest, delivered: Delivery
) -> None:
    remark = "Bring the original to the notary."
    review_delivery(actor=cast.ben.actor, request=asked, decision=Decision.APPROVE, remark=remark)
    browser = browser_of(cleo)

    for name, *arguments in (("request", asked.public_id), ("state", asked.public_id), ("index",)):
        assert text(browser.get(url(name, *arguments), headers=HTMX)).count(remark) == 1, name
    ask_again(actor=cast.ben.actor, request=asked, reason="outdated")
    page = text(browser.get(url("index")))
    assert remark not in page  # it was about what is too old now
    assert "Out of date" in page


def test_asked_again_without_a_remark_says_the_reason_and_what_was_asked(
    cast: Cast, cleo: Member, asked: DocumentRequest, delivered: Delivery
) -> None:
    DocumentRequest.objects.filter(pk=asked.pk).update(remark="The last three.")
    review_delivery(actor=cast.ben.actor, request=asked, decision=Decision.REJECT, reason="outdated")

    index = text(browser_of(cleo).get(url("index")))

    assert "Out of date" in index
    assert "The last three." in index


def test_withdraw(cleo: Member, asked: DocumentRequest, delivered: Delivery) -> None:
    answer = browser_of(cleo).post(url("withdraw", delivered.public_id), follow=True)

    assert "withdrawn and erased" in text(answer)


def test_withdraw_what_was_reviewed(cast: Cast, cleo: Member, asked: DocumentRequest, delivered: Delivery) -> None:
    review_delivery(actor=cast.ben.actor, request=asked, decision=Decision.APPROVE)

    answer = browser_of(cleo).post(url("withdraw", delivered.public_id), follow=True)

    assert "can no longer be withdrawn" in text(answer)


def test_withdraw_asks_for_a_post(cleo: Member, delivered: Delivery) -> None:
    assert browser_of(cleo).get(url("withdraw", delivered.public_id)).status_code == 405


def test_cancelled_request_takes_nothing(cast: Cast, cleo: Member, asked: DocumentRequest) -> None:
    cancel_request(actor=cast.ben.actor, request=asked)
    browser = browser_of(cleo)

    answer = browser.post(url("deliver", asked.public_id), {"files": SimpleUploadedFile("a.pdf", samples.pdf())})

    assert "no longer needed" in text(answer)
    assert "Nothing to deliver" in text(browser.get(url("index")))


def test_panel_is_the_fragment_or_the_page(cleo: Member, asked: DocumentRequest) -> None:
    browser = browser_of(cleo)
    address = url("panel", asked.customer.public_id)

    fragment = text(browser.get(address, headers=HTMX))
    page = text(browser.get(address))

    assert "<html" not in fragment
    assert "Payslip" in fragment
    assert "<html" in page
    assert "Payslip" in page


def test_panel_of_another_customer(cleo: Member) -> None:
    other = documents.request()

    assert browser_of(cleo).get(url("panel", other.customer.public_id)).status_code == 404


def test_state_without_htmx_goes_to_the_page(cleo: Member, asked: DocumentRequest) -> None:
    assert browser_of(cleo).get(url("state", asked.public_id))["Location"] == url("request", asked.public_id)


def test_download_goes_to_the_files_host(settings, cleo: Member, delivered: Delivery) -> None:
    answer = browser_of(cleo).get(url("download", delivered.file.public_id))

    assert answer.status_code == 302
    assert answer["Location"].startswith(f"{settings.FILES_ORIGIN}/")
    assert answer["Cache-Control"] == "no-store"


def test_download_of_somebody_elses_file(cast: Cast, delivered: Delivery) -> None:
    dan = browser_of(granted(cast.dan, documents.request()))

    assert dan.get(url("download", delivered.file.public_id)).status_code == 404
