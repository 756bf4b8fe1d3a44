"""A flow as a file, and back. What this product does not know is left out of the flow and listed, never lost."""

import json
from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.conf import settings

from tenant_apps.flows.conditions import InvalidCondition, check
from tenant_apps.flows.definitions import (
    CHILDREN,
    FORMAT,
    MAXIMUM_FIELDS,
    MAXIMUM_ITEMS,
    PARTS,
    SCORING_PARTS,
    is_entry,
    is_key,
    is_score,
)
from tenant_apps.flows.enums import FlowKind, Household, Need
from tenant_apps.flows.errors import UnreadableFile
from tenant_apps.flows.fields.registry import FIELD_TYPES
from tenant_apps.flows.formulas import MAXIMUM_OPERANDS, OPERATIONS
from tenant_apps.flows.models import Flow, FlowVersion
from tenant_apps.flows.prefill import SOURCES
from tenant_apps.flows.scoring import KINDS, MOST_ENTRIES, SCORED_TYPES, answers_of
from vestibule.core.videos import parse_video

MARK = "vestibule_flow"
LARGEST = 2 * 1024 * 1024
LONGEST_TEXT = 4000
MAXIMUM_LEFT_OUT = 500
_LEVELS = ("flow", "section", "subsection", "field")
_TEXTS = frozenset({"title", "label", "help"})


@dataclass(slots=True)
class Imported:
    """What a file holds: the flow as it can be taken over, and what cannot, each with its place and its content."""

    kind: str
    names: dict[str, str]
    summaries: dict[str, str]
    definition: dict[str, Any]
    left_out: list[dict[str, Any]] = field(default_factory=list)


def exported(flow: Flow, version: FlowVersion) -> bytes:
    """The whole version with the words about the flow, as a file."""
    content = {
        MARK: FORMAT,
        "kind": flow.kind,
        "name": _columns(flow, "name"),
        "summary": _columns(flow, "summary"),
        "definition": version.definition,
    }
    return json.dumps(content, ensure_ascii=False, indent=2, sort_keys=True).encode()


def read_file(content: bytes) -> Imported:
    """Read a file; raises ``UnreadableFile`` for anything that is no flow at all."""
    try:
        text = content.decode("utf-8-sig").replace("\\u0000", "")
        found = json.loads(text, parse_constant=_refuse) if len(content) <= LARGEST else None
        json.dumps(found, ensure_ascii=False).encode()  # half a character could not be stored
    except (ValueError, RecursionError) as error:
        raise UnreadableFile from error
    if not isinstance(found, dict) or found.get(MARK) != FORMAT or not isinstance(found.get("definition"), dict):
        raise UnreadableFile
    return _Reader().read(found)


def read_definition(given: Mapping[str, Any]) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    """What of a definition can be taken over, and what cannot."""
    reader = _Reader()
    return reader.flow(given), reader.left_out[:MAXIMUM_LEFT_OUT]


def _refuse(constant: str) -> None:
    raise ValueError(constant)


def _columns(flow: Flow, name: str) -> dict[str, str]:
    texts = {code: getattr(flow, f"{name}_{code}") for code, _language in settings.LANGUAGES}
    return {code: text for code, text in texts.items() if text}


class _Reader:
    def __init__(self) -> None:
        self.left_out: list[dict[str, Any]] = []
        self.count = 0

    def read(self, found: Mapping[str, Any]) -> Imported:
        known = {MARK, "kind", "name", "summary", "definition"}
        for name in sorted(set(found) - known):
            self.leave("", name, found[name])
        kind = found.get("kind")
        if kind not in FlowKind.values:
            self.leave("", "kind", kind)
            kind = FlowKind.GENERAL
        definition = self.flow(found["definition"])
        names = {code: text[:120] for code, text in self.text("", "name", found.get("name")).items()}
        summaries = {code: text[:300] for code, text in self.text("", "summary", found.get("summary")).items()}
        return Imported(kind, names, summaries, definition, self.left_out[:MAXIMUM_LEFT_OUT])

    def leave(self, where: str, what: str, content: Any) -> None:
        """Note what cannot be taken over."""
        self.left_out.append({"where": where, "what": what, "content": content})

    def flow(self, given: Mapping[str, Any]) -> dict[str, Any]:
        made: dict[str, Any] = {"format": FORMAT, "languages": [], "country": "", "minutes": 0, "sections": []}
        for name, value in given.items():
            if name in {"format", "languages"}:
                continue
            is_fact = (
                (name == "minutes" and _is_count(value, 0, 600))
                or (name == "country" and value in ("", *_COUNTRIES))
                or (name == "client_only" and isinstance(value, bool))
            )
            if is_fact:
                made[name] = value
            elif name == "scoring" and isinstance(value, dict):
                made[name] = self.scoring(value)
            elif name != "sections" or not isinstance(value, list):
                self.leave("", name, value)
        made["sections"] = list(self.children(given, "", 0))
        return made

    def scoring(self, given: Mapping[str, Any]) -> dict[str, Any]:
        """How the flow is scored, entry by entry."""
        for name in sorted(set(given) - set(KINDS)):
            self.leave("scoring", name, given[name])
        return {kind: list(self.entries(kind, given.get(kind))) for kind in KINDS}

    def entries(self, kind: str, listed: Any) -> Iterator[dict[str, Any]]:
        """The dimensions, bands or contradictions; one that cannot be read is left out as a whole."""
        seen: set[str] = set()
        for entry in listed if isinstance(listed, list) else ():
            key = entry.get("key") if isinstance(entry, dict) else None
            is_new = isinstance(key, str) and is_key(key) and key not in seen and len(seen) < MOST_ENTRIES
            if not is_new or not is_entry(kind, entry):
                self.leave("scoring", kind, entry)
                continue
            seen.add(key)
            made: dict[str, Any] = {"key": key}
            for name, value in entry.items():
                if name not in SCORING_PARTS[kind]:
                    self.leave(f"scoring.{key}", name, value)
                elif name in {"title", "text"}:
                    made[name] = self.text(f"scoring.{key}", name, value)
                elif name == "when":
                    made[name] = self.condition(f"scoring.{key}", value, entry)
                elif name != "key":
                    made[name] = value
            for name in SCORING_PARTS[kind] & {"title", "text"}:
                made.setdefault(name, {})
            yield made

    def children(self, given: Mapping[str, Any], where: str, level: int) -> Iterator[dict[str, Any]]:
        """The parts inside one; those without a key of their own are left out."""
        seen: set[str] = set()
        listed = given.get(CHILDREN[level])
        for part in listed if isinstance(listed, list) else ():
            key = part.get("key") if isinstance(part, dict) else None
            is_question = level == len(CHILDREN) - 1
            is_named = isinstance(key, str) and is_key(key) and key not in seen
            is_known = not is_question or (isinstance(part, dict) and _is_one_of(part.get("type"), FIELD_TYPES))
            self.count += is_question
            if not is_named or not is_known or self.count > MAXIMUM_FIELDS:
                self.leave(where, CHILDREN[level], part)
                continue
            seen.add(key)
            yield self.part(part, f"{where}.{key}".strip("."), level + 1)

    def part(self, given: Mapping[str, Any], where: str, level: int) -> dict[str, Any]:
        made: dict[str, Any] = {"key": given["key"]}
        inside = CHILDREN[level] if level < len(CHILDREN) else ""
        for name, value in given.items():
            if name in {"key", inside}:
                continue
            if name not in PARTS[_LEVELS[level]]:
                self.leave(where, name, value)
            elif name in _TEXTS:
                made[name] = self.text(where, name, value)
            else:
                taken = self.value(where, name, value, given)
                if taken is not None:
                    made[name] = taken
        made.setdefault("title" if inside else "label", {})
        if inside:
            made[inside] = list(self.children(given, where, level))
        return made

    def text(self, where: str, name: str, value: Any) -> dict[str, str]:
        """A text in the languages of the product."""
        if not isinstance(value, dict):
            if value not in (None, ""):
                self.leave(where, name, value)
            return {}
        languages = dict(settings.LANGUAGES)
        good = {code: text for code, text in value.items() if code in languages and isinstance(text, str)}
        rest = {code: text for code, text in value.items() if code not in good or len(str(text)) > LONGEST_TEXT}
        if rest:
            self.leave(where, name, rest)
        return {code: text[:LONGEST_TEXT].replace("\x00", "") for code, text in good.items() if text}

    def value(self, where: str, name: str, value: Any, part: Mapping[str, Any]) -> Any:
        """What is not a text, as far as it can be taken over."""
        taken = {
            "shown_when": self.condition,
            "repeat": self.repeat,
            "video": self.video,
            "settings": self.settings,
            "options": self.options,
            "score": self.score,
        }.get(name)
        if taken is not None:
            return taken(where, value, part)
        if value is None or _SIMPLE[name](value):
            return value
        self.leave(where, name, value)
        return None

    def condition(self, where: str, value: Any, _part: Mapping[str, Any]) -> Any:
        try:
            check(value)
        except (InvalidCondition, TypeError):
            self.leave(where, "shown_when", value)
            return None
        return value

    def repeat(self, where: str, value: Any, _part: Mapping[str, Any]) -> Any:
        if not isinstance(value, dict) or not _is_count(value.get("maximum"), 1, MAXIMUM_ITEMS):
            self.leave(where, "repeat", value)
            return None
        least = value.get("minimum", 0)
        if not _is_count(least, 0, value["maximum"]) or set(value) - {"minimum", "maximum", "item", "add"}:
            self.leave(where, "repeat", value)
            least = 0
        texts = {name: self.text(where, name, value.get(name)) for name in ("item", "add")}
        return {"minimum": least, "maximum": value["maximum"], **texts}

    def video(self, where: str, value: Any, _part: Mapping[str, Any]) -> Any:
        found = parse_video(str(value.get("link"))) if isinstance(value, dict) else None
        if found is None:
            self.leave(where, "video", value)
            return None
        about = self.text(where, "about", value.get("about"))
        return {"link": found.link, **({"about": about} if about else {})}

    def settings(self, where: str, value: Any, part: Mapping[str, Any]) -> Any:
        given = value if isinstance(value, dict) else {}
        known = FIELD_TYPES[part["type"]].settings
        good = {
            name: each for name, each in given.items() if name in known and name in _SETTINGS and _SETTINGS[name](each)
        }
        if len(good) != len(given) or given is not value:
            self.leave(where, "settings", value)
        return good or None

    def score(self, where: str, value: Any, part: Mapping[str, Any]) -> Any:
        """The points of a question, for the answers that it has."""
        if not is_score(value) or part["type"] not in SCORED_TYPES:
            self.leave(where, "score", value)
            return None
        listed = part.get("options") if isinstance(part.get("options"), list) else []
        options = [each for each in listed if isinstance(each, dict) and isinstance(each.get("value"), str)]
        known = answers_of({"type": part["type"], "options": options})
        good = {name: points for name, points in value["points"].items() if name in known}
        if len(good) != len(value["points"]):
            self.leave(where, "score", value)
        return {"dimension": value["dimension"], "points": good}

    def options(self, where: str, value: Any, part: Mapping[str, Any]) -> Any:
        made: list[dict[str, Any]] = []
        for option in value if isinstance(value, list) else ():
            name = option.get("value") if isinstance(option, dict) else None
            is_new = isinstance(name, str) and 0 < len(name) <= 60 and name not in {each["value"] for each in made}
            if is_new and FIELD_TYPES[part["type"]].has_options and not set(option) - {"value", "label"}:
                made.append({"value": name, "label": self.text(where, "options", option.get("label"))})
            else:
                self.leave(where, "options", option)
        return made or None


_COUNTRIES = ("NL", "BE", "LU", "FR", "DE", "AT", "CH", "GB", "IE", "AU", "NZ")


def _is_one_of(value: Any, known: Container[str]) -> bool:
    return isinstance(value, str) and value in known


def _is_count(value: Any, least: int, most: int) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and least <= value <= most


def _is_number(value: Any) -> bool:
    text = str(value).removeprefix("-")
    return not isinstance(value, bool) and len(text) <= 16 and text.replace(".", "", 1).isdecimal() and text.isascii()


def _is_calculation(value: Any) -> bool:
    if not isinstance(value, dict) or set(value) != {"operation", "of"} or not isinstance(value["of"], list):
        return False
    keys = value["of"]
    return (
        _is_one_of(value["operation"], OPERATIONS)
        and 0 < len(keys) <= MAXIMUM_OPERANDS
        and all(isinstance(key, str) and [*map(is_key, key.split("."))] == [True] * 3 for key in keys)
    )


_SIMPLE = {
    "type": lambda value: _is_one_of(value, FIELD_TYPES),
    "need": lambda value: _is_one_of(value, Need.values),
    "household": lambda value: _is_one_of(value, Household.values),
    "minutes": lambda value: _is_count(value, 0, 120),
    "is_off": lambda value: isinstance(value, bool),
    "prefill": lambda value: _is_one_of(value, SOURCES),
    "autocomplete": lambda value: isinstance(value, str) and len(value) <= 60,
    "calculation": _is_calculation,
}
_SETTINGS = {
    "minimum": _is_number,
    "maximum": _is_number,
    "decimals": lambda value: _is_count(value, 0, 4),
    "currency": lambda value: _is_one_of(value, ("EUR", "GBP", "CHF", "AUD", "NZD")),
    "when": lambda value: _is_one_of(value, ("past", "future")),
    "shape": lambda value: _is_one_of(value, ("money", "number", "percentage")),
}
