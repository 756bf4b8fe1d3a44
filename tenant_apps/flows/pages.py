"""A page of a run as forms: one per item, one field per question. Shape only; commands clean and save."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.http import QueryDict
from django.utils.datastructures import MultiValueDict

from tenant_apps.documents.models import StoredFile
from tenant_apps.flows.commands.answers import Entry
from tenant_apps.flows.compiled import Question, Subsection, words
from tenant_apps.flows.enums import Need
from tenant_apps.flows.errors import AnswerChangedElsewhere
from tenant_apps.flows.filled import Filled
from tenant_apps.flows.models import Answer
from tenant_apps.flows.sheets import ONCE, Page, Place
from tenants.sealing import Unreadable
from vestibule.core.errors import DomainError
from vestibule.core.forms import Form

Refused = Mapping[Place, DomainError]

_NUMBER = re.compile(r"[0-9]{1,9}")


class QuestionField(forms.Field):
    """Hands on what was typed as it is."""

    def __init__(self, question: Question, language: str) -> None:
        super().__init__(
            required=question.need != Need.OPTIONAL,
            label=words(question.label, language),
            help_text=words(question.help, language),
            widget=question.type.widget(question, language),
        )

    def clean(self, value: object) -> object:
        return value


class PartForm(Form):
    """The questions of one item of a page."""

    use_required_attribute = False

    def __init__(
        self, questions: tuple[Question, ...], item: int, filled: Filled, language: str, data: Any = None
    ) -> None:
        super().__init__(data, prefix=str(item) if item else None)
        self.item, self.filled, self.language = item, filled, language
        for question in questions:
            field = QuestionField(question, language)
            answer = filled.answers.get((question.key, item))
            if answer is not None and answer.is_lost:
                field.help_text = Unreadable().message
            if answer is not None and answer.value is not None:
                field.initial = question.type.initial(answer.value, question, language)
            self.fields[question.name] = field

    def row(self, question: Question, error: DomainError | None) -> "Row":
        """The question as a page shows it, with what is wrong with what was typed."""
        answer = self.filled.answers.get((question.key, self.item))
        if question.type.is_calculated:
            total = self.filled.sheet.totals.get((question.key, self.item))
            return Row(question, self.item, self[question.name], None, question.display(total, self.language))
        stored = question.display(answer.value, self.language) if answer else ""
        if error is not None:
            self.add_error(question.name, forms.ValidationError(str(error.message), code=error.code))
        other = stored if isinstance(error, AnswerChangedElsewhere) else ""
        place = question.key, self.item
        file, refused = (
            (self.filled.file_at(place), self.filled.refused_at(place)) if question.type.is_file else (None,) * 2
        )
        return Row(question, self.item, self[question.name], answer, stored, other, file, refused)


@dataclass(frozen=True, slots=True)
class Row:
    """One question as a page shows it. ``other`` is what is stored where that differs from what was typed.

    ``file`` is the answer where that is one, ``refused`` the one that was given last and turned down.
    """

    question: Question
    item: int
    bound: forms.BoundField
    answer: Answer | None
    stored: str
    other: str = ""
    file: StoredFile | None = None
    refused: StoredFile | None = None

    @property
    def id(self) -> str:
        return f"{self.question.name}-{self.item}"

    @property
    def place(self) -> Place:
        return self.question.key, self.item

    @property
    def revision(self) -> int:
        return self.answer.revision if self.answer else 0

    @property
    def is_total(self) -> bool:
        return self.question.type.is_calculated

    @property
    def is_note(self) -> bool:
        return not self.question.type.is_answered

    @property
    def is_file(self) -> bool:
        return self.question.type.is_file

    @property
    def prefix(self) -> str:
        return self.question.type.affixes(self.question)[0]

    @property
    def suffix(self) -> str:
        return self.question.type.affixes(self.question)[1]

    @property
    def width(self) -> str:
        return self.question.type.width

    @property
    def is_cards(self) -> bool:
        return isinstance(self.bound.field.widget, forms.RadioSelect | forms.CheckboxSelectMultiple)


@dataclass(frozen=True, slots=True)
class Group:
    """The rows of one item, under the item's own name where a page repeats."""

    item: int
    title: str
    rows: tuple[Row, ...]
    is_removable: bool


def groups_of(
    filled: Filled, page: Page, language: str, *, data: QueryDict | None = None, refused: Refused | None = None
) -> tuple[Group, ...]:
    """The page's questions with their answers; where refused, with what was typed and what is wrong with it."""
    repeat, refused = page.subsection.repeat, refused or {}
    groups = []
    for position, part in enumerate(page.parts, start=1):
        stored = PartForm(part.questions, part.item, filled, language)
        typed = PartForm(part.questions, part.item, filled, language, data) if refused else stored
        rows = []
        for question in part.questions:
            error = refused.get((question.key, part.item))
            rows.append((typed if error else stored).row(question, error))
        title = repeat.name_of(position, language) if repeat else ""
        groups.append(Group(part.item, title, tuple(rows), bool(repeat) and len(page.parts) > repeat.minimum))
    return tuple(groups)


def rows_of(filled: Filled, page: Page, language: str, wanted: Collection[Place]) -> tuple[Row, ...]:
    """Only these of the page's questions with their answers, in the page's order."""
    return tuple(
        PartForm((question,), part.item, filled, language).row(question, None)
        for part in page.parts
        for question in part.questions
        if (question.key, part.item) in wanted
    )


def entries_of(subsection: Subsection, items: Iterable[int], data: QueryDict, language: str) -> Iterator[Entry]:
    """What a page sent in, question by question. A question that was not on the page is left out."""
    attempt = _uuid(data.get("attempt", ""))
    for item in items if subsection.repeat else (ONCE,):
        for question in subsection.questions:
            name = f"{item}-{question.name}" if item else question.name
            revision = data.get(f"{name}-revision", "")
            if not question.type.is_file and _NUMBER.fullmatch(revision):
                raw = question.type.widget(question, language).value_from_datadict(data, {}, name)
                follows = _uuid(data.get(f"{name}-follows", ""))
                yield Entry(question.key, item, raw, int(revision), attempt, follows)


def files_of(
    subsection: Subsection, items: Iterable[int], data: QueryDict, files: MultiValueDict[str, UploadedFile]
) -> Iterator[tuple[Entry, UploadedFile | None]]:
    """The questions of a page that take a file, each with the one that was sent for it."""
    for item in items if subsection.repeat else (ONCE,):
        for question in subsection.questions:
            name = f"{item}-{question.name}" if item else question.name
            if question.type.is_file and f"{name}-revision" in data:
                yield Entry(question.key, item, None, number_in(data[f"{name}-revision"])), files.get(name)


def items_in(data: QueryDict) -> set[int]:
    """The numbers of the items that something was sent for."""
    return {number_in(name.partition("-")[0]) for name in data} - {ONCE}


def number_in(text: str) -> int:
    """The whole number in a text that a browser sent, 0 when there is none."""
    return int(text) if _NUMBER.fullmatch(text) else 0


def _uuid(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None
