"""Operators read what professionals ask customer success, reply, and see what readers think of the articles."""

from uuid import uuid4

import pytest
from django.test import Client as Browser
from django.utils.html import strip_tags

from shared_apps.help.commands import reply_to_question
from shared_apps.help.errors import AlreadyReplied
from shared_apps.help.models import Article, Question, Verdict
from tenant_apps.activity.models import Entry
from tenants.models import Tenant
from tests.factories.accounts import PASSWORD, AccountFactory
from vestibule.core.actors import System
from vestibule.core.errors import NotAllowed

pytestmark = pytest.mark.django_db
LIST = "/questions/"


@pytest.fixture
def browser(operator_process) -> Browser:
    olga = AccountFactory(
        name="Olga", email="olga@platform.example", is_client=False, is_operator=True, roles=["operator"]
    )
    logged_in = Browser(HTTP_HOST="platform.localhost")
    logged_in.post("/login/", {"email": olga.email, "password": PASSWORD})
    return logged_in


def asked(body: str = "How do we pay?", **facts: object) -> Question:
    alpha = Tenant.objects.get(slug="alpha")
    values = {"public_id": uuid4(), "tenant": alpha, "asked_by": "Ben", "language": "nl", "body": body} | facts
    return Question.objects.create(**values)


def said(page: object) -> str:
    return " ".join(strip_tags(page.content.decode()).split())


def test_operator_reads_the_question_with_the_exchange_and_replies(browser):
    assert "No question waits" in said(browser.get(LIST))
    question = asked(exchange=[{"question": "pay?", "answer": "The help does not know."}])
    page = f"{LIST}{question.public_id}/"
    assert "How do we pay?" in said(browser.get(LIST))
    assert "The help does not know." in said(browser.get(page))
    for _time in range(2):
        answer = browser.post(page, {"reply": "By bank transfer."})
    assert answer.status_code == 422
    assert "A colleague has replied" in said(answer)
    question.refresh_from_db()
    assert (question.reply, question.replied_by) == ("By bank transfer.", "Olga")
    assert "On its way to the firm" in said(browser.get(page))
    assert "No question waits" in said(browser.get(LIST))
    assert "How do we pay?" in said(browser.get(LIST, {"show": "answered"}))
    assert Entry.objects.filter(verb="help.reply").count() == 1


@pytest.mark.parametrize("wrong", ["", " ", "x" * 5_001])
def test_bad_reply_is_refused_and_kept(browser, wrong):
    question = asked()
    answer = browser.post(f"{LIST}{question.public_id}/", {"reply": wrong})
    assert answer.status_code == 422
    assert wrong in answer.content.decode()
    question.refresh_from_db()
    assert question.replied_at is None


def test_what_a_colleague_wrote_too_late_is_shown_back(browser):
    question = asked()
    reply_to_question(actor=System("an operator"), question=question, reply="First.")
    answer = browser.post(f"{LIST}{question.public_id}/", {"reply": "My long second reply"})
    assert answer.status_code == 422
    assert "My long second reply" in said(answer)
    with pytest.raises(AlreadyReplied):
        reply_to_question(actor=System("an operator"), question=question, reply="Third.")


@pytest.mark.parametrize("who", ["ada", "ben", "cleo"])
def test_only_operators_reply(cast, who):
    with pytest.raises(NotAllowed):
        reply_to_question(actor=getattr(cast, who).actor, question=Question(body="x"), reply="x")


def test_operator_reads_what_readers_think_without_knowing_who(browser):
    article = Article.objects.filter(is_current=True).order_by("position").first()
    facts = {"article": article, "language": "en", "is_helpful": False, "remark": "Where is the button?"}
    assert "No remarks yet" in said(browser.get("/articles/"))
    Verdict.objects.create(tenant=Tenant.objects.get(slug="alpha"), reader="a" * 64, **facts)
    page = browser.get("/articles/")
    assert "Where is the button?" in said(page)
    assert article.texts.get(language="en").title in said(page)
    assert article.code not in said(page)
    content = page.content.decode()
    assert "a" * 64 not in content
    assert content.index("Where is the button?") < content.index("<table")


@pytest.mark.parametrize("count", [1, 30])
def test_list_takes_the_same_statements_for_any_number(browser, assert_queries, count):
    for number in range(count):
        asked(f"Question {number}")
    browser.get(LIST)
    with assert_queries(3):  # session with its person, how many, and the questions
        browser.get(LIST)
