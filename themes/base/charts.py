"""Numbers for ``<c-chart>``, laid out for SVG. Every chart is also a table."""

from collections.abc import Sequence
from dataclasses import dataclass, field

WIDTH = 480
_ROW = 34
_BAR = 14
_LABELS = 132
_VALUES = 48


@dataclass(frozen=True, slots=True)
class Bar:
    """One value and where it is drawn."""

    label: str
    value: float
    shade: int
    y: float
    width: float
    start: float
    share: float

    @property
    def middle(self) -> float:
        """Where the text stands."""
        return self.y + _BAR - 3

    @property
    def end(self) -> float:
        """Where the number stands, beside the bar."""
        return _LABELS + self.width + 8


@dataclass(frozen=True, slots=True)
class Series:
    """A titled list of labels and values that are not negative."""

    title: str
    values: Sequence[tuple[str, float]]
    bars: tuple[Bar, ...] = field(init=False)

    def __post_init__(self) -> None:
        largest = max((value for _label, value in self.values), default=0) or 1
        total = sum(value for _label, value in self.values) or 1
        bars, start = [], 0.0
        for row, (label, value) in enumerate(self.values):
            share = value / total * 100
            width = round((WIDTH - _LABELS - _VALUES) * value / largest, 1)
            bars.append(Bar(label, value, row % 5 + 1, row * _ROW + 6, width, round(start, 2), round(share, 2)))
            start += share
        object.__setattr__(self, "bars", tuple(bars))

    @property
    def height(self) -> int:
        """The height of a bar chart."""
        return max(1, len(self.values)) * _ROW

    @property
    def peak(self) -> float:
        """The largest value."""
        return max((value for _label, value in self.values), default=0)

    @property
    def line(self) -> str:
        """The points of a sparkline in a box of 120 by 32."""
        count = max(1, len(self.values) - 1)
        largest = self.peak or 1
        return " ".join(f"{index * 120 / count:.1f},{30 - 28 * value / largest:.1f}" for index, (_l, value) in enumerate(self.values))
