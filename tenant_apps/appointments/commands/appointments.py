"""Making, moving and cancelling appointments."""

from collections.abc import Iterable

from django.utils import timezone

from tenant_apps.accounts.models import Account
from tenant_apps.appointments import policies
from tenant_apps.appointments.commands.letters import write_to
from tenant_apps.appointments.enums import Answer, Kind, Method
from tenant_apps.appointments.errors import AlreadyCancelled, AlreadyOver, ReasonMissing
from tenant_apps.appointments.models import Appointment, Participant, Slot
from tenant_apps.appointments.plans import Plan
from tenant_apps.customers.models import Party
from tenant_apps.dossiers.commands.action_points import remove_action_point
from tenant_apps.dossiers.models import ActionPoint, Dossier
from tenant_apps.inbox.commands.raising import settle_notices
from vestibule.core.actors import Actor
from vestibule.core.commands import command
from vestibule.core.permissions import require
from vestibule.core.records import record


@command
def make_appointment(*, actor: Actor, dossier: Dossier, plan: Plan) -> Appointment:
    """Make an appointment and write to everybody who takes part, with a calendar file."""
    require(actor, policies.EDIT)
    plan.check(dossier)
    appointment = Appointment.objects.create(
        dossier=dossier,
        organiser=plan.colleagues[0],
        starts_at=plan.starts_at,
        ends_at=plan.ends_at,
        remind_minutes=plan.remind_minutes,
        remind_by=plan.remind_by,
        remind_at=plan.remind_at,
        **plan.facts,
    )
    _invite(appointment, plan.applicants, plan.colleagues)
    appointment = read(appointment)
    record("appointments.make", dossier, actor=actor, appointment=str(appointment.public_id))
    write_to(appointment.participants.all(), Kind.MADE, appointment)
    return appointment


@command
def change_appointment(*, actor: Actor, appointment: Appointment, plan: Plan) -> Appointment:
    """Move an appointment, or change anything else about it. Who takes part is told, unless nothing they see changed.

    With another time the answers start anew and offered times are offered no more.
    """
    require(actor, policies.EDIT)
    former = locked(appointment)
    check_open(former)
    plan.check(former.dossier, stood=former.starts_at)
    is_moved = (former.starts_at, former.ends_at) != (plan.starts_at, plan.ends_at)
    left, joined = _compare(former, plan)
    values = {**plan.facts, "organiser_id": plan.colleagues[0].pk}
    is_changed = bool(left or joined) or any(getattr(former, name) != value for name, value in values.items())
    if is_moved or is_changed:
        values["sequence"] = former.sequence + 1
    if is_moved or (former.remind_minutes, former.remind_by) != (plan.remind_minutes, plan.remind_by):
        values |= {"remind_minutes": plan.remind_minutes, "remind_by": plan.remind_by, "remind_at": plan.remind_at}
    if is_moved:
        values |= {"starts_at": plan.starts_at, "ends_at": plan.ends_at, "reminded_at": None}
        start_anew(former)
    if not values.keys() - {*plan.facts, "organiser_id"} and not is_changed:
        return former
    _save(former, values)
    Participant.objects.filter(pk__in=[each.pk for each in left]).delete()
    _invite(former, *_split(joined))
    changed = read(former)
    facts = {"appointment": str(former.public_id), "sequence": changed.sequence}
    if is_moved:
        record("appointments.move", former.dossier, actor=actor, **facts)
    else:
        record("appointments.change", former.dossier, actor=actor, **facts)
    if is_moved or is_changed:
        _tell_change(changed, left, joined, Kind.MOVED if is_moved else Kind.CHANGED)
    return changed


@command
def cancel_appointment(
    *, actor: Actor, appointment: Appointment, reason: str, removes_action_points: bool = False
) -> Appointment:
    """Cancel and tell everybody why; on wish, take away what was still to be done for it. Twice is once."""
    require(actor, policies.EDIT)
    former = locked(appointment)
    if former.is_cancelled:
        return former
    check_open(former)
    if not reason.strip():
        raise ReasonMissing
    close_offers(former)
    _save(
        former,
        {
            "cancelled_at": timezone.now(),
            "cancelled_by_id": actor.account_id,
            "cancel_reason": reason.strip(),
            "sequence": former.sequence + 1,
            "remind_at": None,
        },
    )
    if removes_action_points:
        for action_point in open_points(former.dossier):
            remove_action_point(actor=actor, action_point=action_point)
    record("appointments.cancel", former.dossier, actor=actor, appointment=str(former.public_id))
    cancelled = read(former)
    participants = cancelled.participants.all()
    write_to(participants, Kind.CANCELLED, cancelled, said=cancelled.cancel_reason, method=Method.CANCEL)
    return cancelled


def open_points(dossier: Dossier) -> list[ActionPoint]:
    """What is still to be done for the appointment."""
    points = ActionPoint.objects.current().open().filter(dossier=dossier, is_for_appointment=True)
    return list(points.with_sources().select_related("dossier__customer").most_urgent_first())


def locked(appointment: Appointment) -> Appointment:
    """The appointment as it is now, which nobody else changes before this transaction ends."""
    Appointment.objects.select_for_update(of=("self",), no_key=True).get(pk=appointment.pk)
    return read(appointment)


def read(appointment: Appointment) -> Appointment:
    """The appointment with everybody."""
    return Appointment.objects.with_people().get(pk=appointment.pk)


def check_open(appointment: Appointment) -> None:
    """Return for an appointment that stands and is not over."""
    if appointment.is_cancelled:
        raise AlreadyCancelled
    if appointment.is_over:
        raise AlreadyOver


def start_anew(appointment: Appointment) -> None:
    """Forget what was answered and offered about a time that is no longer the appointment's."""
    appointment.participants.update(answer=Answer.WAITING, answered_at=None, wish="")
    close_offers(appointment)


def close_offers(appointment: Appointment) -> None:
    """Offer no other times any more."""
    Slot.objects.open().filter(appointment=appointment).update(closed_at=timezone.now())
    settle_notices(subject=appointment.public_id)


def _save(appointment: Appointment, values: dict[str, object]) -> None:
    for name, value in values.items():
        setattr(appointment, name, value)
    appointment.save(update_fields=[name.removesuffix("_id") for name in values])


def _invite(appointment: Appointment, applicants: Iterable[Party], colleagues: Iterable[Account]) -> None:
    people = [Participant(appointment=appointment, account=account) for account in colleagues]
    people += [Participant(appointment=appointment, party=party) for party in applicants]
    Participant.objects.bulk_create(people)


def _compare(former: Appointment, plan: Plan) -> tuple[list[Participant], list[Party | Account]]:
    """Who no longer takes part, and who does from now on."""
    parties, accounts = {party.pk for party in plan.applicants}, {account.pk for account in plan.colleagues}
    left = [
        each
        for each in former.participants.all()
        if (each.party_id is not None and each.party_id not in parties)
        or (each.account_id is not None and each.account_id not in accounts)
    ]
    known = {each.party_id for each in former.applicants}, {each.account_id for each in former.colleagues}
    joined: list[Party | Account] = [party for party in plan.applicants if party.pk not in known[0]]
    return left, joined + [account for account in plan.colleagues if account.pk not in known[1]]


def _split(people: Iterable[Party | Account]) -> tuple[list[Party], list[Account]]:
    people = list(people)
    return [each for each in people if isinstance(each, Party)], [each for each in people if isinstance(each, Account)]


def _tell_change(
    appointment: Appointment, left: Iterable[Participant], joined: Iterable[Party | Account], kind: Kind
) -> None:
    """Write to those who take part as before, those who are new, and those for whom it is no more."""
    parties, accounts = ({each.pk for each in group} for group in _split(joined))
    new = [p for p in appointment.participants.all() if p.party_id in parties or p.account_id in accounts]
    write_to([each for each in appointment.participants.all() if each not in new], kind, appointment)
    write_to(new, Kind.MADE, appointment)
    write_to(left, Kind.CANCELLED, appointment, method=Method.CANCEL)
