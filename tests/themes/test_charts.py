"""Where the parts of charts stand, and that every figure is there to be read."""

import pytest

from tests.themes.test_components import render
from themes.base.charts import HEIGHT, SPARK_HEIGHT, SPARK_WIDTH, Part, Row, bars, donut, sparkline


def row(*values: int, label: str = "May") -> Row:
    return Row(label, values, label[:3])


def test_blocks_stand_on_each_other():
    column = bars(["a", "b", "c"], [row(2, 1, 1)]).columns[0]
    assert [block.shade for block in column.blocks] == [1, 2, 3]
    assert column.blocks[0].y + column.blocks[0].height == HEIGHT
    assert column.blocks[1].y + column.blocks[1].height == column.blocks[0].y
    assert column.blocks[2].y == 0


def test_a_series_of_nothing_has_no_block():
    assert [block.shade for block in bars(["a", "b", "c"], [row(0, 3, 0)]).columns[0].blocks] == [2]


@pytest.mark.parametrize(("highest", "top"), [(0, 4), (4, 4), (5, 8), (9, 20), (21, 40), (41, 80), (81, 200)])
def test_lines_end_at_a_round_figure(highest, top):
    assert bars(["a"], [row(highest)]).lines[-1].value == top


def test_chart_of_nothing_is_empty():
    assert bars(["a"], [row(0)]).is_empty
    assert bars(["a"], []).is_empty
    assert donut([Part("a", 0)]).is_empty
    assert not bars(["a"], [row(1)]).is_empty
    assert not donut([Part("a", 1)]).is_empty


def test_legend_is_there_only_for_several_series():
    assert bars(["a"], [row(1)]).legend == []
    assert bars(["a", "b"], [row(1, 2)]).legend == [(1, "a"), (2, "b")]


def test_parts_of_a_ring_follow_each_other():
    chart = donut([Part("a", 1), Part("none", 0), Part("b", 2), Part("c", 1)])
    assert chart.total == 4
    assert [arc.part.label for arc in chart.arcs] == ["a", "b", "c"]
    assert [arc.start for arc in chart.arcs] == [0, -25, -75]
    assert [arc.length + arc.rest for arc in chart.arcs] == [100, 100, 100]
    assert [arc.length < share for arc, share in zip(chart.arcs, (25, 50, 25), strict=True)] == [True, True, True]


def test_one_part_is_the_whole_ring():
    assert [(arc.length, arc.start) for arc in donut([Part("a", 7)]).arcs] == [(100, 0)]


def test_a_small_part_can_be_seen():
    assert donut([Part("a", 1), Part("b", 9_999)]).arcs[0].length == 1


def test_line_runs_from_foot_to_top():
    chart = sparkline([row(0), row(2), row(4)])
    assert chart.points == f"0,{SPARK_HEIGHT} {SPARK_WIDTH / 2:g},{SPARK_HEIGHT / 2:g} {SPARK_WIDTH},0"
    assert (chart.x, chart.y, chart.total) == (SPARK_WIDTH, 0, 6)


@pytest.mark.parametrize("rows", [[], [row(0)], [row(0), row(0)]])
def test_line_of_nothing_lies_at_the_foot(rows):
    assert sparkline(rows).y == SPARK_HEIGHT


CHARTS = {
    "bars": bars(["Joint", "Business"], [row(41, 42, label="May 2026"), row(43, 44, label="June 2026")]),
    "donut": donut([Part("May 2026", 41), Part("June 2026", 42, "warning")]),
    "sparkline": sparkline([row(41, label="May 2026"), row(42, label="June 2026")]),
}


@pytest.mark.parametrize("name", CHARTS)
def test_each_figure_stands_in_a_table(name):
    html = render(f'<c-{name} :chart="chart" label="Registrations" head="Month" />', chart=CHARTS[name])
    table = html.split("<tbody>")[1].split("</tbody>")[0]
    values = {"bars": ("41", "42", "43", "44")}.get(name, ("41", "42"))
    assert [text for text in (*values, "May 2026", "June 2026") if f">{text}</t" not in table] == []
    assert "Registrations" in html.split("<table")[1]


@pytest.mark.parametrize("name", ["bars", "donut"])
def test_drawing_has_a_name(name):
    html = render(f'<c-{name} :chart="chart" label="Ann & Bo" head="Month" />', chart=CHARTS[name])
    assert 'role="img" aria-label="Ann &amp; Bo. The same figures follow as a table."' in html


@pytest.mark.parametrize(("name", "chart"), [("bars", bars(["a"], [])), ("donut", donut([]))])
def test_empty_chart_says_so(name, chart):
    html = render(f'<c-{name} :chart="chart" label="Registrations" empty="Nobody yet." />', chart=chart)
    assert "Nobody yet." in html
    assert "<svg" not in html
