"""What two versions of a flow have different, in words that a person reads."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from tenant_apps.flows.compiled import words
from tenant_apps.flows.definitions import CHILDREN, Definition, switched_on

ADDED, REMOVED, CHANGED, MOVED = "added", "removed", "changed", "moved"

_ASPECTS: dict[str, str | Promise] = {
    "title": gettext_lazy("title"),
    "label": gettext_lazy("question"),
    "help": gettext_lazy("help text"),
    "type": gettext_lazy("type"),
    "need": gettext_lazy("whether it must be answered"),
    "shown_when": gettext_lazy("condition"),
    "options": gettext_lazy("answers to choose from"),
    "settings": gettext_lazy("limits"),
    "prefill": gettext_lazy("what is filled in beforehand"),
    "calculation": gettext_lazy("calculation"),
    "repeat": gettext_lazy("how often it is asked"),
    "minutes": gettext_lazy("estimated time"),
    "video": gettext_lazy("video"),
    "client_only": gettext_lazy("who may answer"),
    "country": gettext_lazy("country"),
    "score": gettext_lazy("points"),
    "text": pgettext_lazy("of a risk band", "description"),
    "minimum": gettext_lazy("least number of answers"),
    "weight": gettext_lazy("weight"),
    "from": gettext_lazy("lowest score"),
    "to": gettext_lazy("highest score"),
    "when": gettext_lazy("answers that do not go together"),
}
_OF_THE_FLOW = ("minutes", "client_only", "country")


SCORING_NAMES: dict[str, str | Promise] = {
    "dimensions": gettext_lazy("Dimensions"),
    "bands": gettext_lazy("Bands"),
    "contradictions": gettext_lazy("Answers that do not go together"),
}


@dataclass(frozen=True, slots=True)
class Difference:
    """One part that was added, removed, changed or moved; ``aspects`` says what of it changed."""

    kind: str
    where: str
    what: str
    aspects: str = ""

    @property
    def label(self) -> str:
        return {ADDED: _("Added"), REMOVED: _("Removed"), CHANGED: _("Changed"), MOVED: _("Moved")}[self.kind]


def differences(old: Definition | None, new: Definition, language: str) -> list[Difference]:
    """What the new definition has different, part by part, in the order of the new one."""
    before = switched_on(old) if old else {"sections": []}
    after = switched_on(new)
    found = list(_within(before, after, (), language, 0)) if old else []
    own = _aspects(before, after, _OF_THE_FLOW) if old else ""
    if own:
        found.insert(0, Difference(CHANGED, "", _("The whole flow"), own))
    if not old:
        found = list(_within(before, after, (), language, 0))
    return [*found, *_scored(before.get("scoring") or {}, after.get("scoring") or {}, language)]


def _scored(old: Definition, new: Definition, language: str) -> Iterator[Difference]:
    """What differs in the dimensions, the bands and the answers that do not go together."""
    for kind, name in SCORING_NAMES.items():
        before = {entry["key"]: entry for entry in old.get(kind) or ()}
        after = {entry["key"]: entry for entry in new.get(kind) or ()}
        for key, entry in after.items():
            if key not in before:
                yield Difference(ADDED, str(name), _title(entry, language))
            elif aspects := _aspects(before[key], entry, tuple(_ASPECTS)):
                yield Difference(CHANGED, str(name), _title(entry, language), aspects)
        for key, entry in before.items():
            if key not in after:
                yield Difference(REMOVED, str(name), _title(entry, language))


def _within(
    old: Definition, new: Definition, where: tuple[str, ...], language: str, level: int
) -> Iterator[Difference]:
    if level == len(CHILDREN):
        return
    name = CHILDREN[level]
    before = {part["key"]: part for part in old.get(name) or ()}
    after = {part["key"]: part for part in new.get(name) or ()}
    place = " › ".join(where)
    moved = _moved([key for key in before if key in after], [key for key in after if key in before])
    for key, part in after.items():
        title = _title(part, language)
        if key not in before:
            yield Difference(ADDED, place, title)
            continue
        aspects = _aspects(before[key], part, tuple(aspect for aspect in _ASPECTS if aspect != "country"))
        if aspects:
            yield Difference(CHANGED, place, title, aspects)
        if key in moved:
            yield Difference(MOVED, place, title)
        yield from _within(before[key], part, (*where, title), language, level + 1)
    for key, part in before.items():
        if key not in after:
            yield Difference(REMOVED, place, _title(part, language))


def _moved(before: list[str], after: list[str]) -> set[str]:
    """The fewest parts whose move explains the new order: all but a longest run that kept its order."""
    places = {key: place for place, key in enumerate(before)}
    longest: list[list[str]] = []
    for key in after:
        best = max((run for run in longest if places[run[-1]] < places[key]), key=len, default=[])
        longest.append([*best, key])
    return set(after) - set(max(longest, key=len, default=[]))


def _aspects(old: Definition, new: Definition, names: tuple[str, ...]) -> str:
    changed = [str(_ASPECTS[name]) for name in names if _plain(old.get(name)) != _plain(new.get(name))]
    return ", ".join(changed)


def _plain(value: Any) -> Any:
    """The value without what is empty, so that nothing and an empty text are the same."""
    if isinstance(value, Mapping):
        return {name: _plain(each) for name, each in value.items() if each not in (None, "", {}, [])} or None
    return value or None


def _title(part: Definition, language: str) -> str:
    return words(part.get("title") or part.get("label") or part.get("text"), language) or part["key"]
