"""Moving answers to another version: whatever is answered stays, moves, or is asked again with its history."""

from copy import deepcopy
from typing import Any

import pytest
from hypothesis import strategies as st

from tenant_apps.flows.commands.answers import Entry, save_answer
from tenant_apps.flows.commands.drafts import edit_draft
from tenant_apps.flows.commands.publishing import mark_of, move_run, publish_draft
from tenant_apps.flows.compiled import compile_definition
from tenant_apps.flows.drafts import order, remove, say, switch
from tenant_apps.flows.enums import Change
from tenant_apps.flows.errors import DraftChanged, NothingToPublish, NotMovable
from tenant_apps.flows.filled import read_run
from tenant_apps.flows.models import Answer, AnswerChange, FlowRun, FlowVersion
from tenant_apps.flows.rebasing import carried, move_of
from tests.cast import Cast
from tests.chance import by_chance
from tests.factories import customers, flows
from vestibule.core.errors import NotAllowed

TYPES = ("text", "number", "money", "choice", "choices", "yes_no", "consent", "date", "address", "total", "note")
OPTIONS = [{"value": value, "label": {"en": value}} for value in ("a", "b", "c")]
VALUES = {
    "text": st.sampled_from(("a", "12", "hello", "2020-01-01")),
    "number": st.integers(0, 50),
    "money": st.sampled_from(("1.00", "12.50")),
    "yes_no": st.booleans(),
    "consent": st.sampled_from((True,)),
    "date": st.sampled_from(("2020-01-01", "1999-12-31")),
    "address": st.just(flows.HOME),
}


@st.composite
def definitions(draw: st.DrawFn) -> dict[str, Any]:
    """A flow of one section with a few pages, of which some repeat."""
    pages = []
    for page in draw(st.lists(st.sampled_from(("p", "q", "r")), min_size=1, max_size=3, unique=True)):
        fields = []
        for name in draw(st.lists(st.sampled_from(("x", "y", "z")), min_size=1, max_size=3, unique=True)):
            kind = draw(st.sampled_from(TYPES))
            field = {"key": name, "type": kind, "need": "required", "label": {"en": name}}
            if kind in {"choice", "choices"}:
                field["options"] = draw(st.lists(st.sampled_from(OPTIONS), min_size=1, max_size=3, unique_by=str))
                field["options"].sort(key=str)
            if kind == "total":
                field["calculation"] = {"operation": "sum", "of": ["s.p.x"]}
            if fields and draw(st.booleans()):
                field["shown_when"] = {"!!": [{"var": f"s.{page}.{fields[0]['key']}"}]}
            fields.append(field)
        part = {"key": page, "title": {"en": page}, "fields": fields}
        if draw(st.booleans()):
            part["repeat"] = {"minimum": draw(st.integers(0, 2)), "maximum": 5, "item": {"en": "i"}, "add": {"en": "+"}}
        pages.append(part)
    return {
        "format": 1,
        "languages": ["en"],
        "country": "NL",
        "sections": [{"key": "s", "title": {"en": "S"}, "subsections": pages}],
    }


def _value_of(question: Any) -> st.SearchStrategy:
    options = [value for value, _label in question.options]
    if question.type.code == "choices":
        return st.lists(st.sampled_from(options), min_size=1, unique=True).map(sorted)
    return st.sampled_from(options) if options else VALUES[question.type.code]


@st.composite
def answered(draw: st.DrawFn) -> tuple[Any, dict, dict]:
    """A flow with answers and entries as somebody left them."""
    flow = compile_definition(draw(definitions()), "NL")
    values: dict[tuple[str, int], Any] = {}
    items: dict[str, list[int]] = {}
    for page in flow.subsections:
        if page.repeat:
            items[page.key] = sorted(draw(st.sets(st.integers(1, 4), max_size=3)))
        for question in page.questions:
            for item in items[page.key] if page.repeat else [0]:
                if question.type.is_answered and draw(st.booleans()):
                    values[question.key, item] = draw(_value_of(question))
    return flow, values, items


@by_chance(300, before=answered(), after=definitions())
def test_nothing_answered_is_ever_lost(before: tuple[Any, dict, dict], after: dict) -> None:
    old, values, items = before
    new = compile_definition(after, "NL")
    outcome = carried(old, new, deepcopy(values), deepcopy(items))
    for place, value in values.items():
        there = outcome.moved.get(place, place)
        if there in outcome.again:
            assert there not in outcome.values or outcome.values[there] is None
        else:
            assert there in outcome.values
            assert outcome.values[there] == outcome.rewritten.get(there, value)
    assert len(set(outcome.moved.values())) == len(outcome.moved)


@by_chance(300, before=answered(), after=definitions())
def test_what_is_kept_can_be_answered_with_the_same_again(before: tuple[Any, dict, dict], after: dict) -> None:
    old, values, items = before
    new = compile_definition(after, "NL")
    outcome = carried(old, new, values, items)
    for (key, _item), value in outcome.values.items():
        question = new.question(key)
        former = old.question(key)
        if question is not None and question.type.is_answered and value is not None:
            assert former is not None
            assert question.clean(value) == value


@by_chance(200, before=answered())
def test_the_same_version_changes_nothing(before: tuple[Any, dict, dict]) -> None:
    flow, values, items = before
    outcome = carried(flow, flow, values, items)
    assert outcome.values == values
    assert not (outcome.moved)
    assert not (outcome.again)
    assert not (outcome.rewritten)
    assert move_of(flow, flow, values, items, "en").lost == ()


@by_chance(300, before=answered(), after=definitions())
def test_preview_tells_of_every_answer_that_is_asked_no_more(before: tuple[Any, dict, dict], after: dict) -> None:
    old, values, items = before
    new = compile_definition(after, "NL")
    move = move_of(old, new, values, items, "en")
    gone = {key for key, _item in values if new.question(key) is None}
    shown = {key for page in old.subsections for key in gone if key.startswith(f"{page.key}.")}
    told = {named.key for named in move.lost}
    assert told >= {key for key in shown if _was_shown(old, values, items, key)}


def _was_shown(flow: Any, values: dict, items: dict, key: str) -> bool:
    from tenant_apps.flows.sheets import Sheet

    return any(place[0] == key and values.get(place) is not None for place in Sheet(flow, values, items).shown)


@pytest.fixture
def run() -> FlowRun:
    return flows.run(customers.individual(first_name="Anna"))


def give(cast: Cast, run: FlowRun, key: str, raw: object) -> None:
    save_answer(actor=cast.ben.actor, run=run, entry=Entry(key, 0, raw, 0))


def publish(cast: Cast, run: FlowRun, *edits: Any, runs: tuple = ()) -> FlowVersion:
    flow = run.version.flow
    for edit in edits:
        edit_draft(actor=cast.ada.actor, flow=flow, edit=edit)
    draft = FlowVersion.objects.drafts().get(flow=flow)
    return publish_draft(actor=cast.ada.actor, flow=flow, seen=mark_of(draft), runs=runs)


@pytest.mark.django_db
def test_running_fact_finds_keep_their_version_unless_moved(cast: Cast, run: FlowRun) -> None:
    give(cast, run, "contact.reach.phone", "+31612345678")
    version = publish(cast, run, remove(("contact", "reach", "phone")))
    run.refresh_from_db()
    assert run.version.number == 1
    moved = move_run(actor=cast.ada.actor, run=run, version=version)
    assert (moved.version, moved.moved_from.number, moved.moved_by_id) == (version, 1, cast.ada.account.pk)
    assert Answer.objects.get(run=run, key="contact.reach.phone").value == "+31612345678"


@pytest.mark.django_db
def test_publishing_moves_those_that_were_ticked(cast: Cast, run: FlowRun) -> None:
    version = publish(
        cast, run, order((), ["contact"]), switch(("contact", "reach", "phone"), is_on=False), runs=(run.public_id,)
    )
    run.refresh_from_db()
    assert run.version == version


@pytest.mark.django_db
def test_answer_that_does_not_fit_is_asked_again_and_stays_in_the_history(cast: Cast, run: FlowRun) -> None:
    give(cast, run, "contact.reach.phone", "+31612345678")
    version = publish(cast, run, say(("contact", "reach", "phone"), {"type": "number"}))
    move_run(actor=cast.ada.actor, run=run, version=version)
    answer = Answer.objects.get(run=run, key="contact.reach.phone")
    assert answer.value is None
    said = AnswerChange.objects.filter(answer=answer).order_by("pk")
    assert "+31612345678" in [change.value for change in said]
    assert said.last().change == Change.MOVED


@pytest.mark.django_db
def test_page_that_begins_to_repeat_keeps_its_answers_as_the_first_entry(cast: Cast, run: FlowRun) -> None:
    give(cast, run, "contact.reach.phone", "+31612345678")
    repeat = {"minimum": 0, "maximum": 3, "item": {"en": "Way"}, "add": {"en": "Add"}}
    version = publish(cast, run, say(("contact", "reach"), {"repeat": repeat}))
    moved = move_run(actor=cast.ada.actor, run=run, version=version)
    assert read_run(moved).sheet.values["contact.reach.phone", 1] == "+31612345678"
    back = publish(cast, run, say(("contact", "reach"), {"repeat": None}))
    again = move_run(actor=cast.ada.actor, run=moved, version=back)
    assert read_run(again).sheet.values["contact.reach.phone", 0] == "+31612345678"


@pytest.mark.django_db
def test_what_comes_late_for_a_question_that_is_gone_is_kept(cast: Cast, run: FlowRun) -> None:
    version = publish(cast, run, remove(("contact", "reach", "phone")))
    moved = move_run(actor=cast.ada.actor, run=run, version=version)
    give(cast, moved, "contact.reach.phone", "+31612345678")
    assert Answer.objects.get(run=run, key="contact.reach.phone").value == "+31612345678"


@pytest.mark.django_db
def test_client_sees_what_changed(cast: Cast, run: FlowRun) -> None:
    member = flows.invited(cast.cleo, run)
    give(cast, run, "contact.reach.phone", "+31612345678")
    version = publish(cast, run, say(("contact", "reach", "phone"), {"type": "date"}))
    move_run(actor=cast.ada.actor, run=run, version=version)
    page = member.browser().get(f"/fact-find/{run.public_id}/").content.decode()
    assert "This form was changed on" in page
    assert "Asked again:" in page
    filling = member.browser().get(f"/fact-find/{run.public_id}/personal/about_you/").content.decode()
    assert "This form was changed on" in filling
    assert "Asked again:" in filling


@pytest.mark.django_db
def test_move_is_refused(cast: Cast, run: FlowRun) -> None:
    version = publish(cast, run, remove(("contact", "reach", "phone")))
    with pytest.raises(NotAllowed):
        move_run(actor=cast.ben.actor, run=run, version=version)
    other = flows.flow(flows.MORTGAGE)
    with pytest.raises(NotMovable):
        move_run(actor=cast.ada.actor, run=run, version=FlowVersion.objects.newest_of(other)[0])
    with pytest.raises(NothingToPublish):
        publish_draft(actor=cast.ada.actor, flow=run.version.flow, seen="")


@pytest.mark.django_db
def test_what_somebody_changed_meanwhile_is_not_published_unseen(cast: Cast, run: FlowRun) -> None:
    flow = run.version.flow
    seen = mark_of(edit_draft(actor=cast.ada.actor, flow=flow, edit=remove(("contact", "reach", "phone"))))
    edit_draft(actor=cast.ada.actor, flow=flow, edit=remove(("contact", "reach", "email")))
    with pytest.raises(DraftChanged):
        publish_draft(actor=cast.ada.actor, flow=flow, seen=seen)
