"""What changed in a form while somebody was filling it in, for who fills it in and for who advises them."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import get_language

from tenant_apps.flows.compiled import words
from tenant_apps.flows.enums import Change
from tenant_apps.flows.filled import Filled
from tenant_apps.flows.models import AnswerChange
from tenant_apps.flows.versions import compiled


@dataclass(frozen=True, slots=True)
class Notice:
    """What is new, what is asked again and what is asked no more; the first two with the page that asks them."""

    at: datetime
    new: tuple[tuple[str, str], ...]
    again: tuple[tuple[str, str], ...]
    gone: tuple[str, ...]


def notice_of(filled: Filled, url_of: Callable[[str], str]) -> Notice | None:
    """What changed when the run went to another version, until it is sent; nothing for a run that stayed.

    ``url_of`` leads from a page's key to its address.
    """
    run, language = filled.run, get_language() or "en"
    if run.moved_from is None or run.moved_at is None or not run.is_open:
        return None
    old = compiled(run.moved_from)
    lines = AnswerChange.objects.filter(run=run, change=Change.MOVED, value__isnull=True, made_at__gte=run.moved_at)
    emptied = set(lines.order_by("pk").values_list("answer__key", "answer__item"))
    new, again = [], []
    for page in filled.sheet.pages:
        for question, place in page.asked():
            if filled.sheet.is_answered(place):
                continue
            if place in emptied:
                again.append((words(question.label, language), url_of(page.key)))
            elif old.question(question.key) is None:
                new.append((words(question.label, language), url_of(page.key)))
    kept = sorted(key for (key, _item), answer in filled.answers.items() if answer.value is not None)
    asked_before = (old.question(key) for key in dict.fromkeys(kept) if filled.flow.question(key) is None)
    gone = [words(question.label, language) for question in asked_before if question is not None]
    return Notice(run.moved_at, tuple(new), tuple(again), tuple(gone))
