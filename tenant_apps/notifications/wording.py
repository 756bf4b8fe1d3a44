"""What clients are written: the product's texts, the firm's own, and the values that are put into either.

A firm's text is plain words. ``{name}`` and the like are replaced, once and by nothing but text; a template language is
never read.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from django.utils.functional import Promise
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy, override

from tenant_apps.notifications.models import Wording
from vestibule.core.formats import one_line

PARTS = ("subject", "body", "sms")
_IN_THE_BASIC_ALPHABET = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "„": '"', "–": "-", "…": "..."})
"""Signs of print that would make a text message twice as dear."""
VALUE = re.compile(r"\{([^{}]*)\}")

VALUES: dict[str, str | Promise] = {
    "name": _("the client’s name"),
    "firm": _("the name of your firm"),
    "adviser": _("the adviser’s name, or else that of your firm"),
    "count": _("how many there are"),
    "day": _("the day of the appointment"),
    "when": _("day, time and place of the appointment"),
    "code": _("the six digits"),
    "link": _("the address of the page in the portal"),
}


@dataclass(frozen=True, slots=True)
class Part:
    """A subject, a letter or a text message: as the product writes it, and what may or must be inserted."""

    standard: str | Promise
    values: tuple[str, ...]
    needed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Text:
    """What clients are written when something happens; ``template`` is that of the letter."""

    code: str
    label: str | Promise
    template: str = ""
    parts: Mapping[str, Part] = field(default_factory=dict)

    @property
    def has_letter(self) -> bool:
        return "subject" in self.parts

    @property
    def has_text_message(self) -> bool:
        return "sms" in self.parts


@dataclass(frozen=True, slots=True)
class Words:
    """A text with its values in place."""

    subject: str
    paragraphs: tuple[str, ...]
    sms: str


_DEAR = _("Dear {name},")
_OPEN = ("name", "firm", "adviser", "count")
_DAY = ("name", "firm", "day")
_LINK = ("name", "firm", "link")


def _of_appointment(code: str, label: str | Promise, subject: Promise, sentence: Promise, sms: Part | None) -> Text:
    parts = {
        "subject": Part(format_lazy(_("{what}: {about}"), what="{firm}", about=subject), _DAY),
        "body": Part(format_lazy("{}\n\n{}", _DEAR, sentence), _DAY),
    }
    return Text(code, label, "appointments.appointment", parts | ({"sms": sms} if sms else {}))


TEXTS = {
    each.code: each
    for each in (
        Text(
            "invitation",
            _("Invitation to the portal"),
            "invites.invitation",
            {
                "subject": Part(_("{firm}: your personal portal is ready"), ("name", "firm", "adviser")),
                "body": Part(
                    format_lazy(
                        "{}\n\n{}",
                        _DEAR,
                        _(
                            "{adviser} of {firm} invites you to your personal portal. There you can answer the "
                            "questions and hand in the documents that are needed."
                        ),
                    ),
                    ("name", "firm", "adviser"),
                ),
            },
        ),
        Text(
            "passcode",
            _("Six-digit code"),
            parts={
                "sms": Part(
                    _("Your code for the portal of {firm} is {code}. Never give it to anybody."),
                    ("name", "firm", "code"),
                    needed=("code",),
                )
            },
        ),
        Text(
            "told",
            _("Action points, documents asked for again, documents to read"),
            "dossiers.told",
            {
                "subject": Part(
                    ngettext_lazy("{firm}: there is {count} thing to do", "{firm}: there are {count} things to do", 2),
                    _OPEN,
                ),
                "body": Part(
                    _(
                        "Dear {name},\n\nIn your personal portal you can see what we need from you to go on with your "
                        "dossier."
                    ),
                    _OPEN,
                ),
                "sms": Part(_("{firm}: there is something for you in your portal. {link}"), _LINK),
            },
        ),
        Text(
            "message",
            _("New message"),
            "threads.for_client",
            {
                "subject": Part(_("{firm}: there is a new message for you"), ("name", "firm")),
                "body": Part(
                    _(
                        "There is a new message for you in your personal portal. For your safety it can only be read "
                        "there."
                    ),
                    ("name", "firm"),
                ),
                "sms": Part(
                    _("{firm}: there is a new message for you in your portal: {link}"), _LINK, needed=("link",)
                ),
            },
        ),
        _of_appointment(
            "appointment_made",
            _("Appointment made"),
            _("Appointment on {day}"),
            _("We look forward to meeting you. This is your appointment."),
            Part(_("{firm} has planned an appointment with you. See your e-mail or your portal. {link}"), _LINK),
        ),
        _of_appointment(
            "appointment_moved",
            _("Appointment moved"),
            _("Moved to {day}"),
            _("Your appointment has another time now."),
            Part(_("{firm} has changed your appointment. See your e-mail or your portal. {link}"), _LINK),
        ),
        _of_appointment(
            "appointment_changed",
            _("Something else about an appointment changed"),
            _("Changed: appointment on {day}"),
            _("Something about your appointment changed."),
            None,
        ),
        _of_appointment(
            "appointment_kept",
            _("Appointment stays as it was"),
            _("Appointment remains on {day}"),
            _("No other time was found. Your appointment remains as it was."),
            None,
        ),
        _of_appointment(
            "appointment_offered",
            _("Other times offered"),
            _("Other times for your appointment"),
            _("You can choose another time in your portal:"),
            None,
        ),
        _of_appointment(
            "appointment_cancelled",
            _("Appointment cancelled"),
            _("Cancelled: appointment on {day}"),
            _("Your appointment was cancelled. The reason given:"),
            Part(_("{firm} had to cancel your appointment. See your e-mail or your portal. {link}"), _LINK),
        ),
        _of_appointment(
            "appointment_reminder",
            _("Reminder of an appointment"),
            _("Reminder: appointment on {day}"),
            _("This is to remind you of your appointment."),
            Part(_("{firm} reminds you of your appointment: {when}"), ("name", "firm", "when"), needed=("when",)),
        ),
        Text(
            "bundle",
            _("One letter about all that was held back"),
            "notifications.plain",
            {
                "subject": Part(
                    ngettext_lazy(
                        "{firm}: there is {count} piece of news", "{firm}: there are {count} pieces of news", 2
                    ),
                    ("name", "firm", "count"),
                ),
                "body": Part(_("In your personal portal you can read what is new:"), ("name", "firm", "count")),
            },
        ),
    )
}


def standard_of(text: Text, language: str) -> dict[str, str]:
    """The product's own words, by part."""
    with override(language):
        return {name: str(part.standard) for name, part in text.parts.items()}


def in_words(
    code: str,
    language: str,
    values: Mapping[str, object],
    *,
    standard: Mapping[str, str] | None = None,
    is_for_client: bool = True,
) -> Words:
    """The firm's text in this language, or else the product's, with the values in place.

    ``standard`` stands in for parts of the product's text that depend on a number. Colleagues read the product's text.
    """
    own = own_texts(Wording.objects.filter(code=code).first(), language) if is_for_client else {}
    return filled(standard_of(TEXTS[code], language) | dict(standard or {}) | own, values)


def own_texts(row: Wording | None, language: str) -> dict[str, str]:
    """What the firm wrote itself in this language, by part."""
    texts = {part: getattr(row, f"{part}_{language}", "") for part in PARTS} if row else {}
    return {part: text for part, text in texts.items() if text}


def filled(texts: Mapping[str, str], values: Mapping[str, object]) -> Words:
    """The texts with each value put in once: what is put in is never looked at again."""
    whole = {part: VALUE.sub(lambda found: _value(found, values), text) for part, text in texts.items()}
    return Words(
        subject=one_line(whole.get("subject", "")),
        paragraphs=tuple(paragraphs_of(whole.get("body", ""))),
        sms=" ".join(whole.get("sms", "").translate(_IN_THE_BASIC_ALPHABET).split()),
    )


def paragraphs_of(text: str) -> list[str]:
    """What stands between empty lines."""
    return [part.strip() for part in re.split(r"\n\s*\n", text.replace("\r\n", "\n")) if part.strip()]


def _value(found: re.Match[str], values: Mapping[str, object]) -> str:
    name = found.group(1)
    return str(values[name]) if name in values else found.group(0)
