"""Months by the calendar."""

from datetime import date

import pytest

from vestibule.core.months import months_later


@pytest.mark.parametrize(
    ("day", "months", "later"),
    [
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2024, 2, 29), 12, date(2025, 2, 28)),
        (date(2026, 11, 30), 3, date(2027, 2, 28)),
        (date(2026, 11, 30), 14, date(2028, 1, 30)),
        (date(2026, 12, 15), 12, date(2027, 12, 15)),
        (date(2026, 11, 1), 1, date(2026, 12, 1)),
        (date(2026, 2, 1), -3, date(2025, 11, 1)),
    ],
)
def test_months_end_where_the_month_ends(day, months, later):
    assert months_later(day, months) == later
