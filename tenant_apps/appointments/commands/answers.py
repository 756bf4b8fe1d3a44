"""Confirming a time, asking for another one, offering others, and agreeing on one."""

from collections.abc import Sequence
from datetime import datetime

from django.utils import timezone

from tenant_apps.accounts.models import Account
from tenant_apps.appointments import policies
from tenant_apps.appointments.commands.appointments import check_open, close_offers, locked, read, start_anew
from tenant_apps.appointments.commands.letters import write_to
from tenant_apps.appointments.enums import Answer, Kind
from tenant_apps.appointments.errors import (
    ChosenByAnother,
    NothingChosen,
    NothingOffered,
    TimeTaken,
    TooManyOffered,
    WishMissing,
)
from tenant_apps.appointments.models import Appointment, Participant, Slot
from tenant_apps.appointments.news import OTHER_TIME
from tenant_apps.appointments.plans import Plan, check_time
from tenant_apps.dossiers.concerned import name_of, page_of
from tenant_apps.inbox.commands.raising import News, tell_person
from vestibule.core.actors import Actor
from vestibule.core.commands import command
from vestibule.core.errors import NotFound
from vestibule.core.permissions import require
from vestibule.core.records import record

MOST_OFFERED = 6


@command
def confirm_appointment(*, actor: Actor, appointment: Appointment) -> Appointment:
    """Say that the time suits. A time that one chose instead is given back. Twice is once."""
    require(actor, policies.TAKE_PART)
    held, own = _own(actor, appointment)
    check_open(held)
    chosen = held.chosen_slot
    if chosen is not None and chosen.chosen_by_id == own.party_id:
        _give_back(chosen)
    if own.answer != Answer.CONFIRMED:
        _answer(own, Answer.CONFIRMED)
        record("appointments.confirm", held.dossier, actor=actor, appointment=str(held.public_id))
    return read(held)


@command
def ask_other_time(*, actor: Actor, appointment: Appointment, wish: str) -> Appointment:
    """Say that the time does not suit and when it would; the organiser is told."""
    require(actor, policies.TAKE_PART)
    if not wish.strip():
        raise WishMissing
    held, own = _own(actor, appointment)
    check_open(held)
    chosen = held.chosen_slot
    if chosen is not None and chosen.chosen_by_id == own.party_id:
        _give_back(chosen)
    if (own.answer, own.wish) != (Answer.OTHER_TIME, wish.strip()):
        _answer(own, Answer.OTHER_TIME, wish.strip())
        record("appointments.ask_other_time", held.dossier, actor=actor, appointment=str(held.public_id))
        held = read(held)
        write_to(_organiser(held), Kind.ASKED, held, said=f"{own}: {own.wish}")
        _tell_organiser(held, f"{own}: {own.wish}")
    return read(held)


@command
def choose_time(*, actor: Actor, slot: Slot) -> Slot:
    """Choose one of the offered times; it waits for the firm's word. Of two who choose at once the first has it.

    Raises ``ChosenByAnother`` when somebody else who takes part chose before, and ``TimeTaken`` when the offer is
    closed or the organiser has another appointment then. Twice is once.
    """
    require(actor, policies.TAKE_PART)
    # One lock for all that the organiser offers: the same hour may be offered to several customers.
    Account.objects.select_for_update(of=("self",), no_key=True).get(pk=slot.appointment.organiser_id)
    held, own = _own(actor, slot.appointment)
    check_open(held)
    slot = Slot.objects.get(pk=slot.pk)
    chosen = held.chosen_slot
    if chosen is not None and chosen.pk == slot.pk and chosen.chosen_by_id == own.party_id:
        return slot
    if chosen is not None and chosen.chosen_by_id != own.party_id:
        raise ChosenByAnother
    if slot.closed_at is not None or slot.starts_at <= timezone.now() or is_taken(held, slot.starts_at, slot.ends_at):
        raise TimeTaken
    if chosen is not None:
        _give_back(chosen)
    slot.chosen_at, slot.chosen_by_id = timezone.now(), own.party_id
    slot.save(update_fields=["chosen_at", "chosen_by"])
    _answer(own, Answer.OTHER_TIME)
    record("appointments.choose_time", held.dossier, actor=actor, appointment=str(held.public_id))
    held = read(held)
    write_to(_organiser(held), Kind.CHOSEN, held, slots=[slot])
    _tell_organiser(held, str(own))
    return slot


@command
def offer_times(*, actor: Actor, appointment: Appointment, starts: Sequence[datetime]) -> list[Slot]:
    """Offer other times, instead of those that were offered before; the applicants are told."""
    require(actor, policies.EDIT)
    held = locked(appointment)
    check_open(held)
    if not starts:
        raise NothingOffered
    if len(starts) > MOST_OFFERED:
        raise TooManyOffered(MOST_OFFERED)
    for number, moment in enumerate(starts, 1):
        check_time(moment, field=f"time_{number}")
    close_offers(held)
    length = held.ends_at - held.starts_at
    slots = [Slot(appointment=held, starts_at=moment, ends_at=moment + length) for moment in sorted(set(starts))]
    Slot.objects.bulk_create(slots)
    record("appointments.offer_times", held.dossier, actor=actor, appointment=str(held.public_id), count=len(slots))
    write_to(held.applicants, Kind.OFFERED, held, slots=slots)
    return slots


@command
def accept_time(*, actor: Actor, appointment: Appointment) -> Appointment:
    """Move the appointment to the time that was chosen. Whoever chose it has confirmed it."""
    require(actor, policies.EDIT)
    held = locked(appointment)
    check_open(held)
    chosen = held.chosen_slot
    if chosen is None:
        raise NothingChosen
    check_time(chosen.starts_at)
    start_anew(held)
    held.starts_at, held.ends_at, held.reminded_at = chosen.starts_at, chosen.ends_at, None
    held.sequence += 1
    held.remind_at = _plan_of(held).remind_at
    held.save(update_fields=["starts_at", "ends_at", "sequence", "reminded_at", "remind_at"])
    _answer(held.participants.get(party=chosen.chosen_by_id), Answer.CONFIRMED)
    facts = {"appointment": str(held.public_id), "sequence": held.sequence}
    record("appointments.accept_time", held.dossier, actor=actor, **facts)
    held = read(held)
    write_to(held.participants.all(), Kind.MOVED, held)
    return held


@command
def keep_time(*, actor: Actor, appointment: Appointment) -> Appointment:
    """Leave the appointment when it is, and tell those who take part. Changes nothing where nobody asked."""
    require(actor, policies.EDIT)
    held = locked(appointment)
    check_open(held)
    asked = any(each.answer == Answer.OTHER_TIME for each in held.applicants)
    if not asked and not held.open_slots:
        return held
    close_offers(held)
    held.participants.filter(answer=Answer.OTHER_TIME).update(answer=Answer.WAITING, answered_at=None, wish="")
    record("appointments.keep_time", held.dossier, actor=actor, appointment=str(held.public_id))
    held = read(held)
    write_to(held.applicants, Kind.KEPT, held)
    return held


def is_taken(appointment: Appointment, first: datetime, last: datetime) -> bool:
    """Whether the organiser is with somebody else then, or somebody else chose that time already."""
    others = Appointment.objects.upcoming().of_accounts([appointment.organiser_id]).exclude(pk=appointment.pk)
    if others.between(first, last).exists():
        return True
    chosen = Slot.objects.chosen().between(first, last).exclude(appointment=appointment.pk)
    return chosen.filter(appointment__organiser=appointment.organiser_id, appointment__cancelled_at=None).exists()


def _own(actor: Actor, appointment: Appointment) -> tuple[Appointment, Participant]:
    """The appointment, locked, and the actor's own part in it. Who only sees it answers for nobody."""
    held = locked(appointment)
    own = Participant.objects.visible_to(actor).filter(appointment=held).exclude(party=None).select_related("party")
    found: Participant | None = own.order_by("pk").first()
    if found is None:
        raise NotFound
    return held, found


def _answer(participant: Participant, answer: Answer, wish: str = "") -> None:
    participant.answer, participant.wish, participant.answered_at = answer, wish, timezone.now()
    participant.save(update_fields=["answer", "wish", "answered_at"])


def _give_back(slot: Slot) -> None:
    slot.chosen_at = slot.chosen_by = None
    slot.save(update_fields=["chosen_at", "chosen_by"])


def _organiser(appointment: Appointment) -> list[Participant]:
    return [each for each in appointment.colleagues if each.account_id == appointment.organiser_id]


def _tell_organiser(appointment: Appointment, said: str) -> None:
    """In the inbox; the letter, with the appointment enclosed, goes by itself."""
    news = News(
        kind=OTHER_TIME,
        key=f"other-time:{appointment.public_id}:{int(timezone.now().timestamp())}",
        path=page_of(appointment.dossier),
        about=name_of(appointment.dossier),
        detail=said,
        subject=appointment.public_id,
        matter=appointment.dossier.public_id,
    )
    tell_person(news, appointment.organiser)


def _plan_of(appointment: Appointment) -> Plan:
    """The appointment as a plan, for what follows from its time."""
    return Plan(
        way=appointment.way,
        subject=appointment.subject,
        starts_at=appointment.starts_at,
        ends_at=appointment.ends_at,
        applicants=(),
        colleagues=(),
        remind_minutes=appointment.remind_minutes,
    )
