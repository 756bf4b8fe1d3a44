"""Files as answers: given, exchanged, taken back, refused, seen, and erased."""

from dataclasses import replace
from typing import Any
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client as Browser
from django.utils import timezone

from tenant_apps.activity.models import Entry as Recorded
from tenant_apps.documents.commands.files import refuse_file
from tenant_apps.documents.commands.reception import received
from tenant_apps.documents.enums import FileState, FormatGroup, RefusalReason
from tenant_apps.documents.errors import CustomerFull
from tenant_apps.documents.holders import holding_customer
from tenant_apps.documents.models import StoredFile
from tenant_apps.flows.commands.answers import Entry, save_answer
from tenant_apps.flows.commands.files import answer_with_file, drop_refused_file, remove_file
from tenant_apps.flows.commands.runs import complete_run, start_run
from tenant_apps.flows.definitions import check_definition
from tenant_apps.flows.enums import Change
from tenant_apps.flows.errors import AnswerChangedElsewhere, UnknownQuestion
from tenant_apps.flows.models import Answer, AnswerChange, AnswerFile, Flow, FlowRun, FlowVersion
from tests.cast import Cast, Member
from tests.factories import customers, flows, samples
from vestibule.core.actors import Actor, Grant, System
from vestibule.core.errors import NotAllowed

pytestmark = pytest.mark.django_db
PRODUCT = System("a test")
KEY = "papers.identity.proof"


def text(name: str) -> dict[str, str]:
    return {"en": name, "nl": name}


def asking_for_a_file() -> Flow:
    """A flow with one page: a proof that is a file, and a remark."""
    fields: list[dict[str, Any]] = [
        {"key": "proof", "type": "file", "need": "required", "label": text("Proof of address")},
        {"key": "remark", "type": "text", "need": "optional", "label": text("Remark")},
    ]
    page = {"key": "identity", "title": text("Your papers"), "fields": fields}
    section = {"key": "papers", "title": text("Papers"), "subsections": [page]}
    definition = {"format": 1, "languages": ["en", "nl"], "country": "NL", "sections": [section]}
    check_definition(definition)
    flow = Flow.objects.create(code="papers", kind="general", name="Papers")
    FlowVersion.objects.create(flow=flow, number=1, definition=definition, published_at=timezone.now())
    return flow


@pytest.fixture
def run() -> FlowRun:
    customer = customers.couple()
    party = flows.party_of(customer)
    started = {"customer": customer, "party": party, "flow": asking_for_a_file(), "dossier_id": flows.SOME_DOSSIER}
    return start_run(actor=PRODUCT, **started)


@pytest.fixture
def cleo(cast: Cast, run: FlowRun) -> Member:
    return flows.invited(cast.cleo, run)


@pytest.fixture
def browser(cleo: Member) -> Browser:
    return cleo.browser()


def paper(name: str = "bill.pdf") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, samples.pdf(pages=1))


def hand_in(actor: Actor, run: FlowRun, *, name: str = "bill.pdf", revision: int = 0) -> StoredFile:
    """Give a file as the answer."""
    with received(paper(name), list(FormatGroup)) as content:
        answer_with_file(actor=actor, run=run, entry=Entry(KEY, 0, None, revision), content=content)
    return AnswerFile.objects.order_by("-pk").first().file


def answer(run: FlowRun) -> Answer:
    return Answer.objects.get(run=run, key=KEY)


def address(run: FlowRun, *parts: str) -> str:
    return "/".join(("/fact-find", str(run.public_id), *parts, ""))


PAGE = ("papers", "identity")


def promoted(file: StoredFile) -> StoredFile:
    """The file as it is once its check is done."""
    StoredFile.objects.filter(pk=file.pk).update(state=FileState.PROMOTED, checked_at=timezone.now())
    file.refresh_from_db()
    return file


def test_file_is_the_answer_and_lies_in_quarantine(cleo: Member, run: FlowRun) -> None:
    file = hand_in(cleo.actor, run)
    assert file.state == FileState.QUARANTINED
    assert holding_customer(file) == run.customer_id
    given = answer(run)
    assert given.value == {"file": str(file.public_id), "name": "bill.pdf"}
    assert (given.source, given.answered_by_id, given.revision) == ("client", cleo.account.pk, 1)
    assert Recorded.objects.filter(verb="flows.add_file").count() == 1


def test_another_file_replaces_the_first_which_is_erased(cleo: Member, run: FlowRun) -> None:
    first = hand_in(cleo.actor, run)
    second = hand_in(cleo.actor, run, name="letter.pdf", revision=1)
    first.refresh_from_db()
    assert first.state == FileState.REMOVED
    assert answer(run).value["file"] == str(second.public_id)
    assert [change.value["name"] for change in AnswerChange.objects.filter(run=run).order_by("pk")] == [
        "bill.pdf",
        "letter.pdf",
    ]


def test_removed_file_leaves_its_name_in_the_history(cleo: Member, run: FlowRun) -> None:
    file = hand_in(cleo.actor, run)
    remove_file(actor=cleo.actor, run=run, entry=Entry(KEY, 0, None, 1))
    remove_file(actor=cleo.actor, run=run, entry=Entry(KEY, 0, None, 2))
    file.refresh_from_db()
    assert file.state == FileState.REMOVED
    assert answer(run).value is None
    assert AnswerChange.objects.filter(run=run).count() == 2


def test_file_does_not_overwrite_what_was_not_seen(cleo: Member, cast: Cast, run: FlowRun) -> None:
    hand_in(cast.ben.actor, run)
    with pytest.raises(AnswerChangedElsewhere):
        hand_in(cleo.actor, run, name="mine.pdf")
    assert answer(run).value["name"] == "bill.pdf"
    assert AnswerFile.objects.count() == 1


def test_nothing_but_a_file_answers_such_a_question(cleo: Member, run: FlowRun) -> None:
    claimed = {"file": str(uuid4()), "name": "bill.pdf"}
    with pytest.raises(UnknownQuestion):
        save_answer(actor=cleo.actor, run=run, entry=Entry(KEY, 0, claimed, 0))
    with (
        pytest.raises(UnknownQuestion),
        received(paper(), list(FormatGroup)) as content,
    ):
        answer_with_file(actor=cleo.actor, run=run, entry=Entry("papers.identity.remark", 0, None, 0), content=content)


def test_others_may_not_give_or_remove_a_file(cast: Cast, cleo: Member, run: FlowRun) -> None:
    hand_in(cleo.actor, run)
    for stranger in (cast.dan.actor, flows.granted(cast.dan, flows.run(customers.individual())).actor):
        with pytest.raises(NotAllowed):
            hand_in(stranger, run, revision=1)
        with pytest.raises(NotAllowed):
            remove_file(actor=stranger, run=run, entry=Entry(KEY, 0, None, 1))


def test_customer_who_delivered_too_much_is_told(cleo: Member, run: FlowRun, settings: Any) -> None:
    settings.CUSTOMER_BYTES = 10
    with pytest.raises(CustomerFull):
        hand_in(cleo.actor, run)
    assert not AnswerFile.objects.exists()


def test_refused_file_is_no_answer_and_opens_what_was_sent(cleo: Member, run: FlowRun) -> None:
    file = hand_in(cleo.actor, run)
    complete_run(actor=cleo.actor, run=run)
    refuse_file(actor=PRODUCT, file=file, reason=RefusalReason.INFECTED)
    drop_refused_file(actor=PRODUCT, file=file)
    run.refresh_from_db()
    assert run.is_open
    assert answer(run).value is None
    assert AnswerChange.objects.filter(run=run).latest("pk").change == Change.REFUSED
    page = cleo.browser().get(address(run, *PAGE)).content.decode()
    assert "bill.pdf was not accepted" in page


def test_client_hands_in_and_removes_without_a_script(browser: Browser, run: FlowRun) -> None:
    page = browser.get(address(run, *PAGE)).content.decode()
    assert 'enctype="multipart/form-data"' in page
    assert 'type="file"' in page
    data = {"proof": paper(), "proof-revision": "0", "remark": "Hello", "remark-revision": "0", "do": "continue"}
    sent = browser.post(address(run, *PAGE), data)
    assert sent.status_code == 302
    assert sent["Location"] == address(run, "summary")
    summary = browser.get(address(run, "summary")).content.decode()
    assert "bill.pdf" in summary
    assert "Being checked" in summary
    removed = browser.post(address(run, *PAGE), {"proof-revision": "1", "do": "remove-file:proof-0"})
    assert removed["Location"] == f"{address(run, *PAGE)}#q-proof-0"
    assert answer(run).value is None
    kept = browser.post(address(run, *PAGE), {"proof-revision": "2", "do": "continue"})
    assert kept.status_code == 422
    assert "This answer is still missing." in kept.content.decode()


def test_page_sent_without_a_new_file_keeps_the_old_one(browser: Browser, run: FlowRun, cleo: Member) -> None:
    hand_in(cleo.actor, run)
    sent = browser.post(address(run, *PAGE), {"proof-revision": "1", "remark": "x", "remark-revision": "0"})
    assert sent.status_code == 302
    assert answer(run).value["name"] == "bill.pdf"


def test_file_is_sent_as_soon_as_it_is_chosen(browser: Browser, run: FlowRun) -> None:
    sent = browser.post(address(run, *PAGE, "answer"), {"proof": paper(), "proof-revision": "0"})
    body = sent.content.decode()
    assert sent.status_code == 200
    assert 'data-reply="saved"' in body
    assert "bill.pdf" in body


@pytest.mark.parametrize(("name", "content"), [("tool.exe", b"MZ" + b"0" * 99), ("empty.pdf", b"")])
def test_what_is_no_paper_is_refused_in_words(browser: Browser, run: FlowRun, name: str, content: bytes) -> None:
    file = SimpleUploadedFile(name, content)
    reply = browser.post(address(run, *PAGE, "answer"), {"proof": file, "proof-revision": "0"}).content.decode()
    assert 'data-reply="refused"' in reply
    assert "c-field__error" in reply
    file.seek(0)
    page = browser.post(address(run, *PAGE), {"proof": file, "proof-revision": "0"})
    assert page.status_code == 422
    assert not Answer.objects.filter(run=run, key=KEY).exists()


def test_only_those_who_see_the_answers_open_the_file(cast: Cast, cleo: Member, run: FlowRun) -> None:
    file = promoted(hand_in(cleo.actor, run))
    partner = flows.party_of(run.customer, 2)
    grant = Grant(run.dossier_id, run.customer_id, partner.pk, sees_other_applicants=False)
    blind = cast.dan.with_grants(grant)
    seeing = cast.dan.with_grants(replace(grant, sees_other_applicants=True))

    def sees(actor: Actor) -> bool:
        return StoredFile.objects.visible_to(actor).filter(pk=file.pk).exists()

    assert [sees(each.actor) for each in (cleo, cast.ben, cast.dan, blind, seeing)] == [True, True, False, False, True]
    link = f"/documents/files/{file.public_id}/"
    assert link in cleo.browser().get(address(run, "summary")).content.decode()
    assert cleo.browser().get(link).status_code == 302
    assert cast.dan.browser().get(link).status_code == 404


def test_firm_reads_the_file_beside_the_other_answers(cast: Cast, cleo: Member, run: FlowRun) -> None:
    file = promoted(hand_in(cleo.actor, run))
    page = cast.ben.browser().get(f"/pro/flows/runs/{run.public_id}/").content.decode()
    assert f"/pro/documents/files/{file.public_id}/" in page
