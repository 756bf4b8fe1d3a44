"""What letters, calendars and text messages say of an appointment, in their reader's language."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override, pgettext

from shared_apps.organisations.profile import current_organisation
from tenant_apps.appointments import times
from tenant_apps.appointments.enums import Kind, Way
from tenant_apps.appointments.models import Appointment, Slot
from tenant_apps.notifications.wording import Words, filled, in_words
from vestibule.core.languages import first_offered


@dataclass(frozen=True, slots=True)
class Written:
    """A letter about an appointment as its reader gets it."""

    subject: str
    paragraphs: tuple[str, ...]
    facts: tuple[tuple[str, str], ...]
    items: tuple[str, ...]
    button: str
    sms: str


def language_for(wish: str) -> str:
    """The reader's language if the firm offers it, or else the firm's first."""
    firm = current_organisation()
    return first_offered((wish,), (firm.first_language, *firm.languages))


def written(
    kind: Kind,
    appointment: Appointment,
    *,
    name: str,
    language: str,
    said: str = "",
    slots: Sequence[Slot] = (),
    is_for_client: bool = True,
) -> Written:
    """The letter; ``said`` is what somebody wrote: why it was cancelled, or when it suits better."""
    with override(language):
        day, facts = times.day_in_words(appointment.starts_at), facts_of(appointment)
        values = {"name": name, "firm": current_organisation().name, "day": day}
        values["when"] = ", ".join(value for _label, value in facts[:3])
        words = _words(kind, language, values, is_for_client=is_for_client)
        return Written(
            subject=words.subject,
            paragraphs=(*words.paragraphs, said) if said else words.paragraphs,
            facts=tuple(facts),
            items=tuple(str(slot) for slot in slots),
            button=_("Look at the appointment"),
            sms=words.sms,
        )


def description(appointment: Appointment, *, language: str) -> str:
    """What a calendar shows below the entry."""
    with override(language):
        return "\n".join(
            _("%(what)s: %(about)s") % {"what": label, "about": value} for label, value in facts_of(appointment)[1:]
        )


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


def _words(kind: Kind, language: str, values: dict[str, str], *, is_for_client: bool) -> Words:
    """The subject and what stands above the facts; what clients ask is told to colleagues only."""
    if kind not in _ASKED:
        return in_words(f"appointment_{kind}", language, values, is_for_client=is_for_client)
    subject, sentence = _ASKED[kind]
    about = _("{what}: {about}").format(what="{firm}", about=subject)
    texts = {"subject": about, "body": _("Dear {name},") + f"\n\n{sentence}"}
    return filled(texts, values)


_ASKED = {
    Kind.CHOSEN: (gettext_lazy("Another time chosen"), gettext_lazy("Another time was chosen for this appointment:")),
    Kind.ASKED: (gettext_lazy("Another time asked for"), gettext_lazy("Another time was asked for:")),
}
