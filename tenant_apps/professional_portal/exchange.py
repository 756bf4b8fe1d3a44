"""A firm's configuration as a file, and what a file would change here, part by part.

The rooms say what a part is; here is only the file around them. What cannot be taken over is listed, never lost.
"""

import hashlib
import json
import zlib
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.text import slugify
from django.utils.translation import gettext as _

from shared_apps.organisations.profile import current_organisation
from tenant_apps.professional_portal.errors import (
    ConfigurationTooLarge,
    ConfigurationTooNew,
    ConfigurationUnreadable,
)
from vestibule.core.actors import Person, System
from vestibule.core.configuration import LONGEST_KEY, NEEDED, Content, Field, Part, ThingMissing, all_parts, plain
from vestibule.core.permissions import allows

MARK = "vestibule_configuration"
FORMAT = 1
LARGEST = 4 * 1024 * 1024
LARGEST_PACKED = 1024 * 1024
"""Of the file as it travels with the form, so that nothing of it is kept before somebody decides."""
LONGEST_SHOWN = 400
MOST_ITEMS = 2000


@dataclass(frozen=True, slots=True)
class ConfigurationFile:
    """A file that was read: whose it is, from when, and each part as it stands there."""

    firm: str
    made_on: date | None
    parts: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Aspect:
    """One field that differs, as it is here and in the file."""

    label: str
    here: str
    there: str


@dataclass(frozen=True, slots=True)
class Change:
    """An item that is new here, or that the file has otherwise. ``content`` is the item after taking it over."""

    part: Part
    key: str
    title: str
    here: Content | None
    content: Content
    aspects: tuple[Aspect, ...]

    @property
    def name(self) -> str:
        """How the choice is sent."""
        return f"{self.part.code}|{self.key}"

    @property
    def is_new(self) -> bool:
        return self.here is None


@dataclass(frozen=True, slots=True)
class Left:
    """Something of the file that cannot be taken over, and why."""

    where: str
    why: str
    content: str = ""


@dataclass(slots=True)
class Section:
    """What the file would do to one part."""

    part: Part
    changes: list[Change] = field(default_factory=list)
    left: list[Left] = field(default_factory=list)
    only_here: list[str] = field(default_factory=list)
    same: int = 0

    @property
    def new(self) -> list[Change]:
        return [change for change in self.changes if change.is_new]

    @property
    def changed(self) -> list[Change]:
        return [change for change in self.changes if not change.is_new]


@dataclass(frozen=True)
class Plan:
    """Everything that a file would do here. ``left`` is what belongs to no part that the reader may take over."""

    file: ConfigurationFile
    sections: tuple[Section, ...]
    left: tuple[Left, ...]

    @cached_property
    def changes(self) -> dict[str, Change]:
        """Every change by the name of its choice, in the order in which they are taken over."""
        return {change.name: change for section in self.sections for change in section.changes}

    @cached_property
    def mark(self) -> str:
        """What tells one plan from another: somebody looked at this one."""
        seen = [[name, change.here, change.content] for name, change in self.changes.items()]
        return hashlib.sha256(json.dumps(seen, sort_keys=True).encode()).hexdigest()


# The file


def parts_of(actor: Person | System) -> list[Part]:
    """The parts that the actor may set up."""
    return [part for part in all_parts() if allows(actor, part.permission)]


def exported(actor: Person | System) -> bytes:
    """The firm's configuration as a file, as far as the actor may set it up."""
    content = {
        MARK: FORMAT,
        "firm": current_organisation().name,
        "made_on": timezone.localdate().isoformat(),
        "parts": {part.code: part.held() for part in parts_of(actor)},
    }
    return json.dumps(content, ensure_ascii=False, indent=1).encode()


def file_name() -> str:
    """Named by firm and day."""
    return f"{slugify(current_organisation().name) or 'firm'}-{timezone.localdate().isoformat()}.json"


def read_configuration(content: bytes) -> ConfigurationFile:
    """Read a file; refuses what is no configuration, with a message that says what is the matter."""
    if len(content) > LARGEST:
        raise ConfigurationTooLarge
    try:
        found = json.loads(content.decode("utf-8-sig"), parse_constant=_refuse, object_pairs_hook=_once)
        json.dumps(found, ensure_ascii=False).encode()  # half a character could not be stored
    except (ValueError, RecursionError) as error:
        raise ConfigurationUnreadable from error
    if not isinstance(found, dict) or not _is_whole(found.get(MARK)):
        raise ConfigurationUnreadable
    if found[MARK] > FORMAT:
        raise ConfigurationTooNew
    parts = found.get("parts")
    if found[MARK] < 1 or not isinstance(parts, dict) or not all(isinstance(each, dict) for each in parts.values()):
        raise ConfigurationUnreadable
    if sum(len(each) for each in parts.values()) > MOST_ITEMS:
        raise ConfigurationTooLarge
    return ConfigurationFile(_short(found.get("firm"), 120), _day(found.get("made_on")), parts)


def packed(content: bytes) -> str:
    """The file in as few characters as a form can carry."""
    text = urlsafe_b64encode(zlib.compress(content, 9)).decode()
    if len(text) > LARGEST_PACKED:
        raise ConfigurationTooLarge
    return text


def unpacked(text: str) -> bytes:
    """The file again; never more than a file may hold, whatever was sent."""
    unpacking = zlib.decompressobj()
    try:
        content = unpacking.decompress(urlsafe_b64decode(text.encode()), LARGEST + 1)
    except (ValueError, zlib.error) as error:
        raise ConfigurationUnreadable from error
    if not unpacking.eof and len(content) <= LARGEST:
        raise ConfigurationUnreadable
    return content


def _refuse(constant: str) -> None:
    raise ValueError(constant)


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """An object whose names are there once each: of two, one would be lost without a word."""
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError
    return found


def _is_whole(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


def _short(value: Any, longest: int) -> str:
    return value[:longest].replace("\x00", "") if isinstance(value, str) else ""


def _day(value: Any) -> date | None:
    try:
        return date.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return None


# The difference


def planned(actor: Person | System, file: ConfigurationFile) -> Plan:
    """What the file would do here, as the actor may take it over; nothing is written."""
    may = {part.code: part for part in parts_of(actor)}
    known = {part.code: part for part in all_parts()}
    left = [
        Left(
            str(known[code].label) if code in known else _short(code, LONGEST_KEY),
            _("You may not change this setting.") if code in known else _("This product does not know this part."),
            _shown(content),
        )
        for code, content in file.parts.items()
        if code not in may
    ]
    there: dict[str, set[str]] = {}
    sections = []
    for code, part in may.items():
        section = _Comparison(part, there).section(file.parts.get(code, {}))
        there[code] = {change.key for change in section.changes} | set(part.held())
        if code in file.parts:
            sections.append(section)
    return Plan(file, tuple(sections), tuple(left))


def check_references(change: Change) -> None:
    """Refuse an item that needs something which is in the file and was not chosen with it."""
    parts = {part.code: part for part in all_parts()}
    for name, known in change.part.fields.items():
        wanted = change.content[name]
        if known.refers_to and wanted and wanted not in parts[known.refers_to].held():
            raise ThingMissing(wanted)


class _Comparison:
    """One part of a file beside what the firm has. ``there`` are the keys of the parts before it, here or to come."""

    def __init__(self, part: Part, there: Mapping[str, Iterable[str]]) -> None:
        self.part, self.there, self.left = part, there, list[Left]()

    def section(self, items: Mapping[str, Any]) -> Section:
        held = self.part.held()
        section = Section(self.part, left=self.left)
        for key, item in items.items():
            here = held.get(key)
            content = self._content(key, item, here)
            if content is None:
                continue
            aspects = tuple(self._aspects(here, content))
            if here is not None and not aspects:
                section.same += 1
            else:
                title = self.part.titled(key, content) or key
                section.changes.append(Change(self.part, key, title, here, content, aspects))
        section.only_here = [self.part.titled(key, here) or key for key, here in held.items() if key not in items]
        return section

    def _content(self, key: str, item: Any, here: Content | None) -> Content | None:
        """The item after taking it over; None for one that cannot be."""
        is_key = 0 < len(key) <= LONGEST_KEY and "\x00" not in key and key == key.strip() and self.part.is_key(key)
        if not is_key or not isinstance(item, dict):
            return self._leave(key, _("This product does not know it."), item)
        found: dict[str, Any] = {}
        for name, value in item.items():
            known = self.part.field_named(name)
            if known is None:
                self.left.append(
                    Left(f"{key} › {_short(name, 80)}", _("This product does not know it."), _shown(value))
                )
            elif not known.fits(plain(value)):
                return self._leave(f"{key} › {_label(known, name)}", _("This value is not possible here."), value)
            else:
                found[name] = self._taken(key, known, name, plain(value))
        content = self._defaults() | dict(here or {}) | found
        why = self._why_not(key, content, here)
        return self._leave(self.part.titled(key, content) or key, why, item) if why else content

    def _taken(self, key: str, known: Field, name: str, value: Any) -> Any:
        if known.take is None:
            return value
        taken, lost = known.take(value)
        where = f"{key} › {_label(known, name)}"
        self.left += [Left(f"{where} › {each}", _("This product does not know it.")) for each in lost]
        return taken

    def _defaults(self) -> dict[str, Any]:
        return {name: each.default for name, each in self.part.fields.items() if each.default is not NEEDED}

    def _why_not(self, key: str, content: Content, here: Content | None) -> str:
        missing = [str(each.label) for name, each in self.part.fields.items() if name not in content]
        if missing:
            return _("It lacks: %(fields)s.") % {"fields": ", ".join(missing)}
        first = current_organisation().first_language
        if any(not content[f"{name}_{first}"] for name in self.part.needed_words):
            return _("It is not written in your first language.")
        for name, each in self.part.fields.items():
            if each.refers_to and content[name] and content[name] not in self.there.get(each.refers_to, ()):
                return _("It needs “%(what)s”, which is neither here nor in the file.") % {"what": content[name]}
        return str(self.part.hinders(key, content, here))

    def _leave(self, where: str, why: str, content: Any) -> None:
        self.left.append(Left(_short(where, LONGEST_KEY + 100), why, _shown(content)))

    def _aspects(self, here: Content | None, content: Content) -> Iterable[Aspect]:
        for name, value in content.items():
            known = self.part.field_named(name)
            if known is None or (here is None and value == known.default):
                continue
            before = (here or {}).get(name, NEEDED)
            if before is NEEDED:
                yield Aspect(_label(known, name), "", _cut(known.tell(value)))
            elif not known.is_same(before, value):
                if known.tell_change is not None:
                    yield Aspect(_label(known, name), "", known.tell_change(before, value))
                else:
                    yield Aspect(_label(known, name), _cut(known.tell(before)), _cut(known.tell(value)))


def _label(known: Field, name: str) -> str:
    _mark, sign, rest = name.partition(":")
    return f"{known.label} “{rest}”" if sign else str(known.label)


def _shown(content: Any) -> str:
    return _cut(json.dumps(content, ensure_ascii=False))


def _cut(text: str) -> str:
    return text if len(text) <= LONGEST_SHOWN else f"{text[:LONGEST_SHOWN]}…"
