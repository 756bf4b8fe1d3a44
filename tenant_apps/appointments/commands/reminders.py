"""Reminding applicants of their appointment."""

from tenant_apps.appointments import policies
from tenant_apps.appointments.commands.appointments import read
from tenant_apps.appointments.commands.letters import recipient, still_written_to, write_to
from tenant_apps.appointments.enums import Kind, RemindBy
from tenant_apps.appointments.models import Appointment, Participant
from tenant_apps.appointments.words import written
from tenant_apps.notifications.errors import SmsBudgetSpent
from vestibule.core.actors import Actor
from vestibule.core.commands import command
from vestibule.core.messages import send
from vestibule.core.permissions import require
from vestibule.core.records import record

MOST_AT_ONCE = 200


@command
def remind_of_appointments(*, actor: Actor) -> int:
    """Remind of those whose time has come, each once; return of how many. Two at the same time share the work."""
    require(actor, policies.EDIT)
    due = Appointment.objects.to_remind().soonest_first()
    held = due.select_for_update(of=("self",), no_key=True, skip_locked=True)[:MOST_AT_ONCE]
    count = 0
    for appointment in held:
        _remind(actor, appointment)
        count += 1
    return count


def _remind(actor: Actor, appointment: Appointment) -> None:
    appointment.reminded_at = appointment.remind_at
    appointment.save(update_fields=["reminded_at"])
    whole = read(appointment)
    applicants = still_written_to(whole, whole.applicants)
    by_mail = [each for each in applicants if each.email and not _is_told_by_sms(whole, each)]
    write_to(by_mail, Kind.REMINDER, whole)
    for participant in applicants:
        if whole.remind_by != RemindBy.EMAIL and participant.person.phone:
            _send_text(whole, participant)
    record("appointments.remind", appointment.dossier, actor=actor, appointment=str(appointment.public_id))


def _is_told_by_sms(appointment: Appointment, participant: Participant) -> bool:
    """Whether a text message alone will do; somebody without a number gets a letter instead."""
    return appointment.remind_by == RemindBy.SMS and bool(participant.person.phone)


def _send_text(appointment: Appointment, participant: Participant) -> None:
    """Send the text message; when the firm has sent all that it may today, a letter goes instead."""
    to = recipient(participant)
    letter = written(Kind.REMINDER, appointment, name=to.name, language=to.language)
    try:
        send(
            template="appointments.reminder",
            to=to,
            channel="sms",
            context={"facts": [value for _label, value in letter.facts[:3]]},
            key=f"appointments.remind:{appointment.public_id}:{appointment.sequence}:{participant.pk}",
        )
    except SmsBudgetSpent:
        if appointment.remind_by == RemindBy.SMS and participant.email:
            write_to([participant], Kind.REMINDER, appointment)
