"""A reader of calendar files that follows RFC 5545 and 5546 to the letter and forgives nothing. It shares no code with
the writer, nor with the library that reads the same files beside it."""

import re
from dataclasses import dataclass, field
from datetime import UTC, datetime

_LINE = re.compile(
    r'(?P<name>[A-Z0-9-]+)(?P<parameters>(?:;[A-Z0-9-]+=(?:"[^"\x00-\x1f]*"|[^";:,\x00-\x1f]*))*):(?P<value>[^\x00-\x08\x0a-\x1f]*)'
)
_ONCE = {"UID", "SEQUENCE", "DTSTAMP", "DTSTART", "DTEND", "SUMMARY", "DESCRIPTION", "LOCATION", "STATUS", "ORGANIZER"}
_KNOWN = _ONCE | {"CREATED", "TRANSP", "ATTENDEE"}
_ESCAPED = re.compile(r"\\(.)")


class Refused(ValueError):
    """The file breaks a rule."""


@dataclass
class Event:
    """What the file says."""

    method: str
    values: dict[str, str]
    attendees: list[str] = field(default_factory=list)

    @property
    def uid(self) -> str:
        return self.values["UID"]

    @property
    def sequence(self) -> int:
        return int(self.values["SEQUENCE"])

    @property
    def starts_at(self) -> datetime:
        return _instant(self.values["DTSTART"])

    @property
    def ends_at(self) -> datetime:
        return _instant(self.values["DTEND"])

    def text(self, name: str) -> str:
        return _ESCAPED.sub(lambda found: "\n" if found[1] in "nN" else found[1], self.values[name])


def parse(content: str) -> Event:
    """Read a file with one event, or raise ``Refused`` with the rule that it breaks."""
    _require(content.endswith("\r\n"), "the last line does not end")
    _require("\n" not in content.replace("\r\n", ""), "a line ends without CRLF")
    _require("\r" not in content.replace("\r\n", ""), "a line ends without CRLF")
    _require(all(len(line.encode()) <= 75 for line in content.split("\r\n")), "a line is longer than 75 octets")
    lines = content.replace("\r\n ", "")[:-2].split("\r\n")
    _require(lines[:2] == ["BEGIN:VCALENDAR", "VERSION:2.0"] and lines[-1] == "END:VCALENDAR", "no calendar")
    begin, end = lines.index("BEGIN:VEVENT"), lines.index("END:VEVENT")
    head = dict(line.split(":", 1) for line in lines[1:begin])
    _require({"VERSION", "PRODID", "METHOD"} <= head.keys(), "a property of the calendar is missing")
    event = _event(head["METHOD"], lines[begin + 1 : end])
    _require(end == len(lines) - 2, "something follows the event")
    return event


def _event(method: str, lines: list[str]) -> Event:
    event = Event(method, {})
    for line in lines:
        found = _LINE.fullmatch(line)
        _require(found is not None, f"not a content line: {line!r}")
        name, value = found["name"], found["value"]
        _require(name in _KNOWN, f"unknown property {name}")
        _require(name == "ATTENDEE" or name not in event.values, f"{name} twice")
        if name in {"SUMMARY", "DESCRIPTION", "LOCATION"}:
            _require(re.fullmatch(r"(?:[^\\;,]|\\[\\;,nN])*", value) is not None, f"{name} is not escaped")
        if name in {"ATTENDEE", "ORGANIZER"}:
            _require(re.fullmatch(r"mailto:[^@\s]+@[^@\s]+", value) is not None, f"{name} is no address")
        if name == "ATTENDEE":
            event.attendees.append(value.removeprefix("mailto:"))
        event.values[name] = value
    _require(event.values.keys() >= _ONCE, f"missing: {_ONCE - event.values.keys()}")
    _require(event.starts_at < event.ends_at, "it ends before it begins")
    _instant(event.values["DTSTAMP"])
    _require(event.sequence >= 0, "a negative sequence")
    _of_method(event)
    return event


def _of_method(event: Event) -> None:
    """The table of RFC 5546 for the method."""
    if event.method == "REQUEST":
        _require(bool(event.attendees), "a request without an attendee")
        _require(event.values["STATUS"] in {"TENTATIVE", "CONFIRMED"}, "a request of something cancelled")
    elif event.method == "CANCEL":
        _require(event.values["STATUS"] == "CANCELLED", "a cancellation that says something else")
    elif event.method == "PUBLISH":
        _require(not event.attendees, "published with attendees")
    else:
        raise Refused(event.method)


def _instant(value: str) -> datetime:
    _require(re.fullmatch(r"\d{8}T\d{6}Z", value) is not None, f"not an instant in UTC: {value}")
    return datetime.strptime(value, "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC)


def _require(holds: object, rule: str) -> None:
    if not holds:
        raise Refused(rule)
