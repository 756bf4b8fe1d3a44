"""The geometry of the chart, and the months it shows."""

from datetime import date

import pytest

from tenant_apps.customers.enums import CustomerKind
from tenant_apps.professional_portal.chart import HEIGHT, stacked
from tenant_apps.professional_portal.home import Month, _month_starts


def month(individual: int = 0, joint: int = 0, business: int = 0) -> Month:
    return Month(date(2026, 5, 1), dict(zip(CustomerKind, (individual, joint, business), strict=True)))


def test_months_run_over_the_turn_of_the_year():
    starts = _month_starts(date(2026, 2, 27))
    assert (len(starts), starts[0], starts[-1]) == (12, date(2025, 3, 1), date(2026, 2, 1))


def test_blocks_stand_on_each_other():
    column = stacked([month(2, 1, 1)]).columns[0]
    assert [block.shade for block in column.blocks] == [1, 2, 3]
    assert column.blocks[0].y + column.blocks[0].height == HEIGHT
    assert column.blocks[1].y + column.blocks[1].height == column.blocks[0].y
    assert column.blocks[2].y == 0


def test_a_kind_without_registrations_has_no_block():
    assert [block.shade for block in stacked([month(joint=3)]).columns[0].blocks] == [2]


@pytest.mark.parametrize(("highest", "top"), [(0, 4), (4, 4), (5, 8), (9, 20), (21, 40), (41, 80), (81, 200)])
def test_lines_end_at_a_round_figure(highest, top):
    assert stacked([month(highest)]).lines[-1].value == top


def test_chart_of_nothing_is_empty():
    assert stacked([month()]).is_empty
    assert not stacked([month(1)]).is_empty
