"""What was answered, in words, for somebody who reads it: the summary, and the adviser's view of a run."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from django.utils.translation import get_language

from tenant_apps.documents.models import StoredFile
from tenant_apps.flows.comparing import Difference
from tenant_apps.flows.compiled import words
from tenant_apps.flows.enums import Need
from tenant_apps.flows.filled import Filled
from tenant_apps.flows.models import Answer
from tenant_apps.flows.progress import Links
from tenant_apps.flows.sheets import Page, Part

NOTHING: Mapping[str, Difference] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Line:
    """One question with its answer in words; empty where there is none."""

    label: str
    words: str
    answer: Answer | None
    is_missing: bool
    file: StoredFile | None = None
    key: str = ""
    difference: Difference | None = None


@dataclass(frozen=True, slots=True)
class ToldItem:
    """The lines of one item, under its name where a page repeats."""

    title: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class ToldPage:
    """One page, and where to change it."""

    section: str
    title: str
    url: str
    items: tuple[ToldItem, ...]
    to_confirm: int


def told(filled: Filled, links: Links | None, differing: Mapping[str, Difference] = NOTHING) -> list[ToldPage]:
    """Every page that is shown now, with its answers in the reader's language.

    ``differing`` are the answers beside which stands what the firm's file says instead.
    """
    language, section, pages = get_language(), "", []
    for page in filled.sheet.pages:
        title = words(page.section.title, language)
        pages.append(
            ToldPage(
                section="" if title == section else title,
                title=words(page.subsection.title, language),
                url=links.page(page.key) if links else "",
                items=tuple(
                    _item(filled, page, position, part, differing) for position, part in enumerate(page.parts, 1)
                ),
                to_confirm=sum(1 for _waiting in filled.to_confirm(page)),
            )
        )
        section = title
    return pages


def _item(filled: Filled, page: Page, position: int, part: Part, differing: Mapping[str, Difference]) -> ToldItem:
    repeat, language = page.subsection.repeat, get_language()
    lines = []
    for question in part.questions:
        if question.type.is_calculated:
            total = filled.sheet.totals.get((question.key, part.item))
            lines.append(
                Line(words(question.label, language), question.display(total, language), None, is_missing=False)
            )
        if not question.type.is_answered:
            continue
        answer = filled.answers.get((question.key, part.item))
        text = question.display(answer.value, language) if answer else ""
        file = filled.file_at((question.key, part.item)) if question.type.is_file else None
        is_missing = not text and question.need == Need.REQUIRED
        label, difference = words(question.label, language), differing.get(question.key)
        lines.append(Line(label, text, answer, is_missing, file, question.key, difference))
    return ToldItem(repeat.name_of(position, language) if repeat else "", tuple(lines))
