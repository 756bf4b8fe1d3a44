"""Calendar files (RFC 5545, and 5546 for who is told what): one entry per appointment, however often it changes.

The UID is the appointment's own, SEQUENCE goes up with each change, METHOD says whether to put in or take out. Times
are in UTC, which every program turns into its owner's time, and which no change of the clock makes doubtful.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime

from django.utils import timezone

from tenant_apps.appointments.enums import Method
from tenant_apps.appointments.models import Appointment

CONTENT_TYPE = "text/calendar"
FILE_NAME = "appointment.ics"
_LONGEST_LINE = 75
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")


@dataclass(frozen=True, slots=True)
class Attendee:
    """Whom the file is for."""

    name: str
    email: str
    is_confirmed: bool = False


def calendar_file(appointment: Appointment, method: Method, *, description: str, attendees: Iterable[Attendee]) -> str:
    """The file for one reader, with the organiser's address and the reader's own: nobody else's is theirs to know."""
    is_cancelled = method == Method.CANCEL or appointment.is_cancelled
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Vestibule//Appointments//EN",
        "CALSCALE:GREGORIAN",
        f"METHOD:{method.value}",
        "BEGIN:VEVENT",
        f"UID:{appointment.public_id}",
        f"SEQUENCE:{appointment.sequence}",
        f"DTSTAMP:{_instant(timezone.now())}",
        f"CREATED:{_instant(appointment.created_at)}",
        f"DTSTART:{_instant(appointment.starts_at)}",
        f"DTEND:{_instant(appointment.ends_at)}",
        f"SUMMARY:{_text(appointment.subject)}",
        f"DESCRIPTION:{_text(description)}",
        f"LOCATION:{_text(appointment.video_link or appointment.place)}",
        f"STATUS:{'CANCELLED' if is_cancelled else 'CONFIRMED'}",
        "TRANSP:OPAQUE",
        f"ORGANIZER;CN={_parameter(appointment.organiser.name)}:mailto:{appointment.organiser.email}",
        *(_attendee(each) for each in attendees),
        "END:VEVENT",
        "END:VCALENDAR",
    ]
    return "".join(f"{_folded(line)}\r\n" for line in lines)


def _attendee(attendee: Attendee) -> str:
    standing = "ACCEPTED" if attendee.is_confirmed else "NEEDS-ACTION"
    name = _parameter(attendee.name)
    return f"ATTENDEE;CN={name};ROLE=REQ-PARTICIPANT;PARTSTAT={standing};RSVP=FALSE:mailto:{attendee.email}"


def _instant(moment: datetime) -> str:
    return f"{moment.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def _text(value: str) -> str:
    """A value of the type TEXT: signs that mean something are escaped, and no line ends but by an escape."""
    plain = _CONTROL.sub("", value.replace("\r\n", "\n").replace("\r", "\n"))
    return plain.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")


def _parameter(value: str) -> str:
    """A quoted parameter, in which there can be no quotation mark."""
    plain = " ".join(_CONTROL.sub("", value).split()).replace('"', "'")
    return f'"{plain}"'


def _folded(line: str) -> str:
    """Lines of at most 75 octets; no sign of several octets is cut."""
    parts, part, size = [], "", 0
    for sign in line:
        octets = len(sign.encode())
        if size + octets > _LONGEST_LINE:
            parts.append(part)
            part, size = "", 1  # the space with which a folded line begins
        part, size = part + sign, size + octets
    return "\r\n ".join([*parts, part])
