"""What is asked before a part of a flow, so that conditions and calculations read only what is known by then."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from tenant_apps.flows.compiled import words
from tenant_apps.flows.conditions import InvalidCondition, Rule, check, variables
from tenant_apps.flows.definitions import Definition, switched_on
from tenant_apps.flows.drafts import Edit, Path, part_at, say
from tenant_apps.flows.errors import BadCondition

ENTRIES = "entries"
"""The type of a page that repeats, seen from outside: the list of its entries."""


@dataclass(frozen=True, slots=True)
class Known:
    """A question that is answered before the part at hand, or a page that repeats with its entries."""

    key: str
    section: str
    label: str
    type: str
    field: Definition


def known_before(definition: Definition, path: Path, language: str) -> list[Known]:
    """What a condition at this path may read, in the order in which it is asked."""
    return list(_before(switched_on(definition), path, language, inside=True))


def numbers_before(definition: Definition, path: Path, language: str) -> list[Known]:
    """Every question before this path, also those of pages that repeat: what a calculation may count."""
    return list(_before(switched_on(definition), path, language, inside=False))


def set_condition(path: Path, rule: Rule, language: str) -> Edit:
    """Ask a page or a question only when the rule holds; without one it is always asked.

    Raises ``BadCondition`` where the rule reads what is not known by then, and says what it is.
    """

    def edit(definition: dict[str, object]) -> None:
        part_at(definition, path)
        if rule is not None:
            _check(definition, path, rule, language)
        say(path, {"shown_when": rule})(definition)

    return edit


def why_unknown(definition: Definition, path: Path, key: str, language: str) -> str:
    """Why a condition at this path cannot read this question."""
    labels = {known.key: known.label for known in _all(definition, language)}
    if key == ".".join(path):
        return _("A question cannot depend on its own answer.")
    if key not in labels:
        return _("It depends on “%(question)s”, which is not asked in this flow.") % {"question": key}
    if ".".join(path) in _reads(definition, key, set()):
        text = _("It depends on “%(question)s”, which itself depends on this one: neither would ever be asked.")
        return text % {"question": labels[key]}
    return _("It depends on “%(question)s”, which is asked later. Move one of them.") % {"question": labels[key]}


def _check(definition: Definition, path: Path, rule: Rule, language: str) -> None:
    try:
        check(rule)
    except InvalidCondition as error:
        raise BadCondition(_("This condition is too long. Divide it over several questions.")) from error
    known = {known.key for known in known_before(definition, path, language)}
    for key in sorted(variables(rule) - known):
        raise BadCondition(why_unknown(definition, path, key, language))


def _before(definition: Definition, path: Path, language: str, *, inside: bool) -> Iterator[Known]:
    for section in definition["sections"]:
        title = words(section.get("title"), language)
        for page in section["subsections"]:
            here = (section["key"], page["key"])
            if path == here:
                return
            is_list = bool(page.get("repeat")) and path[:2] != here
            if is_list and inside:
                yield Known(".".join(here), title, words(page.get("title"), language), ENTRIES, page)
                continue
            for field in page["fields"]:
                if path == (*here, field["key"]):
                    return
                key = ".".join((*here, field["key"]))
                yield Known(key, title, words(field.get("label"), language), field["type"], field)
            if path[:2] == here:
                return


def _all(definition: Definition, language: str) -> Iterator[Known]:
    yield from _before(switched_on(definition), (), language, inside=True)
    yield from _before(switched_on(definition), (), language, inside=False)


def _reads(definition: Definition, key: str, seen: set[str]) -> set[str]:
    """Every question that decides, directly or through others, whether this one is asked."""
    if key in seen:
        return seen
    seen = seen | {key}
    steps = key.split(".")
    for section in definition["sections"]:
        for page in section["subsections"]:
            if [section["key"], page["key"]] != steps[:2]:
                continue
            rules = [page.get("shown_when")]
            rules += [field.get("shown_when") for field in page["fields"] if field["key"] == steps[-1]]
            for rule in rules:
                for read in variables(rule):
                    seen = _reads(definition, read, seen)
    return seen
