"""A client asks about their own file, and hands over to the adviser."""

import re

import pytest
from django.utils.html import strip_tags

from tenant_apps.activity.models import Entry
from tenant_apps.chats.commands import MOST_ASKED
from tenant_apps.threads.models import Draft, ThreadMessage
from tenant_apps.viewings.commands import start_viewing
from tests.cast import Cast
from tests.factories import appointments, threads
from tests.factories.dossiers import dossier, free_point
from tests.factories.threads import Talk
from tests.tenant_apps.chats.conftest import address, refused

pytestmark = pytest.mark.django_db
CHAT, HAND_OVER = "/chat/", "/chat/adviser/"


def said(page: object) -> str:
    return " ".join(strip_tags(page.content.decode()).split())


def ask(browser: object, question: str) -> str:
    answer = browser.post(CHAT, {"question": question})
    assert answer.status_code == 302
    return browser.get(CHAT).content.decode()


def test_client_reads_why_a_document_was_refused_with_the_way_to_it(cast: Cast, talk: Talk) -> None:
    url = refused(talk)
    page = ask(cast.cleo.browser(), "Why was my payslip refused?")
    assert "Page two is missing." in page
    assert f'href="{url}"' in page
    assert "/help/articles/why-refused/" in page


def test_question_names_the_document_that_is_meant(cast: Cast, talk: Talk) -> None:
    refused(talk, remark="The payslip is cut off.")
    refused(talk, code="bank_statement", remark="The statement is too old.")
    page = ask(cast.cleo.browser(), "Why was my payslip refused?")
    assert "cut off" in page
    assert "too old" not in page


def test_each_kind_of_question_is_answered_from_the_own_file(cast: Cast, talk: Talk) -> None:
    free_point(talk.dossier, subject="Call the notary")
    talk.dossier.adviser = cast.ben.account
    talk.dossier.save(update_fields=["adviser"])
    held = appointments.appointment(talk.dossier, cast.ben.account)
    browser = cast.cleo.browser()
    assert "Call the notary" in ask(browser, "What do I still have to do?")
    assert "Your adviser is Ben" in ask(browser, "Who is my adviser?")
    assert "It is your turn: 1 action point." in ask(browser, "Whose turn is it?")
    assert "0% is done." in ask(browser, "How far am I?")
    page = ask(browser, "When is my appointment?")
    assert held.subject in page
    assert address("client:appointments:index", talk.dossier.public_id) in page


def test_empty_file_is_said_plainly(cast: Cast, talk: Talk) -> None:
    browser = cast.cleo.browser()
    assert "None of your documents is asked again" in ask(browser, "Why was my payslip refused?")
    assert "There is nothing for you to do" in ask(browser, "What do I still have to do?")
    assert "No appointment has been made" in ask(browser, "When is my appointment?")
    assert "Nobody has been named as your adviser" in ask(browser, "Who is my adviser?")
    assert "No dossier is shared with you" in ask(cast.dan.browser(), "How far am I?")


def test_nothing_is_told_of_the_other_applicant_nor_of_other_dossiers(cast: Cast) -> None:
    shared = threads.talk(cast.cleo, joint=True)
    partner = shared.dossier.customer.members.get(position=2).party
    refused(shared, party=partner, remark="The partner earns too little.")
    elsewhere = threads.talk(cast.dan)
    refused(elsewhere, remark="Dan owes money.")
    browser = cast.cleo.browser()
    for question in ("Why was my payslip refused?", "What do I still have to do?", "Whose turn is it?"):
        page = ask(browser, question)
        assert "earns too little" not in page
        assert "Dan owes" not in page
        assert str(partner) not in page


def test_what_may_no_longer_be_seen_is_no_longer_answered(cast: Cast, talk: Talk) -> None:
    refused(talk)
    browser = cast.cleo.browser()
    assert "Page two is missing." in ask(browser, "Why was my payslip refused?")
    talk.dossier.invites.all().delete()
    assert "Page two is missing." not in browser.get(CHAT).content.decode()


def test_what_nobody_knows_is_said_and_can_be_handed_over(cast: Cast, talk: Talk) -> None:
    page = ask(cast.cleo.browser(), "What will the weather be in Paris?")
    assert "I do not know the answer" in page
    assert HAND_OVER in page


@pytest.mark.parametrize("wrong", ["", "   ", "x" * 301])
def test_bad_question_is_refused_and_kept(cast: Cast, wrong: str) -> None:
    answer = cast.cleo.browser().post(CHAT, {"question": wrong})
    assert answer.status_code == 422
    assert wrong in answer.content.decode()


@pytest.mark.parametrize("odd", ["<script>alert(1)</script> why refused", "why\0refused", "'; DROP TABLE x; --"])
def test_odd_question_breaks_nothing(cast: Cast, talk: Talk, odd: str) -> None:
    answer = cast.cleo.browser().post(CHAT, {"question": odd}, headers={"HX-Request": "true", "HX-Target": "chat"})
    assert answer.status_code in {200, 422}
    assert "<script>alert" not in answer.content.decode()


def test_fragment_is_what_the_page_shows(cast: Cast, talk: Talk) -> None:
    browser = cast.cleo.browser()
    hx = {"HX-Request": "true", "HX-Target": "chat"}
    fragment = browser.post(CHAT, {"question": "How far am I?"}, headers=hx).content.decode()
    assert fragment.lstrip().startswith('<div id="chat"')
    assert 'data-announce="0% is done.' in fragment
    page = browser.get(CHAT).content.decode()
    keys = re.compile(r'(name="(?:form_key|csrfmiddlewaretoken)" value=")[^"]+')
    assert keys.sub(r"\1", fragment).strip() in keys.sub(r"\1", page)


def test_chat_is_forgotten_on_wish_and_keeps_the_latest_questions(cast: Cast) -> None:
    browser = cast.cleo.browser()
    for number in range(8):
        page = ask(browser, f"What about number {number}?")
    assert "number 1?" not in page
    assert "number 2?" in page
    assert "number 7?" in page
    browser.post("/chat/forget/")
    assert "number 7?" not in browser.get(CHAT).content.decode()


def test_who_asks_too_much_waits(cast: Cast) -> None:
    browser = cast.cleo.browser()
    hx = {"HX-Request": "true", "HX-Target": "chat"}
    statuses = [browser.post(CHAT, {"question": "?a"}, headers=hx).status_code for _time in range(MOST_ASKED + 1)]
    assert statuses == [200] * MOST_ASKED + [422]


def test_page_shows_what_goes_to_whom_and_sends_it(cast: Cast, talk: Talk) -> None:
    talk.dossier.adviser = cast.ben.account
    talk.dossier.save(update_fields=["adviser"])
    refused(talk)
    browser = cast.cleo.browser()
    threads.message(cast.ben.actor, talk.dossier, talk.audience)
    Draft.objects.create(thread=talk.dossier.threads.get(), account=cast.cleo.account, body="Something I was writing")
    ask(browser, "Why was my payslip refused?")
    ask(browser, "What will the weather be in Paris?")
    page = browser.get(HAND_OVER)
    assert "Ben" in said(page)
    assert "Page two is missing." in said(page)
    shown = page.context["form"]["shown"].value()
    facts = {"body": "Can you help me?", "with_exchange": "on", "shown": shown, "dossier": talk.dossier.public_id}
    assert page.context["form"]["body"].value() == "What will the weather be in Paris?"
    answer = browser.post(HAND_OVER, facts)
    assert answer["Location"] == f"/messages/{talk.dossier.public_id}/"
    message = ThreadMessage.objects.get(is_from_client=True)
    assert message.thread.party == talk.party
    assert message.body.startswith("Can you help me?")
    assert message.body.index("weather") < message.body.index("Page two is missing.")
    assert Draft.objects.get().body == "Something I was writing"
    assert Entry.objects.filter(verb="chats.hand_to_adviser").count() == 1
    assert "payslip" not in browser.get(CHAT).content.decode()


def test_exchange_stays_here_unless_it_is_sent_along(cast: Cast, talk: Talk) -> None:
    browser = cast.cleo.browser()
    ask(browser, "How far am I?")
    browser.post(HAND_OVER, {"body": "Only this", "dossier": talk.dossier.public_id})
    assert ThreadMessage.objects.get().body == "Only this"


def test_what_changed_since_it_was_shown_is_shown_again_before_it_is_sent(cast: Cast, talk: Talk) -> None:
    browser = cast.cleo.browser()
    ask(browser, "How far am I?")
    shown = browser.get(HAND_OVER).context["form"]["shown"].value()
    ask(browser, "Who is my adviser?")
    facts = {"body": "Help", "with_exchange": "on", "shown": shown, "dossier": talk.dossier.public_id}
    answer = browser.post(HAND_OVER, facts)
    assert answer.status_code == 422
    assert not ThreadMessage.objects.exists()
    facts["shown"] = answer.context["form"]["shown"].value()
    assert browser.post(HAND_OVER, facts).status_code == 302


@pytest.mark.parametrize("wrong", [{"body": ""}, {"body": "x" * 2_001}, {"dossier": "nothing"}, {"dossier": ""}])
def test_bad_hand_over_is_refused_and_kept(cast: Cast, talk: Talk, wrong: dict[str, str]) -> None:
    facts = {"body": "A long story", "dossier": talk.dossier.public_id} | wrong
    answer = cast.cleo.browser().post(HAND_OVER, facts)
    assert answer.status_code == 422
    assert facts["body"] in answer.content.decode()
    assert not ThreadMessage.objects.exists()


def test_nobody_writes_about_the_dossier_of_somebody_else(cast: Cast, talk: Talk) -> None:
    other = dossier()
    answer = cast.cleo.browser().post(HAND_OVER, {"body": "Hello", "dossier": other.public_id})
    assert answer.status_code == 422
    assert "nobody to ask yet" in said(cast.dan.browser().get(HAND_OVER))


def test_of_two_applicants_the_other_does_not_read_it(cast: Cast) -> None:
    shared = threads.talk(cast.cleo, joint=True)
    threads.talk(cast.dan, joint=True, position=2, dossier=shared.dossier)
    cast.cleo.browser().post(HAND_OVER, {"body": "Between us", "dossier": shared.dossier.public_id})
    assert ThreadMessage.objects.get().thread.party == shared.party


def test_professional_who_looks_as_the_client_reads_no_answers(cast: Cast, talk: Talk) -> None:
    refused(talk)
    ask(cast.cleo.browser(), "Why was my payslip refused?")
    view = start_viewing(actor=cast.ben.actor, dossier=talk.dossier, party=talk.party, reason="Asked how it looks")
    inside = f"/pro/as-client/{view.public_id}"
    browser = cast.ben.browser()
    page = browser.get(f"{inside}{CHAT}")
    assert "Nothing is answered while you look" in said(page)
    assert "Page two" not in said(page)
    assert "l-ask" not in browser.get(f"{inside}/").content.decode()


def test_corner_leads_to_the_chat_from_every_page_but_its_own(cast: Cast, talk: Talk) -> None:
    browser = cast.cleo.browser()
    assert 'class="l-ask" href="/chat/"' in browser.get("/").content.decode()
    assert 'class="l-ask"' not in browser.get(CHAT).content.decode()
    assert 'class="l-ask" href="/pro/chat/"' in cast.ben.browser().get("/pro/inbox/").content.decode()


@pytest.mark.parametrize("count", [1, 12])
def test_answer_takes_the_same_statements_for_any_number(cast: Cast, talk: Talk, assert_queries, count: int) -> None:
    for number in range(count):
        free_point(talk.dossier, subject=f"Thing {number}")
    browser = cast.cleo.browser()
    ask(browser, "What do I still have to do?")
    with assert_queries(9):
        browser.get(CHAT)
