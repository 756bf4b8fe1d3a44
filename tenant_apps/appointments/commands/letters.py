"""Writing to those who take part, each in the own language, with the calendar file that goes with it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.conf import settings
from django.urls import reverse

from shared_apps.organisations.hosts import portal_url
from tenant_apps.accounts.actors import shut_out, with_access
from tenant_apps.appointments.calendar import Attendee, calendar_file
from tenant_apps.appointments.enums import Answer, Kind, Method
from tenant_apps.appointments.models import Appointment, CalendarFile, Participant, Slot
from tenant_apps.appointments.words import description, language_for, written
from tenant_apps.customers.models import Party
from vestibule.core.messages import Recipient, send

_HAPPENINGS = {Kind.MADE: "made", Kind.CANCELLED: "cancelled", Kind.REMINDER: "reminder"}
_WITHOUT_FILE = (Kind.OFFERED, Kind.CHOSEN, Kind.ASKED)


def write_to(
    participants: Iterable[Participant],
    kind: Kind,
    appointment: Appointment,
    *,
    said: str = "",
    slots: Sequence[Slot] = (),
    method: Method = Method.REQUEST,
    is_told_by_sms: bool = False,
) -> None:
    """Send a letter to each who has an e-mail address; part of the command that made it necessary.

    The appointment was read ``with_people()``. What is asked in the portal goes to those who can enter it.
    """
    participants = still_written_to(appointment, participants)
    entering = parties_with_access(appointment, [each.party for each in participants if each.party])
    for participant in participants:
        may_enter = participant.account_id is not None or participant.party_id in entering
        if participant.email and (may_enter or kind != Kind.OFFERED):
            letter = _Letter(kind, appointment, may_enter, said, tuple(slots), method, is_told_by_sms)
            _write(participant, letter)


def still_written_to(appointment: Appointment, participants: Iterable[Participant]) -> list[Participant]:
    """All but the applicants whose access to the dossier was revoked, and colleagues whose account was closed."""
    gone = shut_out(dossier_id=appointment.dossier_id)
    return [
        each for each in participants if each.party_id not in gone and (each.account is None or each.account.is_active)
    ]


def parties_with_access(appointment: Appointment, parties: Sequence[Party]) -> set[int]:
    """Which of these applicants can enter the portal for the appointment's dossier."""
    accounts = [party.account for party in parties if party.account]
    return {party for _account, party in with_access(accounts, dossier_id=appointment.dossier_id)}


def recipient(participant: Participant) -> Recipient:
    """Where letters to somebody go, in a language that the firm offers."""
    person = participant.person
    account = person.account_id if isinstance(person, Party) else person.pk
    language = language_for(person.language)
    return Recipient(str(participant), language, email=person.email, phone=person.phone, account_id=account)


def url_for(participant: Participant, appointment: Appointment) -> str:
    """The page about the appointment in the reader's portal."""
    if participant.account_id:
        page, argument = "professional:appointments:detail", appointment.public_id
    else:
        page, argument = "client:appointments:index", appointment.dossier.public_id
    path = reverse(page, urlconf=settings.TENANT_URLCONF, args=[argument])
    return f"{portal_url()}{path.removeprefix('/')}"


@dataclass(frozen=True, slots=True)
class _Letter:
    kind: Kind
    appointment: Appointment
    may_enter: bool
    said: str
    slots: tuple[Slot, ...]
    method: Method
    is_told_by_sms: bool


def _write(participant: Participant, letter: _Letter) -> None:
    to, kind, appointment = recipient(participant), letter.kind, letter.appointment
    is_for_client = participant.account_id is None
    words = written(
        kind,
        appointment,
        name=to.name,
        language=to.language,
        said=letter.said,
        slots=letter.slots,
        is_for_client=is_for_client,
    )
    file = CalendarFile(appointment=appointment, sequence=appointment.sequence, method=letter.method)
    if kind not in _WITHOUT_FILE:
        attendee = Attendee(to.name, to.email, is_confirmed=participant.answer == Answer.CONFIRMED)
        text = description(appointment, language=to.language)
        file.content = calendar_file(appointment, letter.method, description=text, attendees=[attendee])
        file.save(force_insert=True)
    send(
        template="appointments.appointment",
        to=to,
        channel="email",
        context={
            "told_subject": words.subject,
            "paragraphs": words.paragraphs,
            "facts": words.facts,
            "items": words.items,
            "button": words.button,
            "url": url_for(participant, appointment) if letter.may_enter else "",
        },
        key=f"appointments:{file.public_id}",
        event=f"appointment_{_HAPPENINGS.get(kind, 'moved')}" if is_for_client else "",
        is_told_by_sms=letter.is_told_by_sms,
        matter=appointment.dossier.public_id,
    )
