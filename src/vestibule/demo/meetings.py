"""Appointments of the demo firms: the couple's first talk and the next one, and an agenda that is not empty."""

from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone

from tenant_apps.appointments import times
from tenant_apps.appointments.commands.answers import confirm_appointment, offer_times
from tenant_apps.appointments.commands.appointments import make_appointment
from tenant_apps.appointments.enums import RemindBy, Way
from tenant_apps.appointments.models import Appointment
from tenant_apps.appointments.plans import Plan
from tenant_apps.customers.models import Party
from tenant_apps.dossiers.commands.action_points import add_action_point
from tenant_apps.dossiers.enums import ActionPointKind
from tenant_apps.dossiers.models import Dossier
from vestibule.core.formats import telephone
from vestibule.demo import acting
from vestibule.demo.desk import Desk
from vestibule.demo.firms import account_of
from vestibule.demo.past import as_of, without_letters

OTHERS = 6
"""Customers besides the couple with whom the firm has an appointment in the coming weeks."""


def tell_of_meetings(desk: Desk) -> bool:
    """Make the appointments, once; tell whether any were made."""
    client = account_of(desk.firm, "client")
    dossier = Dossier.objects.filter(customer__parties__account=client).order_by("pk").first()
    if dossier is None or Appointment.objects.filter(dossier=dossier).exists():
        return False
    with without_letters(), transaction.atomic():
        _of_the_couple(desk, dossier)
        others = Dossier.objects.ongoing().exclude(pk=dossier.pk).select_related("customer").order_by("-pk")
        for number, other in enumerate(others.filter(customer__parties__kind="natural").distinct()[:OTHERS]):
            _of_somebody(desk, other, number)
    return True


def _of_the_couple(desk: Desk, dossier: Dossier) -> None:
    adviser, texts = desk.people["adviser"], desk.texts
    with as_of(timezone.now() - timedelta(days=26)):
        first = make_appointment(
            actor=adviser, dossier=dossier, plan=_plan(desk, dossier, texts.first_talk, _at(5, 10), way=Way.OFFICE)
        )
        for mailbox in ("client", "partner"):
            confirm_appointment(actor=acting.client(account_of(desk.firm, mailbox)), appointment=first)
    next_talk = _plan(desk, dossier, texts.next_talk, _at(6, 14), way=Way.VIDEO, remind_minutes=1440)
    coming = make_appointment(actor=adviser, dossier=dossier, plan=next_talk)
    add_action_point(
        actor=adviser,
        dossier=dossier,
        kind=ActionPointKind.FREE,
        subject=texts.to_bring,
        is_for_appointment=True,
    )
    offer_times(actor=adviser, appointment=coming, starts=[_at(7, 10), _at(8, 16)])


def _of_somebody(desk: Desk, dossier: Dossier, number: int) -> None:
    way = (Way.PHONE, Way.OFFICE, Way.CLIENT)[number % 3]
    subject = desk.texts.next_talk if number % 2 else desk.texts.first_talk
    plan = _plan(desk, dossier, subject, _at(1 + number * 2, 9 + number), way=way)
    make_appointment(actor=desk.people["adviser"], dossier=dossier, plan=plan)


def _plan(
    desk: Desk, dossier: Dossier, subject: str, begins: datetime, *, way: Way, remind_minutes: int | None = None
) -> Plan:
    people = list(Party.objects.people_of(dossier.customer))
    place = {Way.VIDEO: "", Way.PHONE: telephone(people[0].phone)}.get(way, desk.texts.meeting_place)
    return Plan(
        way=way,
        subject=subject,
        starts_at=begins,
        ends_at=begins + timedelta(minutes=60),
        applicants=people,
        colleagues=[desk.accounts["adviser"]],
        place=place or desk.texts.meeting_place,
        video_link="https://video.example/vestibule" if way == Way.VIDEO else "",
        remind_minutes=remind_minutes,
        remind_by=RemindBy.EMAIL,
    )


def _at(days: int, hour: int) -> datetime:
    """So many days from now, at this hour of the firm's clock; on the Monday after it when that is a weekend."""
    shown = times.wall(timezone.now()).replace(hour=hour, minute=0, second=0, microsecond=0) + timedelta(days=days)
    return times.instant(shown + timedelta(days=7 - shown.weekday() if shown.weekday() > 4 else 0))
