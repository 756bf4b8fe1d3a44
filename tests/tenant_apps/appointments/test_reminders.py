"""Reminders: at the chosen time, once, by the chosen channel; never of what was cancelled or moved."""

from datetime import datetime, timedelta

import pytest
from django.utils import timezone

from tenant_apps.appointments import tasks
from tenant_apps.appointments.commands.appointments import cancel_appointment, change_appointment
from tenant_apps.appointments.models import Appointment
from tenant_apps.invites.commands import revoke_invite
from tenant_apps.invites.models import Invite
from tenant_apps.notifications.choosing import Ways
from tenant_apps.notifications.commands.rules import set_rules
from tenant_apps.notifications.models import Message
from tenants.schedule import recurrences
from tests.factories.appointments import A_TEST, plan
from tests.factories.invites import accepted

pytestmark = pytest.mark.django_db


def in_days(days: int) -> datetime:
    return timezone.now() + timedelta(days=days)


@pytest.fixture
def pass_time(monkeypatch):
    """Let time go on for the product."""
    began, passed = timezone.now(), [timedelta()]
    monkeypatch.setattr(timezone, "now", lambda: began + passed[0])

    def go_on(**span: int) -> None:
        passed[0] += timedelta(**span)
        tasks.remind()

    return go_on


def told(party, channel: str = "email") -> int:
    """How many messages an applicant got since the one that it was made."""
    to = party.email if channel == "email" else party.phone
    found = Message.objects.filter(to=to, channel=channel, template__startswith="appointments.")
    return found.count() - (channel == "email")


def test_scheduler_asks_every_five_minutes():
    (found,) = (each for each in recurrences() if each.name == "appointments.remind")
    assert found.interval == timedelta(minutes=5)


def test_reminded_once_at_the_chosen_time(meeting, pass_time):
    held = meeting.make(starts_at=in_days(3), remind_minutes=24 * 60)
    pass_time(days=1)
    assert told(meeting.first) == 0
    pass_time(days=1, hours=1)
    for _again in range(3):
        pass_time(minutes=5)
    assert (told(meeting.first), told(meeting.second)) == (1, 1)
    assert Message.objects.filter(to=meeting.ben.account.email).count() == 1  # that it was made
    held.refresh_from_db()
    assert held.reminded_at == held.remind_at


@pytest.mark.parametrize(("remind_by", "mails", "texts"), [("email", 1, 0), ("sms", 0, 1), ("both", 1, 1)])
def test_by_the_chosen_channel(meeting, pass_time, remind_by, mails, texts):
    meeting.make(positions=(1,), starts_at=in_days(3), remind_minutes=120, remind_by=remind_by)
    pass_time(days=2, hours=23)
    assert (told(meeting.first), told(meeting.first, "sms")) == (mails, texts)


def test_without_a_number_or_a_budget_a_letter_goes(meeting, pass_time, settings):
    settings.SMS_PER_DAY = 1
    meeting.make(starts_at=in_days(3), remind_minutes=120, remind_by="sms")
    pass_time(days=2, hours=23)
    assert Message.objects.filter(channel="sms").count() == 1
    assert told(meeting.first) + told(meeting.second) == 1


def test_both_ways_without_letters_and_text_messages_is_told_by_a_letter(cast, meeting, pass_time, settings):
    """The firm wants no letters of reminders, the writer wanted both, and no text message can go any more."""
    set_rules(actor=cast.ada.actor, ways={"appointment_reminder": Ways(is_email=False, is_sms=True)})
    settings.SMS_PER_DAY = 0
    meeting.make(positions=(1,), starts_at=in_days(3), remind_minutes=120, remind_by="both")
    pass_time(days=2, hours=23)
    assert (told(meeting.first), told(meeting.first, "sms")) == (1, 0)


def test_never_of_what_was_cancelled(meeting, pass_time):
    held = meeting.make(starts_at=in_days(3), remind_minutes=24 * 60)
    cancel_appointment(actor=A_TEST, appointment=held, reason="Ill")
    before = told(meeting.first)
    pass_time(days=2, hours=12)
    assert told(meeting.first) == before


def test_moved_appointment_reminds_of_its_new_time_alone(meeting, pass_time):
    held = meeting.make(starts_at=in_days(3), remind_minutes=24 * 60)
    later = plan(meeting.dossier, meeting.ben.account, positions=(1, 2), starts_at=in_days(10), remind_minutes=24 * 60)
    change_appointment(actor=A_TEST, appointment=held, plan=later)
    before = told(meeting.first)
    pass_time(days=2, hours=12)
    assert told(meeting.first) == before
    pass_time(days=7)
    assert told(meeting.first) == before + 1


def test_reminded_again_after_it_was_moved(meeting, pass_time):
    held = meeting.make(starts_at=in_days(3), remind_minutes=24 * 60)
    pass_time(days=2, hours=12)
    later = plan(meeting.dossier, meeting.ben.account, positions=(1, 2), starts_at=in_days(10), remind_minutes=24 * 60)
    change_appointment(actor=A_TEST, appointment=held, plan=later)
    assert told(meeting.first) == 2  # the reminder, and that it was moved
    pass_time(days=9, hours=12)
    assert told(meeting.first) == 3


def test_no_reminder_after_it_began_or_when_it_is_due_already(meeting, pass_time):
    soon = meeting.make(starts_at=in_days(1), remind_minutes=2880)
    assert soon.remind_at is None
    meeting.make(starts_at=in_days(4), remind_minutes=120)
    Appointment.objects.filter(remind_at__isnull=False).update(ends_at=in_days(14))
    before = told(meeting.first)
    pass_time(days=5)
    assert told(meeting.first) == before


@pytest.mark.parametrize("remind_by", ["email", "sms", "both"])
def test_applicant_whose_access_was_revoked_hears_no_more(meeting, pass_time, remind_by):
    held = meeting.make(starts_at=in_days(3), remind_minutes=24 * 60, remind_by=remind_by)
    before = Message.objects.filter(account=meeting.cleo.account).count()
    revoke_invite(actor=A_TEST, invite=Invite.objects.get(party=meeting.first))

    pass_time(days=2, hours=1)
    cancel_appointment(actor=A_TEST, appointment=held, reason="The office is closed")

    assert Message.objects.filter(account=meeting.cleo.account).count() == before
    reminded = Message.objects.filter(account=meeting.dan.account, channel="sms" if remind_by == "sms" else "email")
    assert reminded.count() == (1 if remind_by == "sms" else 3)  # made, reminded, cancelled


def test_applicant_who_was_invited_again_hears_of_the_appointment(meeting, pass_time):
    revoke_invite(actor=A_TEST, invite=Invite.objects.get(party=meeting.first))
    accepted(meeting.dossier, meeting.cleo.account, position=1)
    meeting.make(starts_at=in_days(3), remind_minutes=24 * 60)
    pass_time(days=2, hours=1)
    assert told(meeting.first) == 1
