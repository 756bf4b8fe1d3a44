"""Giving, changing and confirming answers. Nothing is overwritten that its author has not seen."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Q
from django.utils import timezone

from tenant_apps.flows import events, policies
from tenant_apps.flows.commands.runs import change_of, confirm, filled_for, hold
from tenant_apps.flows.enums import Source
from tenant_apps.flows.errors import AnswerChangedElsewhere, NothingToConfirm, UnknownQuestion
from tenant_apps.flows.fields.base import Value
from tenant_apps.flows.filled import Filled, read_run
from tenant_apps.flows.models import Answer, FlowRun
from tenant_apps.flows.sheets import Place
from tenant_apps.flows.versions import known_question
from vestibule.core.actors import Actor, Client
from vestibule.core.commands import command
from vestibule.core.errors import DomainError, NotAllowed
from vestibule.core.records import record


@dataclass(frozen=True, slots=True)
class Entry:
    """What was typed at one place.

    ``revision`` is the revision of the answer that the page showed, 0 if there was none. ``attempt`` is the same each
    time the same change is sent again, so that a lost reply does not make it count twice. ``follows`` is the attempt
    before it on the same page, whose reply has not come yet: who typed that has seen it.
    """

    key: str
    item: int
    raw: object
    revision: int
    attempt: UUID | None = None
    follows: UUID | None = None

    @property
    def place(self) -> Place:
        return self.key, self.item


@dataclass(frozen=True, slots=True)
class Saved:
    """The run as it is after an answer, and the questions that are asked because of it."""

    filled: Filled
    appeared: frozenset[Place]


@command
def save_answer(*, actor: Actor, run: FlowRun, entry: Entry) -> Saved:
    """Store one answer with who gave it.

    An answer to a question that is hidden at this moment, or that only an older version of the flow asks, is kept, so
    that nothing sent late from a device is lost. An
    answer that somebody else changed meanwhile is not overwritten: ``AnswerChangedElsewhere`` carries the other one.
    """
    filled = filled_for(actor, run)
    shown = filled.sheet.shown
    _save(filled, actor, entry)
    filled.renew()
    tell(actor, run, [entry.key])
    return Saved(filled, filled.sheet.shown - shown)


@command
def save_page(*, actor: Actor, run: FlowRun, entries: Sequence[Entry]) -> dict[Place, DomainError]:
    """Store every answer of a page that can be stored; return what is wrong with the others, by place."""
    filled = filled_for(actor, run)
    refused: dict[Place, DomainError] = {}
    for entry in entries:
        try:
            _save(filled, actor, entry)
        except DomainError as error:
            refused[entry.place] = error
    tell(actor, run, [entry.key for entry in entries])
    return refused


@command
def confirm_answer(*, actor: Actor, run: FlowRun, key: str, item: int) -> Answer:
    """Say that what somebody else filled in is right. Only the client can; saying so twice changes nothing."""
    if not isinstance(actor, Client):
        raise NotAllowed(policies.ANSWER.code)
    filled = filled_for(actor, run)
    answer = filled.answers.get((key, item))
    if answer is None or answer.value is None:
        raise NothingToConfirm
    if answer.waits_for_confirmation:
        confirm(actor, [answer])
        tell(actor, run, [key])
    return answer


@command
def confirm_page(*, actor: Actor, run: FlowRun, key: str) -> int:
    """Say that everything others filled in on this page is right; return how many answers that were."""
    if not isinstance(actor, Client):
        raise NotAllowed(policies.ANSWER.code)
    filled = filled_for(actor, run)
    page = filled.sheet.page(key)
    if page is None:
        raise UnknownQuestion
    waiting = [answer for _page, _question, answer in filled.to_confirm(page)]
    confirm(actor, waiting)
    tell(actor, run, [answer.key for answer in waiting])
    return len(waiting)


@command
def confirm_run(*, actor: Actor, run: FlowRun) -> int:
    """Say that everything others filled in is right, also after it was sent; return how many answers that were.

    Nothing is reopened by it, so the percentage stays. Only the client can; saying so twice changes nothing.
    """
    if not isinstance(actor, Client):
        raise NotAllowed(policies.ANSWER.code)
    held = hold(actor, run)
    waiting = [answer for _page, _question, answer in read_run(held).to_confirm()]
    confirm(actor, waiting)
    if waiting:
        record("flows.confirm", held, actor=actor, count=len(waiting))
        tell(actor, held, [answer.key for answer in waiting])
    return len(waiting)


def tell(actor: Actor, run: FlowRun, questions: Sequence[str]) -> None:
    """Say upward which questions have other answers now."""
    events.answers_changed.send(FlowRun, run=run, actor=actor, questions=set(questions))


def _save(filled: Filled, actor: Actor, entry: Entry) -> None:
    question = known_question(filled.run, entry.key)
    if question is None or question.type.is_file or not filled.asks(question, entry.item):
        raise UnknownQuestion
    put(filled, actor, entry, question.clean(entry.raw))


def put(filled: Filled, actor: Actor, entry: Entry, value: Value) -> None:
    """Store a clean value, unless that would overwrite something unseen; then ``AnswerChangedElsewhere``."""
    stored = filled.answers.get(entry.place)
    if value == (stored.value if stored else None):
        return
    if stored is None:
        new = Answer(run=filled.run, key=entry.key, item=entry.item, revision=0)
        filled.answers[entry.place] = _write(filled.run, new, value, actor, entry)
    elif stored.revision == entry.revision or _may_follow(stored, value, entry):
        _write(filled.run, stored, value, actor, entry)


def _may_follow(stored: Answer, value: Value, entry: Entry) -> bool:
    """Whether a change made on an older page may still be stored; raises when that would overwrite something unseen.

    What was sent before, and what the page showed all along, is not a change at all. Where the answer still has the
    value that the page showed, only its confirmation changed meanwhile.
    """
    sent = [attempt for attempt in (entry.attempt, entry.follows) if attempt is not None]
    changes = stored.changes.filter(Q(revision=entry.revision) | Q(attempt__in=sent))
    by_attempt = {change.attempt: change for change in changes if change.attempt is not None}
    shown = next((change.value for change in changes if change.revision == entry.revision), None)
    own = by_attempt.get(entry.follows)
    if entry.attempt in by_attempt:
        return False
    if own is not None and own.revision == stored.revision:
        return True
    if shown not in (value, stored.value):
        raise AnswerChangedElsewhere(stored)
    return bool(value != shown)


def _stood_by_at(answer: Answer, run: FlowRun, actor: Actor) -> datetime | None:
    """When the client stood by the answer that is changed now; None for one that the client is still working on."""
    if not answer.pk or answer.value is None:
        return None
    for moment in (answer.was_confirmed_at, answer.confirmed_at):
        if moment is not None:
            return moment
    if answer.source == Source.CLIENT and not isinstance(actor, Client):
        return answer.answered_at
    is_sent = run.last_sent_at is not None and answer.answered_at <= run.last_sent_at
    return run.last_sent_at if is_sent else None


def _write(run: FlowRun, answer: Answer, value: Value, actor: Actor, entry: Entry) -> Answer:
    answer.was_confirmed_at = _stood_by_at(answer, run, actor)
    answer.value, answer.source = value, policies.source_of(actor)
    answer.answered_at, answer.answered_by_id = timezone.now(), actor.account_id
    answer.confirmed_at, answer.confirmed_by = None, None
    answer.revision += 1
    if answer.pk is None:
        answer.save(force_insert=True)
    else:
        columns = ["value", "source", "answered_at", "answered_by", "confirmed_at", "confirmed_by", "revision"]
        answer.save(update_fields=[*columns, "was_confirmed_at"])
    change_of(answer, actor, attempt=entry.attempt).save(force_insert=True)
    return answer
