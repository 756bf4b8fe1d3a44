"""Reminding applicants of their appointment."""

from tenant_apps.appointments import policies
from tenant_apps.appointments.commands.appointments import read
from tenant_apps.appointments.commands.letters import recipient, still_written_to, write_to
from tenant_apps.appointments.enums import Kind, RemindBy
from tenant_apps.appointments.models import Appointment, Participant
from tenant_apps.appointments.words import written
from tenant_apps.notifications.choosing import Ways, ways_for
from tenant_apps.notifications.errors import SmsBudgetSpent
from tenant_apps.notifications.happenings import HAPPENINGS
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
    texted = [each for each in applicants if _is_texted(whole, each)]
    alone = [each for each in texted if whole.remind_by == RemindBy.SMS]
    write_to([each for each in applicants if each not in texted], Kind.REMINDER, whole)
    write_to([each for each in texted if each not in alone], Kind.REMINDER, whole, is_told_by_sms=True)
    for participant in texted:
        _send_text(whole, participant)
    record("appointments.remind", appointment.dossier, actor=actor, appointment=str(appointment.public_id))


def _is_texted(appointment: Appointment, participant: Participant) -> bool:
    """Whether a text message goes; somebody without a number, or whom the firm texts no reminder, gets a letter."""
    person = participant.person
    is_wanted = appointment.remind_by != RemindBy.EMAIL and bool(person.phone)
    return is_wanted and _ways(participant).is_sms


def _ways(participant: Participant) -> Ways:
    account_id = participant.party.account_id if participant.party else participant.account_id
    return ways_for(HAPPENINGS["appointment_reminder"], account_id)


def _send_text(appointment: Appointment, participant: Participant) -> None:
    """Send the text message; when the firm has sent all that it may today, a letter goes unless one went anyway."""
    to = recipient(participant)
    letter = written(Kind.REMINDER, appointment, name=to.name, language=to.language)
    try:
        send(
            template="appointments.reminder",
            to=to,
            channel="sms",
            context={"text": letter.sms},
            key=f"appointments.remind:{appointment.public_id}:{appointment.sequence}:{participant.pk}",
            matter=appointment.dossier.public_id,
        )
    except SmsBudgetSpent:
        if appointment.remind_by == RemindBy.SMS or not _ways(participant).is_email:
            write_to([participant], Kind.REMINDER, appointment)
