"""Asking the same again: what somebody answered the last time stands there, to be confirmed or changed."""

from tenant_apps.flows import policies
from tenant_apps.flows.commands.runs import hold
from tenant_apps.flows.enums import Source
from tenant_apps.flows.errors import InvalidAnswer
from tenant_apps.flows.fields.choices import Consent
from tenant_apps.flows.models import Answer, AnswerChange, FlowRun, Item
from tenant_apps.flows.versions import asked_of
from vestibule.core.actors import Actor
from vestibule.core.commands import command
from vestibule.core.permissions import require


@command
def carry_over(*, actor: Actor, run: FlowRun, earlier: FlowRun) -> int:
    """Fill in what the same person answered earlier, for the client to confirm, and return how many answers.

    What stands there already stays; files, consents, which are given anew each time, and what fits its question no
    longer are left out. Nothing is filled in where only the client may answer.
    """
    require(actor, policies.FILL_IN)
    held = hold(actor, run)
    asked = asked_of(held)
    is_same = (earlier.party_id, earlier.customer_id) == (held.party_id, held.customer_id)
    if not held.is_open or not is_same or asked.client_only:
        return 0
    _add_items(held, earlier, {subsection.key for subsection in asked.subsections if subsection.repeat})
    there = set(Answer.objects.of_run(held).values_list("key", "item"))
    numbers = {(item.key, item.number) for item in Item.objects.filter(run=held, removed_at=None)}
    answers = []
    for given in earlier.answers.exclude(value=None).order_by("pk"):
        question = asked.question(given.key)
        if question is None or given.place in there or not question.type.is_answered:
            continue
        if question.type.is_file or question.type.code == Consent.code:
            continue
        subsection = asked.subsection_of(question)
        if ((subsection.key, given.item) not in numbers) if subsection.repeat else given.item:
            continue
        try:
            value = question.clean(given.value)
        except InvalidAnswer:
            continue
        if value is not None:
            answers.append(Answer(run=held, key=given.key, item=given.item, value=value, source=Source.IMPORTED))
    Answer.objects.bulk_create(answers)
    AnswerChange.objects.bulk_create(
        AnswerChange(run=held, answer=answer, revision=answer.revision, value=answer.value, source=answer.source)
        for answer in answers
    )
    return len(answers)


def _add_items(run: FlowRun, earlier: FlowRun, keys: set[str]) -> None:
    there = set(run.items.values_list("key", "number"))
    Item.objects.bulk_create(
        Item(run=run, key=item.key, number=item.number)
        for item in Item.objects.filter(run=earlier, removed_at=None, key__in=keys)
        if (item.key, item.number) not in there
    )
