"""An appointment from both sides: made, read, another time chosen and accepted, and cancelled."""

import time
from datetime import timedelta

from django.utils import timezone
from icalendar import Calendar, Event

from tests.journeys import errands
from tests.journeys.marked import shows
from tests.journeys.world import World

TAB = "a[href*='/appointments/of/']"


@shows("A11", by="tenant_apps.appointments.commands.appointments.make_appointment")
def test_an_appointment_is_made_moved_by_the_clients_choice_and_cancelled(world: World):
    adviser, prospect, client = errands.meet(world, documents=())
    assert not client.find(TAB).count()

    adviser.visit(prospect.dossier)
    adviser.press("Make an appointment").fill("About", "First talk").fill("Begins", _in_days(8))
    adviser.fill("Address or telephone number", "Main street 1, Utrecht").press("Make the appointment")
    adviser.sees("Not answered yet")
    appointment = adviser.page.url
    adviser.press("Add an action point").fill("What has to be done", "Bring your passport").press("Add")
    made = _entry(world, prospect.email, 0)

    client.reload().find(TAB).first.click()
    client.sees("Main street 1, Utrecht").sees("Bring your passport")
    adviser.visit(appointment).press("Offer other times").fill("Time 1", _in_days(9)).press("Offer these times")
    client.reload().sees("Or choose another time")
    client.page.locator("form[action*='/appointments/times/'] button").click()
    client.sees("You chose another time")
    adviser.visit(appointment).press("Move it to this time").sees("Confirmed")
    moved = _entry(world, prospect.email, 1)

    adviser.press("Cancel the appointment").fill("Why", "The adviser is ill").press("Cancel the appointment")
    adviser.sees("was cancelled")
    cancelled = _entry(world, prospect.email, 2)
    client.reload().sees("The adviser is ill")
    assert not client.find(TAB).count()

    assert {entry["UID"] for entry in (made, moved, cancelled)} == {made["UID"]}
    assert moved.start - made.start == timedelta(days=1)
    assert cancelled["STATUS"] == "CANCELLED"


def _in_days(days: int) -> str:
    return f"{timezone.now() + timedelta(days=days):%Y-%m-%dT10:00}"


def _entry(world: World, email: str, sequence: int) -> Event:
    """The calendar entry with this sequence, once the letter that brings it has arrived."""
    deadline = time.monotonic() + world.mailbox.patience
    while time.monotonic() < deadline:
        letters = world.mailbox.all(email, "email")
        files = [enclosed["text"] for letter in letters for enclosed in letter["enclosures"]]
        entries = [Calendar.from_ical(file).walk("VEVENT")[0] for file in files]
        found = [entry for entry in entries if int(entry["SEQUENCE"]) == sequence]
        if found:
            return found[0]
        time.sleep(0.15)
    msg = f"no calendar entry {sequence} arrived for {email}"
    raise AssertionError(msg)
