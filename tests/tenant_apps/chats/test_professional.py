"""A professional asks, hands over to customer success, an operator replies, and the reply comes back."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.test import Client as Browser
from django.utils import timezone
from django.utils.html import strip_tags

from shared_apps.help.commands import MOST_OPEN
from shared_apps.help.models import Question
from tenant_apps.chats.commands import (
    MOST_HANDED_OVER,
    ask_customer_success,
    forget_inquiries,
    receive_reply,
    receive_reply_for_the_product,
    written_out,
)
from tenant_apps.chats.errors import TooManyAsked
from tenant_apps.chats.models import Inquiry
from tenant_apps.inbox.models import Notice
from tenant_apps.threads.models import LONGEST_MESSAGE
from tests.cast import Cast
from vestibule.core.actors import System
from vestibule.core.errors import NotAllowed

pytestmark = pytest.mark.django_db
CHAT, HAND_OVER, ASKED = "/pro/chat/", "/pro/chat/customer-success/", "/pro/chat/questions/"
A_TEST = System("a test")


def said(page: object) -> str:
    return " ".join(strip_tags(page.content.decode()).split())


def ask(browser: Browser, question: str) -> str:
    assert browser.post(CHAT, {"question": question}).status_code == 302
    return browser.get(CHAT).content.decode()


def reply_to(inquiry: Inquiry, reply: str = "Like this.") -> None:
    facts = {"reply": reply, "replied_by": "Olga", "replied_at": timezone.now()}
    receive_reply_for_the_product(question=inquiry.public_id, **facts)


def test_professional_reads_the_passage_and_where_it_stands(cast: Cast) -> None:
    page = ask(cast.ben.browser(), "How do I invite a client?")
    assert "/pro/help/articles/invite-a-client/" in page
    assert "I do not know" not in page


def test_questions_about_a_file_are_not_answered_to_professionals(cast: Cast) -> None:
    assert "No dossier is shared" not in ask(cast.ben.browser(), "Whose turn is it?")


def test_question_goes_to_customer_success_and_stands_among_ones_own(cast: Cast) -> None:
    browser = cast.ben.browser()
    ask(browser, "Can I pay by cheque?")
    page = browser.get(HAND_OVER)
    assert "Customer success" in said(page)
    facts = {"body": "Can we pay by cheque?", "with_exchange": "on"}
    answer = browser.post(HAND_OVER, facts | {"shown": page.context["form"]["shown"].value()})
    inquiry = Inquiry.objects.get()
    assert answer["Location"] == f"{ASKED}{inquiry.public_id}/"
    assert inquiry.exchange[0]["question"] == "Can I pay by cheque?"
    assert "Waits for the reply" in said(browser.get(ASKED))
    assert "Can we pay by cheque?" in said(browser.get(answer["Location"]))
    assert cast.ada.browser().get(answer["Location"]).status_code == 404
    assert "No questions yet" in said(cast.ada.browser().get(ASKED))
    assert cast.cleo.browser().get(answer["Location"]).status_code == 404


def test_reply_is_in_the_inbox_once_and_on_its_page(cast: Cast) -> None:
    inquiry = ask_customer_success(actor=cast.ben.actor, body="How?", language="en")
    for _time in range(2):
        reply_to(inquiry)
    notice = Notice.objects.get()
    assert (notice.account, notice.kind) == (cast.ben.account, "chats.replied")
    browser = cast.ben.browser()
    assert "Customer success has replied" in said(browser.get("/pro/inbox/"))
    assert "Like this." in said(browser.get(notice.path))
    assert "Replied" in said(browser.get(ASKED))


def test_reply_to_what_the_firm_forgot_or_to_who_left_is_no_fault(cast: Cast) -> None:
    receive_reply_for_the_product(question=uuid4(), reply="x", replied_by="Olga", replied_at=timezone.now())
    inquiry = ask_customer_success(actor=cast.ben.actor, body="How?", language="en")
    cast.ben.account.is_active, cast.ben.account.deactivated_at = False, timezone.now()
    cast.ben.account.save(update_fields=["is_active", "deactivated_at"])
    reply_to(inquiry)
    assert not Notice.objects.exists()


@pytest.mark.parametrize("who", ["ben", "cleo"])
def test_only_the_product_brings_replies_and_forgets(cast: Cast, who: str) -> None:
    actor = getattr(cast, who).actor
    with pytest.raises(NotAllowed):
        receive_reply(actor=actor, question=uuid4(), reply="x", replied_by="x", replied_at=timezone.now())
    with pytest.raises(NotAllowed):
        forget_inquiries(actor=actor)


def test_clients_do_not_ask_customer_success(cast: Cast) -> None:
    with pytest.raises(NotAllowed):
        ask_customer_success(actor=cast.cleo.actor, body="How?", language="en")


def test_questions_are_forgotten_after_a_year(cast: Cast) -> None:
    for body, days in (("old", 366), ("new", 364)):
        inquiry = ask_customer_success(actor=cast.ben.actor, body=body, language="en")
        Inquiry.objects.filter(pk=inquiry.pk).update(created_at=timezone.now() - timedelta(days=days))
    assert forget_inquiries(actor=A_TEST) == 1
    assert Inquiry.objects.get().body == "new"


def test_there_is_a_limit_to_what_one_hands_over(cast: Cast) -> None:
    for _number in range(MOST_HANDED_OVER):
        ask_customer_success(actor=cast.ben.actor, body="How?", language="en")
    with pytest.raises(TooManyAsked):
        ask_customer_success(actor=cast.ben.actor, body="How?", language="en")
    answer = cast.ben.browser().post(HAND_OVER, {"body": "Once more"})
    assert answer.status_code == 422
    assert "Once more" in answer.content.decode()
    assert Inquiry.objects.count() == MOST_HANDED_OVER < MOST_OPEN


@pytest.mark.parametrize("wrong", ["", "x" * 2_001])
def test_bad_hand_over_is_refused_and_kept(cast: Cast, wrong: str) -> None:
    answer = cast.ben.browser().post(HAND_OVER, {"body": wrong})
    assert answer.status_code == 422
    assert wrong in answer.content.decode()
    assert not Inquiry.objects.exists()


def test_message_is_never_longer_than_a_message_may_be() -> None:
    exchange = [{"question": f"q{number}", "answer": "a" * 1_500} for number in range(6)]
    text = written_out("Why?", exchange)
    assert len(text) <= LONGEST_MESSAGE
    assert "q5" in text
    assert "q0" not in text


@pytest.mark.parametrize("count", [1, 15])
def test_list_takes_the_same_statements_for_any_number(cast: Cast, assert_queries, count: int) -> None:
    for number in range(count):
        Inquiry.objects.create(account=cast.ben.account, body=f"Question {number}")
    browser = cast.ben.browser()
    browser.get(ASKED)
    with assert_queries(3):
        browser.get(ASKED)


def test_platform_list_holds_the_words_and_the_name_alone(cast: Cast) -> None:
    ask_customer_success(actor=cast.ben.actor, body="How?", exchange=[{"question": "q", "answer": "a"}], language="nl")
    fields = {field.name for field in Question._meta.get_fields()}
    assert fields == {
        *("id", "public_id", "created_at", "tenant", "asked_by", "language", "body", "exchange"),
        *("reply", "replied_by", "replied_at", "carried_at", "failures", "try_again_at"),
    }
