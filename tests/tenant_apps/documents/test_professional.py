"""The review queue, the review page and the panel."""

import re

import pytest
from django.http import HttpResponse
from django.urls import reverse

from tenant_apps.accounts.enums import RoleCode
from tenant_apps.documents.commands.reviews import review_delivery
from tenant_apps.documents.enums import Decision, RequestState
from tenant_apps.documents.models import Delivery, DocumentRequest
from tests.cast import Cast, Member, professional
from tests.factories import documents, samples

pytestmark = pytest.mark.django_db

HTMX = {"HX-Request": "true"}


def url(name: str, *args: object) -> str:
    return reverse(f"professional:documents:{name}", args=args, urlconf="vestibule.config.urls_tenant")


def text(answer: HttpResponse) -> str:
    return answer.content.decode()


def verdict(asked: DocumentRequest, decision: str, **fields: str) -> dict[str, str]:
    return {"decision": decision, "seen": str(asked.revision)} | fields


def test_queue_with_nothing_in_it(cast: Cast) -> None:
    answer = cast.ben.browser().get(url("queue"))

    assert "Nothing waits for your verdict" in text(answer)
    assert "<c-" not in text(answer)
    assert "No document matches what you chose" in text(cast.ben.browser().get(url("queue"), {"q": "Nobody"}))
    assert "Nothing has been asked yet" in text(cast.ben.browser().get(url("queue"), {"state": "all"}))


@pytest.mark.parametrize("name", ["queue", "panel", "review"])
def test_client_finds_nothing(cast: Cast, cleo: Member, asked: DocumentRequest, name: str) -> None:
    args = {"queue": [], "panel": [asked.customer.public_id], "review": [asked.public_id]}[name]

    assert cleo.browser().get(url(name, *args)).status_code == 404


def test_neighbour_finds_nothing(cast: Cast, asked: DocumentRequest, delivered: Delivery) -> None:
    eve = cast.eve.browser()

    assert eve.get(url("review", asked.public_id)).status_code == 404
    assert eve.get(url("panel", asked.customer.public_id)).status_code == 404
    assert eve.get(url("download", delivered.file.public_id)).status_code == 404


@pytest.mark.parametrize("count", [1, 30])
def test_queue_counts(cast: Cast, asked: DocumentRequest, run_effects, assert_queries, count: int) -> None:
    for _number in range(count - 1):
        documents.request(asked.customer)
    for request in DocumentRequest.objects.all():
        documents.delivery(request, content=samples.photo())
    run_effects()
    browser = cast.ben.browser()
    browser.get(url("queue"))

    with assert_queries(4):
        answer = browser.get(url("queue"), headers=HTMX)

    assert text(answer).count("Payslip</a>") == min(count, 25)


def test_queue_offers_reviewing_to_reviewers_alone(cast: Cast, asked: DocumentRequest, delivered: Delivery) -> None:
    olga = professional(cast.alpha, "Olga", RoleCode.COMPLIANCE_OFFICER)

    assert "Start reviewing" in text(cast.ben.browser().get(url("queue")))
    assert "Start reviewing" not in text(olga.browser().get(url("queue")))


def test_queue_filters(cast: Cast, asked: DocumentRequest, delivered: Delivery) -> None:
    browser = cast.ben.browser()
    waiting = documents.request(code="bank_statement")

    def shown(**query: str) -> tuple[bool, bool]:
        page = text(browser.get(url("queue"), query))
        return "Payslip</a>" in page, "Bank statement</a>" in page

    assert shown() == (True, False)
    assert shown(state="client") == (False, True)
    assert shown(state="approved") == (False, False)
    assert shown(state="all") == (True, True)
    assert shown(state="nonsense", document_type="x") == (True, False)
    assert shown(state="all", document_type=str(waiting.document_type.public_id)) == (False, True)
    assert shown(state="all", q=asked.customer.name) == (True, False)


def test_review_page_shows_the_pages_of_the_document(cast: Cast, asked: DocumentRequest, delivered: Delivery) -> None:
    page = text(cast.ben.browser().get(url("review", asked.public_id)))

    assert url("page", delivered.file.public_id, 1) in page
    assert f'name="seen" value="{asked.revision}"' in page
    assert "<c-" not in page


def test_compliance_officer_looks_but_does_not_judge(cast: Cast, alpha, asked, delivered: Delivery) -> None:
    from tests.cast import professional

    browser = professional(alpha, "Fay", "compliance_officer").browser()

    page = text(browser.get(url("review", asked.public_id)))

    assert 'id="verdict"' not in page
    assert browser.post(url("review", asked.public_id), verdict(asked, "approve")).status_code == 404
    assert browser.post(url("cancel", asked.public_id)).status_code == 404


def test_approve_goes_on_with_the_next_that_waits(cast: Cast, asked, delivered: Delivery, run_effects) -> None:
    following = documents.request()
    documents.delivery(following)
    run_effects()
    browser = cast.ben.browser()

    answer = browser.post(url("review", asked.public_id), verdict(asked, "approve"))
    asked.refresh_from_db()

    assert asked.state == RequestState.APPROVED
    assert answer["Location"] == url("review", following.public_id)


def test_approve_the_last_goes_to_the_queue(cast: Cast, asked: DocumentRequest, delivered: Delivery) -> None:
    answer = cast.ben.browser().post(url("review", asked.public_id), verdict(asked, "approve"))

    assert answer["Location"] == url("queue")


@pytest.mark.parametrize(
    ("back", "where"),
    [("/pro/prospects/", "/pro/prospects/"), ("https://evil.example/pro/", None), ("//evil.example", None)],
)
def test_verdict_goes_back_to_pages_of_ours_only(cast: Cast, asked, delivered: Delivery, back: str, where) -> None:
    answer = cast.ben.browser().post(url("review", asked.public_id), verdict(asked, "approve", back=back))

    assert answer["Location"] == (where or url("queue"))


def test_reject(cast: Cast, asked: DocumentRequest, delivered: Delivery) -> None:
    fields = verdict(asked, "reject", reason="unreadable", remark="The photo is blurred.")

    answer = cast.ben.browser().post(url("review", asked.public_id), fields, follow=True)
    asked.refresh_from_db()

    assert asked.state == RequestState.REJECTED
    assert "Rejected and asked again: Payslip." in text(answer)


def test_reject_without_reason_keeps_the_remark(cast: Cast, asked: DocumentRequest, delivered: Delivery) -> None:
    answer = cast.ben.browser().post(url("review", asked.public_id), verdict(asked, "reject", remark="Blurred."))

    assert answer.status_code == 422
    assert "Choose why you reject" in text(answer)
    assert "Blurred." in text(answer)


def test_second_reviewer_sees_the_first_ones_verdict(cast: Cast, asked: DocumentRequest, delivered: Delivery) -> None:
    fields = verdict(asked, "reject", reason="incorrect")
    review_delivery(actor=cast.ada.actor, request=asked, decision=Decision.APPROVE)

    answer = cast.ben.browser().post(url("review", asked.public_id), fields)

    assert answer.status_code == 409
    assert "Something changed" in text(answer)
    assert "Approved" in text(answer)


def test_reviewer_decides_again_when_a_file_was_added(cast: Cast, asked, delivered: Delivery, run_effects) -> None:
    fields = verdict(asked, "approve")
    documents.delivery(asked)
    run_effects()
    browser = cast.ben.browser()

    answer = browser.post(url("review", asked.public_id), fields)
    asked.refresh_from_db()
    again = browser.post(url("review", asked.public_id), verdict(asked, "approve"))

    assert answer.status_code == 409
    assert f'name="seen" value="{asked.revision}"' in text(answer)
    assert again.status_code == 302


def test_state_asks_again_while_a_file_is_checked(cast: Cast, asked: DocumentRequest, delivered: Delivery) -> None:
    browser = cast.ben.browser()
    settled = text(browser.get(url("state", asked.public_id), headers=HTMX))
    documents.delivery(asked)
    settling = text(browser.get(url("state", asked.public_id), headers=HTMX))

    assert "every 2s" not in settled
    assert "every 2s" in settling
    assert browser.get(url("state", asked.public_id))["Location"] == url("review", asked.public_id)


def test_office_document_has_no_preview(cast: Cast, run_effects) -> None:
    asked = documents.request(code="other")
    documents.delivery(asked, content=samples.docx(), name="letter.docx")
    run_effects()

    assert "cannot be shown here" in text(cast.ben.browser().get(url("review", asked.public_id)))


def test_edit(cast: Cast, asked: DocumentRequest) -> None:
    browser = cast.ben.browser()
    fields = {"subject": "Payslip of October", "remark": "All pages."}

    form = browser.get(url("edit", asked.public_id))
    answer = browser.post(url("edit", asked.public_id), fields)
    asked.refresh_from_db()

    assert form.status_code == 200
    assert answer["Location"] == url("review", asked.public_id)
    assert asked.title == "Payslip of October"


def test_edit_too_long(cast: Cast, asked: DocumentRequest) -> None:
    answer = cast.ben.browser().post(url("edit", asked.public_id), {"subject": "x" * 300, "remark": "Kept."})

    assert answer.status_code == 422
    assert "Kept." in text(answer)


def test_cancel(cast: Cast, asked: DocumentRequest) -> None:
    answer = cast.ben.browser().post(url("cancel", asked.public_id), {"back": "/pro/"})
    asked.refresh_from_db()

    assert asked.state == RequestState.CANCELLED
    assert answer["Location"] == "/pro/"


def test_cancel_what_is_approved(cast: Cast, asked: DocumentRequest, delivered: Delivery) -> None:
    review_delivery(actor=cast.ada.actor, request=asked, decision=Decision.APPROVE)

    answer = cast.ben.browser().post(url("cancel", asked.public_id), follow=True)

    assert "approved already" in text(answer)


def test_panel_is_the_fragment_or_the_page(cast: Cast, asked: DocumentRequest, delivered: Delivery) -> None:
    browser = cast.ben.browser()
    address = url("panel", asked.customer.public_id)

    fragment = text(browser.get(address, {"back": "/pro/"}, headers=HTMX))
    page = text(browser.get(address))

    assert "<html" not in fragment
    assert "payslip.pdf" in fragment
    assert 'name="decision" value="approve"' in fragment
    assert "csrfmiddlewaretoken" in fragment
    assert "<html" in page
    assert "payslip.pdf" in page


@pytest.mark.parametrize("count", [1, 30])
def test_panel_counts(cast: Cast, asked: DocumentRequest, assert_queries, count: int) -> None:
    for _number in range(count - 1):
        documents.request(asked.customer)
    browser = cast.ben.browser()
    browser.get(url("panel", asked.customer.public_id))

    with assert_queries(4):
        browser.get(url("panel", asked.customer.public_id), headers=HTMX)


def test_download_goes_to_the_files_host(settings, cast: Cast, delivered: Delivery) -> None:
    answer = cast.ben.browser().get(url("page", delivered.file.public_id, 1))

    assert answer["Location"].startswith(f"{settings.FILES_ORIGIN}/")


def test_next_and_previous_walk_the_queue_and_the_last_leads_to_the_first(cast: Cast, run_effects) -> None:
    waiting = [documents.request() for _number in range(3)]
    for each in waiting:
        documents.delivery(each)
        run_effects()
    browser = cast.ben.browser()

    def neighbours(each: DocumentRequest) -> list[str]:
        page = text(browser.get(url("review", each.public_id)))
        return re.findall(r'href="([^"]+)"[^>]*data-key="[np]"', page)

    first, second, third = (url("review", each.public_id) for each in waiting)
    assert neighbours(waiting[0]) == [second]
    assert neighbours(waiting[1]) == [first, third]
    assert neighbours(waiting[2]) == [second, first]
