"""The history of answers in words."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import get_language

from tenant_apps.flows.compiled import words
from tenant_apps.flows.models import AnswerChange, FlowRun
from tenant_apps.flows.versions import known_question


@dataclass(frozen=True, slots=True)
class HistoryLine:
    """One change: which question, what it became, by whom and when."""

    question: str
    words: str
    change: str
    change_label: str
    source_label: str
    by: str
    at: datetime


def history_of(run: FlowRun, changes: Iterable[AnswerChange]) -> list[HistoryLine]:
    """The changes in the reader's language."""
    language, lines = get_language(), []
    for change in changes:
        question = known_question(run, change.answer.key)
        if question is None:
            continue
        number = f" {change.answer.item}" if change.answer.item else ""
        lines.append(
            HistoryLine(
                question=f"{words(question.label, language)}{number}",
                words=question.display(change.value, language),
                change=change.change,
                change_label=change.get_change_display(),
                source_label=change.get_source_display(),
                by=change.made_by.name if change.made_by else "",
                at=change.made_at,
            )
        )
    return lines
