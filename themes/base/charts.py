"""Numbers for ``<c-chart>``, laid out for SVG. Every chart is also a table."""

from collections.abc import Sequence
from dataclasses import dataclass, field

_ROW = 32
_LABELS = 34
_LONGEST = 54


@dataclass(frozen=True, slots=True)
class Bar:
    """One value and where it is drawn: lengths and places across are percentages, those down are pixels."""

    label: str
    value: float
    shade: int
    top: int
    width: float
    start: float
    share: float

    @property
    def baseline(self) -> int:
        """Where the text stands."""
        return self.top + 12

    @property
    def end(self) -> float:
        """Where the bar ends."""
        return round(_LABELS + self.width, 2)


@dataclass(frozen=True, slots=True)
class Series:
    """A titled list of labels and values; no value is negative."""

    title: str
    values: Sequence[tuple[str, float]]
    bars: tuple[Bar, ...] = field(init=False)

    def __post_init__(self) -> None:
        largest = self.peak or 1
        total = sum(value for _label, value in self.values) or 1
        bars, start = [], 0.0
        for row, (label, value) in enumerate(self.values):
            share = value / total * 100
            width = round(_LONGEST * value / largest, 2)
            bars.append(Bar(label, value, row % 5 + 1, row * _ROW + 6, width, round(start, 2), round(share, 2)))
            start += share
        object.__setattr__(self, "bars", tuple(bars))

    @property
    def height(self) -> int:
        """The height of a bar chart in pixels."""
        return max(1, len(self.values)) * _ROW

    @property
    def peak(self) -> float:
        """The largest value."""
        return max((value for _label, value in self.values), default=0)

    @property
    def line(self) -> str:
        """The points of a sparkline in a box of 120 by 32."""
        steps = max(1, len(self.values) - 1)
        largest = self.peak or 1
        points = ((step * 120 / steps, 30 - 28 * value / largest) for step, (_label, value) in enumerate(self.values))
        return " ".join(f"{across:.1f},{down:.1f}" for across, down in points)
