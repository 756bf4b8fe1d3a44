"""What somebody answers differently than the last time, in words."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import get_language

from tenant_apps.flows.compiled import words
from tenant_apps.flows.filled import Filled, read_run
from tenant_apps.flows.models import FlowRun
from tenant_apps.flows.sheets import Place


@dataclass(frozen=True, slots=True)
class Changed:
    """One question with what was answered before and now; empty where there was nothing."""

    label: str
    before: str
    after: str


def changed_answers(earlier: FlowRun | None, now: FlowRun) -> list[Changed]:
    """What differs, in the order of the questions: first those asked now, then those that are asked no more."""
    before = {place: (label, text) for place, label, text in _told(read_run(earlier))} if earlier else {}
    after = {place: (label, text) for place, label, text in _told(read_run(now))}
    found = [
        Changed(label, before.get(place, ("", ""))[1], text)
        for place, (label, text) in after.items()
        if text != before.get(place, ("", ""))[1]
    ]
    return [
        *found,
        *(Changed(label, text, "") for place, (label, text) in before.items() if text and place not in after),
    ]


def _told(filled: Filled) -> Iterator[tuple[Place, str, str]]:
    language = get_language() or ""
    for page in filled.sheet.pages:
        for question, place in page.asked():
            if question.type.is_file:
                continue
            answer = filled.answers.get(place)
            text = question.display(answer.value, language) if answer else ""
            yield place, words(question.label, language), text
