"""Where the parts of a chart stand. Components draw them as SVG and repeat the figures as a table.

Whole numbers only: what portals count are people, dossiers and documents.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

WIDTH, HEIGHT = 420, 180
LINES = 4
STEPS = (1, 2, 5)
GAP = 1.5  # between two parts of a ring, in hundredths of it
LEAST = 1.0  # what a part of a ring shows at least
SPARK_WIDTH, SPARK_HEIGHT = 120, 28


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table: what is counted, in full and in short, and how many of each series."""

    label: str
    values: tuple[int, ...]
    short: str = ""

    @property
    def total(self) -> int:
        return sum(self.values)


@dataclass(frozen=True, slots=True)
class Block:
    """One series in one column."""

    y: float
    height: float
    shade: int


@dataclass(frozen=True, slots=True)
class Column:
    """One row, drawn."""

    row: Row
    x: float
    width: float
    middle: float
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """A line across, and what it stands for."""

    y: float
    value: int


@dataclass(frozen=True, slots=True)
class Bars:
    """Columns over lines, of blocks on each other where there are several series; sizes are those of the view box."""

    series: tuple[str, ...]
    columns: tuple[Column, ...]
    lines: tuple[Line, ...]
    width: int = WIDTH
    height: int = HEIGHT

    @property
    def is_empty(self) -> bool:
        return not any(column.row.total for column in self.columns)

    @property
    def legend(self) -> list[tuple[int, str]]:
        """Which shade stands for which series; nothing where there is but one."""
        return list(enumerate(self.series, start=1)) if len(self.series) > 1 else []


def bars(series: Sequence[str], rows: Sequence[Row]) -> Bars:
    """Lay the rows out from left to right under a round maximum."""
    step = _round_step(max((row.total for row in rows), default=0))
    scale = HEIGHT / (step * LINES)
    slot = WIDTH / max(len(rows), 1)
    columns = tuple(
        Column(
            row=row,
            x=round(place * slot + slot * 0.2, 2),
            width=round(slot * 0.6, 2),
            middle=round(place * slot + slot * 0.5, 2),
            blocks=_blocks(row, scale),
        )
        for place, row in enumerate(rows)
    )
    lines = tuple(Line(round(HEIGHT - line * step * scale, 2), line * step) for line in range(LINES + 1))
    return Bars(tuple(series), columns, lines)


def _blocks(row: Row, scale: float) -> tuple[Block, ...]:
    blocks, top = [], float(HEIGHT)
    for shade, value in enumerate(row.values, start=1):
        height = value * scale
        top -= height
        if height:
            blocks.append(Block(round(top, 2), round(height, 2), shade))
    return tuple(blocks)


def _round_step(maximum: int) -> int:
    """The smallest of 1, 2, 5, 10, 20, 50 ... of which a few steps reach the maximum."""
    power = 1
    while True:
        for step in STEPS:
            if step * power * LINES >= maximum:
                return step * power
        power *= 10


@dataclass(frozen=True, slots=True)
class Part:
    """What is counted, how many, in which tone it is drawn, and where one finds them."""

    label: str
    value: int
    tone: str = "neutral"
    url: str = ""


@dataclass(frozen=True, slots=True)
class Arc:
    """A part of the ring, in hundredths of it: how long, what is left, and where it begins."""

    part: Part
    length: float
    rest: float
    start: float


@dataclass(frozen=True, slots=True)
class Donut:
    """A ring of parts around their sum."""

    parts: tuple[Part, ...]
    arcs: tuple[Arc, ...]
    total: int

    @property
    def is_empty(self) -> bool:
        return not self.total


def donut(parts: Sequence[Part]) -> Donut:
    """Lay the parts out around the ring, in their order; what is nothing is not drawn, but it is listed."""
    total = sum(part.value for part in parts)
    drawn = [part for part in parts if part.value]
    gap = GAP if len(drawn) > 1 else 0.0
    shares = [part.value * 100 / total for part in drawn]
    starts = accumulate(shares, initial=0.0)
    lengths = [max(share - gap, LEAST) for share in shares]
    arcs = tuple(
        Arc(part, round(length, 2), round(100 - length, 2), round(-start, 2))
        for part, length, start in zip(drawn, lengths, starts, strict=False)
    )
    return Donut(tuple(parts), arcs, total)


@dataclass(frozen=True, slots=True)
class Sparkline:
    """A line through the rows, the last one marked."""

    rows: tuple[Row, ...]
    points: str
    x: float
    y: float
    width: int = SPARK_WIDTH
    height: int = SPARK_HEIGHT

    @property
    def total(self) -> int:
        return sum(row.total for row in self.rows)


def sparkline(rows: Sequence[Row]) -> Sparkline:
    """Lay the rows out from left to right, nothing at the foot and the most at the top."""
    most = max((row.total for row in rows), default=0) or 1
    slot = SPARK_WIDTH / max(len(rows) - 1, 1)
    spots = [
        (round(place * slot, 2), round(SPARK_HEIGHT - row.total * SPARK_HEIGHT / most, 2))
        for place, row in enumerate(rows)
    ]
    x, y = spots[-1] if spots else (0.0, float(SPARK_HEIGHT))
    return Sparkline(tuple(rows), " ".join(f"{across:g},{down:g}" for across, down in spots), x, y)
