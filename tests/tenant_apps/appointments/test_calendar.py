"""Calendar files, read by two parsers: one entry that is made, moved twice and cancelled, whatever stands in it."""

from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from icalendar import Calendar

from shared_apps.platform.gateways.mailbox import MailboxGateway
from tenant_apps.appointments.calendar import Attendee, calendar_file
from tenant_apps.appointments.commands.appointments import cancel_appointment, change_appointment
from tenant_apps.appointments.enums import Method
from tenant_apps.appointments.models import CalendarFile
from tenants.outbox import running
from tests.factories.appointments import A_TEST, at_ten, plan
from tests.tenant_apps.appointments import strict_calendar

pytestmark = pytest.mark.django_db


def read_twice(content: str) -> strict_calendar.Event:
    """The event, after both parsers say the same of it."""
    event = strict_calendar.parse(content)
    calendar = Calendar.from_ical(content)
    (other,) = calendar.walk("VEVENT")
    assert other.errors == []
    assert str(calendar["METHOD"]) == event.method
    assert (str(other["UID"]), int(other["SEQUENCE"])) == (event.uid, event.sequence)
    assert (other.start, other.end) == (event.starts_at, event.ends_at)
    assert str(other["STATUS"]) == event.values["STATUS"]
    for name in ("SUMMARY", "DESCRIPTION", "LOCATION"):
        assert str(other[name]) == event.text(name)
    attendees = other.get("ATTENDEE", [])
    attendees = attendees if isinstance(attendees, list) else [attendees]
    assert [str(each).removeprefix("mailto:") for each in attendees] == event.attendees
    return event


def files_of(party) -> list[strict_calendar.Event]:
    """What one applicant got, in order."""
    found = [read_twice(file.content) for file in CalendarFile.objects.order_by("pk")]
    return [event for event in found if event.attendees == [party.email]]


def test_create_move_move_cancel_is_one_entry(meeting):
    held = meeting.make()
    for hour in (11, 15):
        facts = plan(meeting.dossier, meeting.ben.account, positions=(1, 2), days=8, hour=hour)
        held = change_appointment(actor=A_TEST, appointment=held, plan=facts)
    cancel_appointment(actor=A_TEST, appointment=held, reason="Ben is ill")

    for party in (meeting.first, meeting.second):
        events = files_of(party)
        assert {event.uid for event in events} == {str(held.public_id)}
        assert [event.sequence for event in events] == [0, 1, 2, 3]
        assert [event.method for event in events] == ["REQUEST", "REQUEST", "REQUEST", "CANCEL"]
        assert [event.starts_at for event in events] == [
            at_ten(days=7), at_ten(days=8, hour=11), at_ten(days=8, hour=15), at_ten(days=8, hour=15)
        ]  # fmt: skip
        assert {event.values["ORGANIZER"] for event in events} == {f"mailto:{meeting.ben.account.email}"}


def test_entry_of_another_time_only_keeps_the_sequence_of_what_changed(meeting):
    held = meeting.make()
    same = plan(meeting.dossier, meeting.ben.account, positions=(1, 2), remind_minutes=120)
    assert change_appointment(actor=A_TEST, appointment=held, plan=same).sequence == 0
    other = plan(meeting.dossier, meeting.ben.account, positions=(1, 2), place="Elsewhere 2")
    assert change_appointment(actor=A_TEST, appointment=held, plan=other).sequence == 1
    assert [event.text("LOCATION") for event in files_of(meeting.first)] == ["Main street 1, Utrecht", "Elsewhere 2"]


def test_who_no_longer_takes_part_gets_the_entry_taken_out(meeting):
    held = meeting.make()
    alone = plan(meeting.dossier, meeting.ben.account, positions=(1,))
    change_appointment(actor=A_TEST, appointment=held, plan=alone)
    assert [(event.method, event.sequence) for event in files_of(meeting.second)] == [("REQUEST", 0), ("CANCEL", 1)]
    assert [(event.method, event.sequence) for event in files_of(meeting.first)] == [("REQUEST", 0), ("REQUEST", 1)]


def test_nobody_reads_the_address_of_another(meeting):
    meeting.make()
    for file in CalendarFile.objects.order_by("pk"):
        addresses = {meeting.first.email, meeting.second.email} & set(strict_calendar.parse(file.content).attendees)
        assert len(addresses) <= 1


ANY_TEXT = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=200).filter(str.strip)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60, deadline=None)
@given(subject=ANY_TEXT, remark=ANY_TEXT, name=ANY_TEXT)
def test_whatever_stands_in_it_both_parsers_read_the_same(meeting, subject: str, remark: str, name: str):
    if not hasattr(meeting, "held"):
        meeting.held = meeting.make()
    meeting.held.subject = subject
    content = calendar_file(
        meeting.held, Method.REQUEST, description=remark, attendees=[Attendee(name, "cleo@example.com")]
    )
    event = strict_calendar.parse(content)
    assert Calendar.from_ical(content).walk("VEVENT")[0].errors == []
    shown = [char for char in subject.replace("\r\n", "\n").replace("\r", "\n") if char >= " " or char in "\t\n"]
    assert event.text("SUMMARY") == "".join(shown).replace("\x7f", "")


def test_letter_carries_the_file(meeting, settings, tmp_path):
    settings.EMAIL_BACKEND, settings.MAILBOX_ROOT = "", tmp_path / "mailbox"
    meeting.make()
    while running.send_once():
        pass
    (letter,) = (item.letter for item in MailboxGateway(settings.MAILBOX_ROOT).newest_first(to=meeting.first.email))
    (enclosed,) = letter.enclosures
    assert (enclosed.name, enclosed.content_type) == ("appointment.ics", "text/calendar")
    assert enclosed.parameters == (("method", "REQUEST"),)
    assert read_twice(enclosed.text).attendees == [meeting.first.email]


def test_download_updates_the_same_entry(meeting):
    held = meeting.make()
    address = f"/appointments/{held.public_id}/calendar/"
    browser = meeting.cleo.browser()
    answer = browser.get(address)
    assert answer.headers["Content-Disposition"] == 'attachment; filename="appointment.ics"'
    assert answer.headers["Content-Type"] == "text/calendar; method=PUBLISH; charset=utf-8"
    published = read_twice(answer.content.decode())
    cancel_appointment(actor=A_TEST, appointment=held, reason="Ben is ill")
    taken_out = read_twice(browser.get(address).content.decode())
    assert (published.uid, published.sequence, published.method) == (str(held.public_id), 0, "PUBLISH")
    assert (taken_out.uid, taken_out.sequence, taken_out.method) == (str(held.public_id), 1, "CANCEL")


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("\r\nSUMMARY", "\nSUMMARY"),
        ("SEQUENCE:0\r\n", ""),
        ("SUMMARY:First talk", "SUMMARY:First talk; and a second"),
        ("STATUS:CONFIRMED", "STATUS:CANCELLED"),
        ("Z\r\nDTEND", "\r\nDTEND"),
        ("LOCATION:", f"LOCATION:{'x' * 80}"),
    ],
)
def test_strict_parser_refuses(meeting, right: str, wrong: str):
    meeting.make()
    content = CalendarFile.objects.order_by("-pk")[0].content
    assert right in content
    with pytest.raises(strict_calendar.Refused):
        strict_calendar.parse(content.replace(right, wrong, 1))


def test_lasts_as_long_in_the_night_when_the_clock_changes(meeting):
    facts = plan(meeting.dossier, meeting.ben.account, starts_at=at_ten(days=3))
    assert facts.ends_at - facts.starts_at == timedelta(hours=1)
