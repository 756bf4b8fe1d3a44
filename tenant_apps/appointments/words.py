"""What letters, calendars and text messages say of an appointment, in their reader's language."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import override, pgettext

from shared_apps.organisations.profile import current_organisation
from tenant_apps.appointments import times
from tenant_apps.appointments.enums import Kind, Way
from tenant_apps.appointments.models import Appointment, Slot
from vestibule.core.languages import first_offered


@dataclass(frozen=True, slots=True)
class Written:
    """A letter about an appointment as its reader gets it."""

    subject: str
    paragraphs: tuple[str, ...]
    facts: tuple[tuple[str, str], ...]
    items: tuple[str, ...]
    button: str


def language_for(wish: str) -> str:
    """The reader's language if the firm offers it, or else the firm's first."""
    firm = current_organisation()
    return first_offered((wish,), (firm.first_language, *firm.languages))


def written(
    kind: Kind, appointment: Appointment, *, name: str, language: str, said: str = "", slots: Sequence[Slot] = ()
) -> Written:
    """The letter; ``said`` is what somebody wrote: why it was cancelled, or when it suits better."""
    with override(language):
        day = times.day_in_words(appointment.starts_at)
        subject, sentence = _sentences(kind, day, appointment, said)
        paragraphs = [_("Dear %(name)s,") % {"name": name}, sentence]
        if said:
            paragraphs.append(said)
        return Written(
            subject=f"{current_organisation().name}: {subject}",
            paragraphs=tuple(paragraphs),
            facts=tuple(facts_of(appointment)),
            items=tuple(str(slot) for slot in slots),
            button=_("Look at the appointment"),
        )


def description(appointment: Appointment, *, language: str) -> str:
    """What a calendar shows below the entry."""
    with override(language):
        return "\n".join(f"{label}: {value}" for label, value in facts_of(appointment)[1:])


def facts_of(appointment: Appointment) -> list[tuple[str, str]]:
    """Pairs of a label and a value, in the language at hand: when first."""
    shown = [
        (pgettext("appointment", "When"), f"{appointment.day}, {appointment.span} ({times.zone_name()})"),
        (pgettext("appointment", "How"), str(appointment.get_way_display())),
        (where_label(appointment), appointment.video_link or appointment.place),
        (pgettext("appointment", "With"), ", ".join(str(each) for each in people_of(appointment))),
        (pgettext("appointment", "About"), appointment.subject),
        (_("Remark"), appointment.remark),
    ]
    return [(label, value) for label, value in shown if value]


def where_label(appointment: Appointment) -> str:
    """What the place is called."""
    if appointment.way == Way.VIDEO:
        return _("Link of the video call")
    return _("Telephone number") if appointment.way == Way.PHONE else _("Address")


def people_of(appointment: Appointment) -> list[str]:
    """The names of all who take part, those of the firm first."""
    return [str(each) for each in (*appointment.colleagues, *appointment.applicants)]


def _sentences(kind: Kind, day: str, appointment: Appointment, said: str) -> tuple[str, str]:
    """The subject and the first sentence."""
    texts = {
        Kind.MADE: (_("Appointment on {day}"), _("We look forward to meeting you. This is your appointment.")),
        Kind.MOVED: (_("Moved to {day}"), _("Your appointment has another time now.")),
        Kind.CHANGED: (_("Changed: appointment on {day}"), _("Something about your appointment changed.")),
        Kind.KEPT: (_("Appointment stays on {day}"), _("No other time was found. Your appointment stays as it was.")),
        Kind.CANCELLED: (_("Cancelled: appointment on {day}"), _("Your appointment was cancelled, because:")),
        Kind.REMINDER: (_("Reminder: appointment on {day}"), _("This is to remind you of your appointment.")),
        Kind.OFFERED: (_("Other times for your appointment"), _("You can choose another time in your portal:")),
        Kind.CHOSEN: (_("Another time chosen"), _("Another time was chosen for this appointment:")),
        Kind.ASKED: (_("Another time asked for"), _("Another time was asked for:")),
    }
    subject, sentence = texts[kind]
    return subject.replace("{day}", day), sentence
