"""Where each answer comes from, and what is marked when it changes after the client stood by it."""

import pytest

from tenant_apps.flows.commands.answers import Entry, confirm_answer, confirm_page, confirm_run, save_answer
from tenant_apps.flows.commands.runs import complete_run, reopen_run
from tenant_apps.flows.filled import read_run
from tenant_apps.flows.models import Answer, FlowRun
from tests.cast import Cast, Member
from tests.factories import customers, flows
from vestibule.core.actors import Actor
from vestibule.core.errors import NotAllowed

pytestmark = pytest.mark.django_db
NAME, CHANNEL = "personal.about_you.first_name", "contact.reach.channel"
MARK = "Changed after it was confirmed on"


@pytest.fixture
def run() -> FlowRun:
    return flows.run(customers.individual(first_name="Anna"))


@pytest.fixture
def cleo(cast: Cast, run: FlowRun) -> Member:
    return flows.invited(cast.cleo, run)


def answer(run: FlowRun, key: str) -> Answer:
    return Answer.objects.get(run=run, key=key)


def say(actor: Actor, run: FlowRun, key: str, value: str) -> Answer:
    known = Answer.objects.filter(run=run, key=key).first()
    save_answer(actor=actor, run=run, entry=Entry(key, 0, value, known.revision if known else 0))
    return answer(run, key)


def pages(cast: Cast, cleo: Member, run: FlowRun, key: str) -> tuple[bool, bool]:
    """Whether the client's page and the firm's page mark a change."""
    section, page, _name = key.split(".")
    client = cleo.browser().get(f"/fact-find/{run.public_id}/{section}/{page}/").content.decode()
    firm = cast.ben.browser().get(f"/pro/flows/runs/{run.public_id}/").content.decode()
    return MARK in client, MARK in firm


def test_each_answer_says_who_gave_it_and_when(cast: Cast, cleo: Member, run: FlowRun) -> None:
    imported, typed = answer(run, NAME), say(cast.ben.actor, run, CHANNEL, "email")
    assert (imported.source, imported.answered_by_id, imported.waits_for_confirmation) == ("imported", None, True)
    assert (typed.source, typed.answered_by_id, typed.waits_for_confirmation) == (
        "professional",
        cast.ben.account.pk,
        True,
    )
    assert imported.answered_at <= typed.answered_at
    own = say(cleo.actor, run, CHANNEL, "phone")
    assert (own.source, own.answered_by_id, own.waits_for_confirmation) == ("client", cleo.account.pk, False)


def test_adviser_who_changes_what_was_confirmed_is_marked_for_both(cast: Cast, cleo: Member, run: FlowRun) -> None:
    say(cast.ben.actor, run, CHANNEL, "email")
    confirm_answer(actor=cleo.actor, run=run, key=CHANNEL, item=0)
    confirmed = answer(run, CHANNEL)
    assert pages(cast, cleo, run, CHANNEL) == (False, False)

    changed = say(cast.ben.actor, run, CHANNEL, "phone")

    assert changed.was_confirmed_at == confirmed.confirmed_at
    assert (changed.confirmed_at, changed.waits_for_confirmation) == (None, True)
    assert pages(cast, cleo, run, CHANNEL) == (True, True)
    confirm_page(actor=cleo.actor, run=run, key="contact.reach")
    assert answer(run, CHANNEL).was_confirmed_at is None
    assert pages(cast, cleo, run, CHANNEL) == (False, False)


def test_adviser_who_changes_the_clients_own_answer_is_marked_too(cast: Cast, cleo: Member, run: FlowRun) -> None:
    own = say(cleo.actor, run, CHANNEL, "email")
    assert say(cast.ben.actor, run, CHANNEL, "phone").was_confirmed_at == own.answered_at
    assert pages(cast, cleo, run, CHANNEL) == (True, True)
    assert [changed.key for changed in read_run(run).changed_since()] == [CHANNEL]


def test_client_who_changes_what_they_confirmed_is_marked(cast: Cast, cleo: Member, run: FlowRun) -> None:
    confirm_answer(actor=cleo.actor, run=run, key=NAME, item=0)
    say(cleo.actor, run, NAME, "Anne")
    assert pages(cast, cleo, run, NAME) == (True, True)
    firm = cast.ben.browser().get(f"/pro/flows/runs/{run.public_id}/").content.decode()
    assert "1 answer changed after it was confirmed" in firm


def test_client_who_is_still_typing_is_not_marked(cast: Cast, cleo: Member, run: FlowRun) -> None:
    say(cleo.actor, run, CHANNEL, "email")
    assert say(cleo.actor, run, CHANNEL, "phone").was_confirmed_at is None


def test_change_after_sending_is_marked_until_it_is_sent_anew(cast: Cast, cleo: Member, run: FlowRun) -> None:
    flows.fill(cleo.actor, run)
    complete_run(actor=cleo.actor, run=run)
    reopen_run(actor=cleo.actor, run=run)
    other = "phone" if answer(run, CHANNEL).value == "email" else "email"
    changed = say(cleo.actor, run, CHANNEL, other)
    run.refresh_from_db()
    assert changed.was_confirmed_at == run.last_sent_at
    assert pages(cast, cleo, run, CHANNEL) == (True, True)
    complete_run(actor=cleo.actor, run=run)
    assert not Answer.objects.filter(run=run).exclude(was_confirmed_at=None).exists()


def test_client_confirms_what_the_adviser_typed_and_sent(cast: Cast, cleo: Member, run: FlowRun) -> None:
    flows.fill(cast.ben.actor, run)
    complete_run(actor=cast.ben.actor, run=run)
    browser, summary = cleo.browser(), f"/fact-find/{run.public_id}/summary/"
    waiting = len(list(read_run(FlowRun.objects.get(pk=run.pk)).to_confirm()))
    assert waiting > 0
    assert "Yes, I confirm this" in browser.get(summary).content.decode()

    assert browser.post(f"/fact-find/{run.public_id}/confirm/").status_code == 302

    sent = FlowRun.objects.get(pk=run.pk)
    assert not sent.is_open
    assert not list(read_run(sent).to_confirm())
    assert "Yes, I confirm this" not in browser.get(summary).content.decode()
    assert confirm_run(actor=cleo.actor, run=sent) == 0
    with pytest.raises(NotAllowed):
        confirm_run(actor=cast.ben.actor, run=sent)
    assert cast.dan.browser().post(f"/fact-find/{run.public_id}/confirm/").status_code == 404
