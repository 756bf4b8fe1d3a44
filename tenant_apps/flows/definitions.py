"""The form of a flow's definition, and the check that every version passes before it is stored.

A definition is JSON: ``format``, ``languages``, ``country``, ``minutes``, ``client_only``, ``scoring`` and
``sections``. A section has ``key``, ``title``, ``help``, ``video`` and ``subsections``; a subsection adds ``minutes``,
``shown_when``, ``repeat`` and ``fields``; a field has ``key``, ``type``, ``label``, ``help``, ``need``, ``shown_when``,
``options``, ``settings``, ``prefill``, ``calculation``, ``household``, ``autocomplete`` and ``score``. A part with
``is_off`` waits for the firm to switch it on; nobody is asked it. A text is a mapping from language to words, complete
in each of ``languages``; readers of other languages get the first of these. A condition reads earlier questions only,
so what is shown never depends on itself.

A scored questionnaire has ``scoring``: ``dimensions`` (``key``, ``title``, ``minimum``, ``weight``), ``bands``
(``key``, ``title``, ``text``, ``from``, ``to``) and ``contradictions`` (``key``, ``text``, ``when``). The ``score`` of
a field says for which ``dimension`` it counts and how many ``points`` each of its answers brings. Whether the bands
cover every score is looked at when a draft is published: see ``scoring_faults``.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any, TypeAlias

from tenant_apps.flows.conditions import InvalidCondition, Rule, check, variables
from tenant_apps.flows.enums import Household, Need
from tenant_apps.flows.fields.registry import FIELD_TYPES
from tenant_apps.flows.formulas import COUNTABLE, problems_of
from tenant_apps.flows.prefill import SOURCES
from tenant_apps.flows.scoring import KINDS, MOST_POINTS, MOST_WEIGHT, SCORED_TYPES, answers_of
from vestibule.core.videos import parse_video

Definition: TypeAlias = Mapping[str, Any]

FORMAT = 1
MAXIMUM_FIELDS = 1000
MAXIMUM_ITEMS = 50
MOST_SCORE = 1_000_000
_KEY = re.compile(r"[a-z][a-z0-9_]{0,49}")
_FLOW_PARTS = frozenset({"format", "languages", "country", "minutes", "client_only", "scoring", "sections"})
_SECTION_PARTS = frozenset({"key", "title", "help", "video", "is_off", "subsections"})
_SUBSECTION_PARTS = frozenset({"key", "title", "help", "minutes", "video", "shown_when", "repeat", "is_off", "fields"})
_FIELD_PARTS = frozenset(
    {"key", "type", "label", "help", "need", "shown_when", "options", "settings", "prefill", "calculation"}
    | {"autocomplete", "is_off", "household", "score"}
)
PARTS = {"flow": _FLOW_PARTS, "section": _SECTION_PARTS, "subsection": _SUBSECTION_PARTS, "field": _FIELD_PARTS}
"""What each level of a definition may say."""
CHILDREN = ("sections", "subsections", "fields")
SCORING_PARTS = {
    "dimensions": frozenset({"key", "title", "minimum", "weight"}),
    "bands": frozenset({"key", "title", "text", "from", "to"}),
    "contradictions": frozenset({"key", "text", "when"}),
}
"""What each entry of a scoring may say."""


class InvalidDefinition(ValueError):
    """A definition that may not be stored; ``problems`` names each place and what is wrong there."""

    def __init__(self, problems: list[str]) -> None:
        super().__init__("; ".join(problems))
        self.problems = problems


def check_definition(definition: Definition) -> None:
    """Return if the definition can be filled in, raise ``InvalidDefinition`` with every problem otherwise."""
    problems = list(_Check(definition).problems())
    if problems:
        raise InvalidDefinition(problems)


def is_key(text: str) -> bool:
    """Whether a part may be named like this."""
    return _KEY.fullmatch(text) is not None


def is_score(value: object) -> bool:
    """Whether this may be what a question says of points."""
    if not isinstance(value, Mapping) or set(value) != {"dimension", "points"}:
        return False
    points, dimension = value["points"], value["dimension"]
    is_named = isinstance(dimension, str) and is_key(dimension)
    return is_named and isinstance(points, Mapping) and all(is_whole(each, MOST_POINTS) for each in points.values())


def is_entry(kind: str, entry: Definition) -> bool:
    """Whether the numbers of a dimension or a band are such as may be."""
    if kind == "dimensions":
        return is_whole(entry.get("minimum", 1), MAXIMUM_FIELDS) and is_whole(entry.get("weight", 1), MOST_WEIGHT)
    if kind == "bands":
        return is_whole(entry.get("from"), MOST_SCORE) and is_whole(entry.get("to"), MOST_SCORE)
    return True


def is_whole(value: object, most: int) -> bool:
    """Whether it is a whole number from nought to the most."""
    return isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= most


def switched_on(definition: Definition) -> Definition:
    """The definition without what is switched off, and without what is empty because of that."""
    return _on(definition, 0)


def _on(part: Definition, level: int) -> Definition:
    if level == len(CHILDREN):
        return part
    name = CHILDREN[level]
    children = list(part.get(name) or ())
    kept = [_on(child, level + 1) for child in children if not child.get("is_off")]
    emptied = CHILDREN[level + 1] if level + 1 < len(CHILDREN) else ""
    if emptied:
        before = {child.get("key"): child for child in children}
        kept = [child for child in kept if child.get(emptied) or not before[child.get("key")].get(emptied)]
    return {**part, name: kept}


class _Check:
    def __init__(self, definition: Definition) -> None:
        self.definition = definition = switched_on(definition)
        self.languages = definition.get("languages") or ()
        self.known: set[str] = set()
        self.countable: set[str] = set()
        self.count = 0

    def problems(self) -> Iterator[str]:
        if self.definition.get("format") != FORMAT:
            yield f"format must be {FORMAT}"
            return
        yield from self._parts("flow", self.definition, _FLOW_PARTS)
        if not self.languages:
            yield "languages must name at least one language"
        sections = self.definition.get("sections") or []
        if not sections:
            yield "a flow has at least one section"
        yield from self._keys("flow", sections)
        for section in sections:
            yield from self._section(section)
        if self.definition.get("scoring"):
            yield from self._scoring(self.definition["scoring"])
        if self.count > MAXIMUM_FIELDS:
            yield f"a flow has at most {MAXIMUM_FIELDS} questions"

    def _section(self, section: Definition) -> Iterator[str]:
        place = str(section.get("key"))
        yield from self._parts(place, section, _SECTION_PARTS)
        yield from self._text(f"{place} title", section.get("title"))
        yield from self._text(f"{place} help", section.get("help"), optional=True)
        yield from self._video(place, section.get("video"))
        subsections = section.get("subsections") or []
        if not subsections:
            yield f"{place} has no subsections"
        yield from self._keys(place, subsections)
        for subsection in subsections:
            yield from self._subsection(f"{place}.{subsection.get('key')}", subsection)

    def _subsection(self, place: str, subsection: Definition) -> Iterator[str]:
        yield from self._parts(place, subsection, _SUBSECTION_PARTS)
        yield from self._text(f"{place} title", subsection.get("title"))
        yield from self._text(f"{place} help", subsection.get("help"), optional=True)
        yield from self._video(place, subsection.get("video"))
        yield from self._condition(place, subsection.get("shown_when"))
        yield from self._repeat(place, subsection.get("repeat"))
        fields = subsection.get("fields") or []
        if not fields:
            yield f"{place} has no fields"
        yield from self._keys(place, fields)
        for field in fields:
            yield from self._field(f"{place}.{field.get('key')}", field)
            self.known.add(f"{place}.{field.get('key')}")
            if field.get("type") in COUNTABLE:
                self.countable.add(f"{place}.{field.get('key')}")
        self.count += len(fields)
        if subsection.get("repeat"):  # from outside, its answers are a list of items
            self.known.difference_update({f"{place}.{field.get('key')}" for field in fields})
            self.known.add(place)

    def _repeat(self, place: str, repeat: Definition | None) -> Iterator[str]:
        if repeat is None:
            return
        yield from self._parts(f"{place} repeat", repeat, frozenset({"minimum", "maximum", "item", "add"}))
        minimum, maximum = repeat.get("minimum", 0), repeat.get("maximum", 1)
        if not 0 <= minimum <= maximum <= MAXIMUM_ITEMS or maximum == 0:
            yield f"{place} repeats from a minimum to a maximum of at most {MAXIMUM_ITEMS}"
        yield from self._text(f"{place} item", repeat.get("item"))
        yield from self._text(f"{place} add", repeat.get("add"))

    def _field(self, place: str, field: Definition) -> Iterator[str]:
        yield from self._parts(place, field, _FIELD_PARTS)
        yield from self._text(f"{place} label", field.get("label"))
        yield from self._text(f"{place} help", field.get("help"), optional=True)
        yield from self._condition(place, field.get("shown_when"))
        if field.get("need", Need.REQUIRED) not in Need.values:
            yield f"{place} needs one of {', '.join(Need.values)}"
        if field.get("household", "") not in Household.values:
            yield f"{place} is asked of somebody unknown"
        if field.get("prefill") not in {None, *SOURCES}:
            yield f"{place} is prefilled from something unknown"
        kind = FIELD_TYPES.get(field.get("type", ""))
        if kind is None:
            yield f"{place} has an unknown type"
            return
        if unknown := set(field.get("settings") or ()) - kind.settings:
            yield f"{place} has unknown settings: {', '.join(sorted(unknown))}"
        yield from self._options(place, field.get("options") or [], wanted=kind.has_options)
        yield from self._calculation(place, field.get("calculation"), wanted=kind.is_calculated)
        if field.get("score"):
            yield from self._score(place, field)

    def _score(self, place: str, field: Definition) -> Iterator[str]:
        if not is_score(field["score"]) or field["type"] not in SCORED_TYPES:
            yield f"{place} has points that cannot be counted"
        elif unknown := set(field["score"]["points"]) - set(answers_of(field)):
            yield f"{place} has points for unknown answers: {', '.join(sorted(unknown))}"

    def _scoring(self, scoring: Definition) -> Iterator[str]:
        yield from self._parts("scoring", scoring, frozenset(KINDS))
        for kind in KINDS:
            entries = scoring.get(kind) or []
            yield from self._keys(f"scoring {kind}", entries)
            for entry in entries:
                place = f"scoring {kind} {entry.get('key')}"
                yield from self._parts(place, entry, SCORING_PARTS[kind])
                texts = SCORING_PARTS[kind] & {"title", "text"}
                for name in sorted(texts):
                    yield from self._text(f"{place} {name}", entry.get(name))
                if not is_entry(kind, entry):
                    yield f"{place} has numbers that cannot be"
                if kind == "contradictions":
                    yield from self._condition(place, entry.get("when"))

    def _options(self, place: str, options: list[Definition], *, wanted: bool) -> Iterator[str]:
        if bool(options) != wanted:
            yield f"{place} must have options" if wanted else f"{place} takes no options"
        values = [option.get("value") for option in options]
        if len(set(values)) != len(values) or not all(isinstance(value, str) and value for value in values):
            yield f"{place} needs a different value for each option"
        for option in options:
            yield from self._text(f"{place} option {option.get('value')}", option.get("label"))

    def _calculation(self, place: str, calculation: Definition | None, *, wanted: bool) -> Iterator[str]:
        if bool(calculation) != wanted:
            yield f"{place} must have a calculation" if wanted else f"{place} takes no calculation"
        if calculation:
            yield from (f"{place}: {problem}" for problem in problems_of(calculation, self.countable))

    def _condition(self, place: str, rule: Rule) -> Iterator[str]:
        try:
            check(rule)
        except InvalidCondition as error:
            yield f"{place}: {error}"
            return
        if later := variables(rule) - self.known:
            yield f"{place} depends on what is not asked before it: {', '.join(sorted(later))}"

    def _video(self, place: str, video: Definition | None) -> Iterator[str]:
        if video is None:
            return
        yield from self._parts(f"{place} video", video, frozenset({"link", "about"}))
        found = parse_video(str(video.get("link")))
        if found is None or found.link != video["link"]:
            yield f"{place} has a video that cannot be shown"

    def _text(self, place: str, text: object, *, optional: bool = False) -> Iterator[str]:
        if text is None and optional:
            return
        words = text if isinstance(text, Mapping) else {}
        missing = [language for language in self.languages if not str(words.get(language) or "").strip()]
        if missing or not words:
            yield f"{place} is missing in {', '.join(missing) or 'every language'}"

    def _keys(self, place: str, parts: list[Definition]) -> Iterator[str]:
        keys = [str(part.get("key")) for part in parts]
        if bad := [key for key in keys if not _KEY.fullmatch(key)]:
            yield f"{place} has keys that are not lower-case words: {', '.join(bad)}"
        if len(set(keys)) != len(keys):
            yield f"{place} uses a key twice"

    def _parts(self, place: str, part: Definition, known: frozenset[str]) -> Iterator[str]:
        if unknown := set(part) - known:
            yield f"{place} has unknown parts: {', '.join(sorted(unknown))}"
