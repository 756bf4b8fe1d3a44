"""What keeps a draft from being published, in words for who sets it up, each with the part that it is about."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from tenant_apps.flows.compiled import words
from tenant_apps.flows.conditions import InvalidCondition, Rule, check, variables
from tenant_apps.flows.definitions import Definition, InvalidDefinition, check_definition, switched_on
from tenant_apps.flows.drafts import Path
from tenant_apps.flows.earlier import why_unknown
from tenant_apps.flows.fields.registry import FIELD_TYPES
from tenant_apps.flows.formulas import COUNTABLE
from tenant_apps.flows.scoring_faults import faults_in


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing to put right. ``path`` leads to the part; it is empty where the whole flow is meant, or its score."""

    path: Path
    title: str
    text: str
    is_of_score: bool = False


def problems_in(definition: Definition, language: str) -> list[Problem]:
    """Everything that has to be put right, in the order of the flow; empty for a draft that can be published."""
    found = list(_Search(switched_on(definition), language).problems())
    if not found:
        try:
            check_definition(definition)
        except InvalidDefinition as error:
            found = [Problem((), "", problem) for problem in error.problems]
    return found


def labels_in(definition: Definition, language: str) -> dict[str, str]:
    """What each question and each page that repeats is called, switched on or not."""
    found = {}
    for section in definition["sections"]:
        for page in section["subsections"]:
            key = f"{section['key']}.{page['key']}"
            found[key] = words(page.get("title"), language)
            found |= {f"{key}.{field['key']}": words(field.get("label"), language) for field in page["fields"]}
    return found


class _Search:
    def __init__(self, definition: Definition, language: str) -> None:
        self.definition, self.language = definition, language
        self.labels = labels_in(definition, language)
        self.languages = definition.get("languages") or ()
        self.known: set[str] = set()
        self.numbers: set[str] = set()

    def problems(self) -> Iterator[Problem]:
        if not self.definition["sections"]:
            yield Problem((), "", _("Choose at least one section: this flow asks nothing yet."))
        for section in self.definition["sections"]:
            path = (section["key"],)
            title = words(section.get("title"), self.language)
            yield from self._text(path, title, section.get("title"), _("the title"))
            if not section["subsections"]:
                yield Problem(path, title, _("This section has no pages. Add one, or switch the section off."))
            for page in section["subsections"]:
                yield from self._page((*path, page["key"]), page)
        for fault in faults_in(self.definition, self.language):
            yield Problem(fault.path, fault.title, fault.text, is_of_score=True)

    def _page(self, path: Path, page: Definition) -> Iterator[Problem]:
        key, title = ".".join(path), words(page.get("title"), self.language)
        yield from self._text(path, title, page.get("title"), _("the title"))
        yield from self._condition(path, title, page.get("shown_when"))
        if not page["fields"]:
            yield Problem(path, title, _("This page has no questions. Add one, or switch the page off."))
        fields = {f"{key}.{field['key']}" for field in page["fields"]}
        for field in page["fields"]:
            yield from self._field((*path, field["key"]), field)
        if page.get("repeat"):
            self.known = (self.known - fields) | {key}

    def _field(self, path: Path, field: Definition) -> Iterator[Problem]:
        key, title = ".".join(path), words(field.get("label"), self.language)
        yield from self._text(path, title, field.get("label"), _("the question"))
        yield from self._condition(path, title, field.get("shown_when"))
        if FIELD_TYPES[field["type"]].has_options and not field.get("options"):
            yield Problem(path, title, _("Add the answers that can be chosen."))
        yield from self._calculation(path, title, field.get("calculation"), field["type"])
        self.known.add(key)
        if field["type"] in COUNTABLE:
            self.numbers.add(key)

    def _calculation(
        self, path: Path, title: str, calculation: Mapping[str, Any] | None, kind: str
    ) -> Iterator[Problem]:
        if not FIELD_TYPES[kind].is_calculated:
            return
        if not calculation:
            yield Problem(path, title, _("Choose what this is calculated from."))
            return
        for key in calculation["of"]:
            if key not in self.numbers:
                text = _("It counts %(question)s, which is not asked before it or holds no number.")
                yield Problem(path, title, text % {"question": self._name(key)})

    def _condition(self, path: Path, title: str, rule: Rule) -> Iterator[Problem]:
        try:
            check(rule)
        except InvalidCondition:
            yield Problem(path, title, _("Its condition cannot be read. Set it again."))
            return
        for key in sorted(variables(rule) - self.known):
            yield Problem(path, title, why_unknown(self.definition, path, key, self.language))

    def _text(self, path: Path, title: str, text: Mapping[str, str] | None, what: str) -> Iterator[Problem]:
        if not all((text or {}).get(language) for language in self.languages):
            yield Problem(path, title, _("Write %(what)s in your first language.") % {"what": what})

    def _name(self, key: str) -> str:
        return f"“{self.labels.get(key) or key}”"
