"""Making, moving, cancelling, answering: what each does, whom it tells, and whom it refuses."""

import re
from datetime import UTC, datetime, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from tenant_apps.accounts.commands.people import deactivate_account
from tenant_apps.activity.models import Entry
from tenant_apps.appointments.commands.answers import (
    accept_time,
    ask_other_time,
    choose_time,
    confirm_appointment,
    keep_time,
    offer_times,
)
from tenant_apps.appointments.commands.appointments import (
    cancel_appointment,
    change_appointment,
    make_appointment,
    read,
)
from tenant_apps.appointments.enums import Answer, Standing
from tenant_apps.appointments.models import Appointment, Slot
from tenant_apps.customers.models import Party
from tenant_apps.inbox.models import Notice
from tenant_apps.notifications.models import Message
from tests.factories.appointments import A_TEST, appointment, at_ten, offered, plan
from tests.factories.customers import individual
from tests.factories.dossiers import dossier, free_point
from vestibule.core.actors import Grant
from vestibule.core.errors import DomainError, NotAllowed, NotFound

pytestmark = pytest.mark.django_db


def code_of(call, /, **arguments) -> str:
    with pytest.raises(DomainError) as caught, transaction.atomic():
        call(**arguments)
    return caught.value.code


def past(held: Appointment) -> None:
    """Let the appointment be over."""
    Appointment.objects.filter(pk=held.pk).update(
        starts_at=timezone.now() - timedelta(hours=2), ends_at=timezone.now() - timedelta(hours=1)
    )


# Making


def test_everybody_who_takes_part_is_told_in_their_language(meeting, letters):
    Party.objects.filter(pk=meeting.first.pk).update(language="nl")
    meeting.make(way="phone", place="+31 30 123 4567", remark="Have your payslip at hand")
    assert len(letters()) == 3
    (subject,) = letters(meeting.first)
    assert subject.startswith("Appointment on") or subject
    message = Message.objects.get(to=meeting.first.email)
    assert message.language == "nl"
    for text in ("+31 30 123 4567", "Have your payslip at hand", "First talk", "Ben", "Europe/Amsterdam"):
        assert text in message.text
    assert f"/appointments/of/{meeting.dossier.public_id}/" in message.text
    assert "/pro/appointments/" in Message.objects.get(to=meeting.ben.account.email).text


def test_who_cannot_enter_the_portal_gets_no_link_to_it(cast):
    held = appointment(dossier(individual()), cast.ben.account)
    message = Message.objects.get(to=held.applicants[0].email)
    assert "/appointments/" not in message.text


def test_colleague_whose_account_was_closed_is_told_nothing_any_more(cast, meeting, letters):
    held = meeting.make(positions=(1,))
    before = len(letters(meeting.ben.account))
    deactivate_account(actor=cast.ada.actor, account=meeting.ben.account)
    ask_other_time(actor=meeting.cleo.actor, appointment=held, wish="Not then")
    cancel_appointment(actor=A_TEST, appointment=held, reason="Nobody is there")
    assert (len(letters(meeting.ben.account)), Notice.objects.count()) == (before, 0)
    assert letters(meeting.first)[-1].startswith("Cancelled")


def test_applicant_without_an_address_is_not_told(cast, letters):
    appointment(dossier(individual(email="")), cast.ben.account)
    assert len(letters()) == 1


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"subject": "  "}, "appointments:subject-missing"),
        ({"starts_at": datetime(2020, 1, 1, tzinfo=UTC)}, "appointments:past-time"),
        ({"starts_at": datetime(2190, 1, 1, tzinfo=UTC)}, "appointments:too-far-ahead"),
        ({"ends_at": at_ten.__call__}, "appointments:end-before-start"),
        ({"applicants": []}, "appointments:nobody-invited"),
        ({"colleagues": []}, "appointments:not-a-colleague"),
        ({"place": " "}, "appointments:place-missing"),
        ({"way": "video"}, "appointments:link-missing"),
        ({"way": "video", "video_link": "javascript:alert(1)"}, "appointments:link-missing"),
        ({"way": "video", "video_link": "http://call.example/1"}, "appointments:link-missing"),
    ],
)
def test_what_cannot_be_is_refused(meeting, changed, code):
    if callable(changed.get("ends_at")):
        changed = {"ends_at": at_ten(days=7)}
    facts = plan(meeting.dossier, meeting.ben.account, **changed)
    assert code_of(make_appointment, actor=A_TEST, dossier=meeting.dossier, plan=facts) == code


def test_too_long_and_strangers_are_refused(meeting):
    begins = at_ten(days=7)
    long = plan(meeting.dossier, meeting.ben.account, starts_at=begins, ends_at=begins + timedelta(hours=13))
    assert code_of(make_appointment, actor=A_TEST, dossier=meeting.dossier, plan=long) == "appointments:too-long"
    stranger = individual().members.get().party
    foreign = plan(meeting.dossier, meeting.ben.account, applicants=[stranger])
    assert (
        code_of(make_appointment, actor=A_TEST, dossier=meeting.dossier, plan=foreign)
        == "appointments:not-an-applicant"
    )
    client = plan(meeting.dossier, meeting.cleo.account)
    assert (
        code_of(make_appointment, actor=A_TEST, dossier=meeting.dossier, plan=client) == "appointments:not-a-colleague"
    )


def test_nobody_makes_appointments_but_those_who_may(cast, meeting):
    facts = plan(meeting.dossier, meeting.ben.account)
    for member in (meeting.cleo, cast.dan):
        with pytest.raises(NotAllowed):
            make_appointment(actor=member.actor, dossier=meeting.dossier, plan=facts)
    held = make_appointment(actor=meeting.ben.actor, dossier=meeting.dossier, plan=facts)
    for command in (change_appointment, cancel_appointment, offer_times, accept_time, keep_time):
        values = {"plan": facts} if command is change_appointment else {}
        values |= {"reason": "x"} if command is cancel_appointment else {}
        values |= {"starts": [at_ten(days=9)]} if command is offer_times else {}
        with pytest.raises(NotAllowed):
            command(actor=meeting.cleo.actor, appointment=held, **values)
    with pytest.raises(NotAllowed):
        confirm_appointment(actor=meeting.ben.actor, appointment=held)


def test_database_keeps_what_the_commands_promise(meeting):
    held = meeting.make()
    for wrong in (
        {"ends_at": held.starts_at},
        {"cancel_reason": "why"},
        {"cancelled_at": timezone.now()},
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            Appointment.objects.filter(pk=held.pk).update(**wrong)
    now = timezone.now()
    first, second = offered(held, hours=(13, 15))
    Slot.objects.filter(pk=first.pk).update(chosen_at=now, chosen_by=meeting.first)
    with pytest.raises(IntegrityError), transaction.atomic():
        Slot.objects.filter(pk=second.pk).update(chosen_at=now, chosen_by=meeting.second)


# Moving and cancelling


def test_moved_appointment_is_told_and_asks_anew(meeting, letters):
    held = meeting.make()
    confirm_appointment(actor=meeting.cleo.actor, appointment=held)
    offered(held)
    moved = change_appointment(
        actor=A_TEST,
        appointment=held,
        plan=plan(meeting.dossier, meeting.ben.account, positions=(1, 2), days=8),
    )
    assert (moved.starts_at, moved.sequence, moved.standing) == (at_ten(days=8), 1, Standing.PLANNED)
    assert moved.open_slots == []
    assert len(letters(meeting.first)) == 3  # made, offered, moved


def test_nothing_changed_tells_nobody(meeting, letters):
    held = meeting.make()
    before, records = len(letters()), Entry.objects.count()
    same = plan(meeting.dossier, meeting.ben.account, positions=(1, 2))
    change_appointment(actor=A_TEST, appointment=held, plan=same)
    assert (len(letters()), Entry.objects.count()) == (before, records)


def test_cancelled_for_a_reason_once(meeting, letters):
    held = meeting.make()
    assert code_of(cancel_appointment, actor=A_TEST, appointment=held, reason=" ") == "appointments:reason-missing"
    for _twice in range(2):
        cancelled = cancel_appointment(actor=A_TEST, appointment=held, reason="Ben is ill")
    assert (cancelled.standing, cancelled.sequence) == (Standing.CANCELLED, 1)
    assert len(letters(meeting.first)) == 2
    assert "Ben is ill" in Message.objects.filter(to=meeting.first.email).latest("pk").text


def test_cancelling_takes_away_what_was_to_be_done_on_wish_only(meeting):
    other = free_point(meeting.dossier, subject="Call us")
    for removes, left in ((False, 2), (True, 1)):
        free_point(meeting.dossier, subject="Bring it", is_for_appointment=True)
        held = meeting.make()
        cancel_appointment(actor=A_TEST, appointment=held, reason="Ill", removes_action_points=removes)
        assert meeting.dossier.action_points.filter(removed_at=None).count() == left
    other.refresh_from_db()
    assert other.removed_at is None


def test_what_is_over_or_cancelled_stays_as_it_is(meeting):
    over, cancelled = meeting.make(), meeting.make(hour=12)
    (slot,) = offered(over)
    cancel_appointment(actor=A_TEST, appointment=cancelled, reason="Ill")
    past(over)
    facts = plan(meeting.dossier, meeting.ben.account)
    for held, code in ((over, "already-over"), (cancelled, "already-cancelled")):
        of = {"actor": A_TEST, "appointment": held}
        assert code_of(change_appointment, **of, plan=facts) == f"appointments:{code}"
        assert code_of(offer_times, **of, starts=[at_ten(days=9)]) == f"appointments:{code}"
        assert code_of(accept_time, **of) == f"appointments:{code}"
        assert code_of(keep_time, **of) == f"appointments:{code}"
        own = {"actor": meeting.cleo.actor, "appointment": held}
        assert code_of(confirm_appointment, **own) == f"appointments:{code}"
        assert code_of(ask_other_time, **own, wish="later") == f"appointments:{code}"
    assert code_of(choose_time, actor=meeting.cleo.actor, slot=slot) == "appointments:already-over"
    assert code_of(cancel_appointment, actor=A_TEST, appointment=over, reason="x") == "appointments:already-over"


# Answering


def test_confirmed_by_everybody(meeting):
    held = meeting.make()
    assert read(held).standing == Standing.PLANNED
    confirm_appointment(actor=meeting.cleo.actor, appointment=held)
    assert read(held).standing == Standing.PLANNED
    for _twice in range(2):
        confirm_appointment(actor=meeting.dan.actor, appointment=held)
    assert read(held).standing == Standing.CONFIRMED
    assert Entry.objects.filter(verb="appointments.confirm").count() == 2


def test_another_time_asked_for_in_words(meeting, letters):
    held = meeting.make()
    assert code_of(ask_other_time, actor=meeting.cleo.actor, appointment=held, wish=" ") == "appointments:wish-missing"
    for _twice in range(2):
        ask_other_time(actor=meeting.cleo.actor, appointment=held, wish="After six")
    assert read(held).standing == Standing.ASKED
    told = Message.objects.filter(to=meeting.ben.account.email).order_by("pk")
    assert len(told) == 2  # that it was made, and this
    assert "After six" in told[1].text
    kept = keep_time(actor=meeting.ben.actor, appointment=held)
    assert (kept.standing, kept.sequence) == (Standing.PLANNED, 0)
    assert len(letters(meeting.first)) == 2


def test_offered_chosen_and_accepted(meeting, letters):
    held = meeting.make()
    _early, late = offered(held, hours=(13, 15))
    assert read(held).standing == Standing.OFFERED
    assert len(letters(meeting.first)) == 2
    for _twice in range(2):
        choose_time(actor=meeting.cleo.actor, slot=late)
    assert read(held).standing == Standing.CHOSEN
    assert len(letters(meeting.ben.account)) == 2
    moved = accept_time(actor=meeting.ben.actor, appointment=held)
    assert (moved.starts_at, moved.sequence, moved.open_slots) == (late.starts_at, 1, [])
    assert {str(each): each.answer for each in moved.applicants} == {
        str(meeting.first): Answer.CONFIRMED,
        str(meeting.second): Answer.WAITING,
    }
    assert code_of(accept_time, actor=A_TEST, appointment=held) == "appointments:nothing-chosen"


def test_choice_may_change_and_be_given_back_until_it_is_answered(meeting):
    held = meeting.make()
    early, late = offered(held, hours=(13, 15))
    choose_time(actor=meeting.cleo.actor, slot=early)
    choose_time(actor=meeting.cleo.actor, slot=late)
    assert read(held).chosen_slot == late
    confirm_appointment(actor=meeting.cleo.actor, appointment=held)
    assert read(held).chosen_slot is None
    choose_time(actor=meeting.dan.actor, slot=early)
    ask_other_time(actor=meeting.dan.actor, appointment=held, wish="Never on a Tuesday")
    assert read(held).chosen_slot is None


def test_second_of_two_who_choose_reads_why_not(meeting):
    held = meeting.make()
    early, late = offered(held, hours=(13, 15))
    choose_time(actor=meeting.cleo.actor, slot=early)
    for slot in (early, late):
        assert code_of(choose_time, actor=meeting.dan.actor, slot=slot) == "appointments:chosen-by-another"


def test_hour_offered_to_two_customers_goes_to_the_first(cast, meeting):
    held = meeting.make()
    (slot,) = offered(held)
    elsewhere = dossier(individual())
    other = appointment(elsewhere, cast.ben.account, hour=12)
    (same_hour,) = offered(other)
    party = elsewhere.customer.members.get().party
    eva = cast.dan.with_grants(Grant(elsewhere.pk, elsewhere.customer_id, party.pk, sees_other_applicants=False))
    choose_time(actor=meeting.cleo.actor, slot=slot)
    assert code_of(choose_time, actor=eva.actor, slot=same_hour) == "appointments:time-taken"
    accept_time(actor=A_TEST, appointment=held)
    assert code_of(choose_time, actor=eva.actor, slot=same_hour) == "appointments:time-taken"
    cancel_appointment(actor=A_TEST, appointment=held, reason="Ill")
    choose_time(actor=eva.actor, slot=same_hour)


def test_offer_that_was_replaced_is_closed(meeting):
    held = meeting.make()
    (former,) = offered(held)
    offered(held, days=10)
    assert code_of(choose_time, actor=meeting.cleo.actor, slot=former) == "appointments:time-taken"


def test_offers_are_times_to_come(meeting):
    held = meeting.make()
    offer = {"actor": A_TEST, "appointment": held}
    assert code_of(offer_times, **offer, starts=[]) == "appointments:nothing-offered"
    past_time = [timezone.now() - timedelta(days=1)]
    assert code_of(offer_times, **offer, starts=past_time) == "appointments:past-time"
    many = [at_ten(days=9 + number) for number in range(7)]
    assert code_of(offer_times, **offer, starts=many) == "appointments:too-many-offered"
    assert len(offer_times(**offer, starts=[at_ten(days=9)] * 3)) == 1


def test_accepted_time_must_still_be_to_come(meeting):
    held = meeting.make()
    (slot,) = offered(held)
    choose_time(actor=meeting.cleo.actor, slot=slot)
    Slot.objects.filter(pk=slot.pk).update(
        starts_at=timezone.now() - timedelta(hours=2), ends_at=timezone.now() - timedelta(hours=1)
    )
    assert code_of(accept_time, actor=A_TEST, appointment=held) == "appointments:past-time"


def test_who_only_sees_it_answers_for_nobody(meeting):
    held = meeting.make(positions=(1,))
    seeing = meeting.dan.with_grants(
        Grant(meeting.dossier.pk, meeting.dossier.customer_id, meeting.second.pk, sees_other_applicants=True)
    )
    assert Appointment.objects.visible_to(seeing.actor).get() == held
    with pytest.raises(NotFound):
        confirm_appointment(actor=seeing.actor, appointment=held)


def test_every_letter_reads_well(meeting):
    """No placeholder is left, and each says when."""
    held = meeting.make()
    (slot,) = offered(held)
    choose_time(actor=meeting.cleo.actor, slot=slot)
    accept_time(actor=A_TEST, appointment=held)
    ask_other_time(actor=meeting.cleo.actor, appointment=held, wish="Later")
    keep_time(actor=A_TEST, appointment=held)
    cancel_appointment(actor=A_TEST, appointment=held, reason="Ill")
    texts = [text for row in Message.objects.order_by("pk") for text in (row.subject, row.text, row.html)]
    assert len(texts) == 3 * 15
    assert not [text for text in texts if re.search(r"[{}]|%\(|None", text.partition("</style>")[2] or text)]
