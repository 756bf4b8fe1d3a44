"""Times by the firm's clock: each instant back and forth, and the nights in which the clock changes."""

from datetime import UTC, datetime, timedelta

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from tenant_apps.appointments import times
from tenant_apps.appointments.clock import ClockField
from tenant_apps.appointments.errors import NoSuchTime, TooFarAhead

pytestmark = pytest.mark.django_db


shown = datetime.fromisoformat


def test_clock_of_winter_and_summer():
    assert times.instant(shown("2027-01-15T10:00")) == datetime(2027, 1, 15, 9, tzinfo=UTC)
    assert times.instant(shown("2027-07-15T10:00")) == datetime(2027, 7, 15, 8, tzinfo=UTC)


def test_hour_that_no_clock_shows_is_refused():
    with pytest.raises(NoSuchTime):
        times.instant(shown("2027-03-28T02:30"))
    assert times.instant(shown("2027-03-28T03:00")) == datetime(2027, 3, 28, 1, tzinfo=UTC)


def test_hour_that_the_clock_shows_twice_is_the_first():
    assert times.instant(shown("2027-10-31T02:30")) == datetime(2027, 10, 31, 0, 30, tzinfo=UTC)


@given(minutes=st.integers(min_value=0, max_value=3 * 366 * 24 * 60))
def test_every_instant_of_the_clock_is_found_again(minutes: int):
    instant = datetime(2026, 1, 1, tzinfo=UTC) + timedelta(minutes=minutes)
    again = times.instant(times.wall(instant))
    assert again == instant or again == instant - timedelta(hours=1)  # the hour that comes twice
    assert times.wall(again) == times.wall(instant)


@pytest.mark.parametrize("year", [1, 1999, 2200, 9999])
def test_absurd_year_is_refused(year: int):
    with pytest.raises(TooFarAhead):
        times.instant(shown(f"{year:04d}-12-31T23:59"))


@pytest.mark.parametrize(
    "text",
    [
        "tomorrow",
        "2027-02-30T10:00",
        "2027-13-01T10:00",
        "2027-03-28T02:30",
        "9999-12-31T23:59",
        "0001-01-01T00:00",
        "٣",
    ],
)
def test_field_refuses_what_no_clock_shows(text: str):
    with pytest.raises(ValidationError):
        ClockField().clean(text)


def test_field_reads_what_it_shows():
    field = ClockField()
    moment = datetime(2027, 7, 15, 8, tzinfo=UTC)
    text = field.widget.format_value(field.prepare_value(moment))
    assert (text, field.clean(text)) == ("15/07/2027 10:00", moment)
