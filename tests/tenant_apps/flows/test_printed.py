"""The answers as a document to keep, for the client and for those who advise."""

from io import BytesIO

import pypdfium2
import pytest

from tenant_apps.flows.commands.answers import Entry, save_answer
from tenant_apps.flows.models import FlowRun
from tests.cast import Cast
from tests.factories import customers, flows
from themes.base import pdf

pytestmark = pytest.mark.django_db

CHANNEL = "contact.reach.channel"


@pytest.fixture
def run() -> FlowRun:
    return flows.run(customers.individual(first_name="Anna", phone="+31612345678"))


def client_url(run: FlowRun) -> str:
    return f"/fact-find/{run.public_id}/answers.pdf"


def professional_url(run: FlowRun) -> str:
    return f"/pro/flows/runs/{run.public_id}/answers.pdf"


def text_of(content: bytes) -> str:
    return "\n".join(sheet.get_textpage().get_text_bounded() for sheet in pypdfium2.PdfDocument(BytesIO(content)))


def test_client_keeps_the_answers_as_pdf(cast: Cast, run: FlowRun) -> None:
    cleo = flows.invited(cast.cleo, run)
    save_answer(actor=cleo.actor, run=run, entry=Entry(CHANNEL, 0, "email", 0))
    answer = cleo.browser().get(client_url(run))
    assert (answer.status_code, answer["Content-Type"]) == (200, "application/pdf")
    assert answer["Content-Disposition"].startswith("attachment;")
    assert answer["Cache-Control"] == "private, no-store"
    assert "Anna" in text_of(answer.content)
    assert "alpha" in text_of(answer.content).lower()


def test_adviser_keeps_the_answers_as_pdf(cast: Cast, run: FlowRun) -> None:
    answer = cast.ben.browser().get(professional_url(run))
    assert answer.status_code == 200
    assert "Anna" in text_of(answer.content)


def test_others_do_not_get_the_answers(cast: Cast, run: FlowRun) -> None:
    flows.invited(cast.cleo, run)
    assert cast.dan.browser().get(client_url(run)).status_code == 404
    assert cast.dan.browser().get(professional_url(run)).status_code == 404
    assert cast.eve.browser().get(professional_url(run)).status_code == 404


def test_missing_pango_sends_back_with_a_sentence(cast: Cast, run: FlowRun, monkeypatch) -> None:
    def refuse() -> None:
        raise pdf.PdfUnavailable

    monkeypatch.setattr(pdf, "_library", refuse)
    cleo = flows.invited(cast.cleo, run)
    for browser, url in ((cleo.browser(), client_url(run)), (cast.ben.browser(), professional_url(run))):
        answer = browser.get(url, follow=True)
        assert answer.status_code == 200
        assert "Pango is missing" in answer.content.decode()
