"""The geometry of the stacked chart; the template draws it as SVG and repeats the figures as a table."""

from collections.abc import Sequence
from dataclasses import dataclass

from tenant_apps.customers.enums import CustomerKind
from tenant_apps.professional_portal.home import Month

WIDTH = 420
HEIGHT = 180
STEPS = (1, 2, 5)
LINES = 4


@dataclass(frozen=True, slots=True)
class Block:
    """One kind in one month."""

    y: float
    height: float
    shade: int


@dataclass(frozen=True, slots=True)
class Column:
    """One month."""

    month: Month
    x: float
    width: float
    middle: float
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class GridLine:
    y: float
    value: int


@dataclass(frozen=True, slots=True)
class StackedChart:
    """Columns of blocks over lines; the sizes are those of the view box."""

    columns: tuple[Column, ...]
    lines: tuple[GridLine, ...]
    kinds: tuple[tuple[int, CustomerKind], ...] = tuple(enumerate(CustomerKind, start=1))
    width: int = WIDTH
    height: int = HEIGHT

    @property
    def is_empty(self) -> bool:
        return not any(column.month.total for column in self.columns)


def stacked(months: Sequence[Month]) -> StackedChart:
    """Lay out the months from left to right under a round maximum."""
    step = _round_step(max((month.total for month in months), default=0))
    scale = HEIGHT / (step * LINES)
    slot = WIDTH / max(len(months), 1)
    columns = tuple(
        Column(
            month=month,
            x=round(place * slot + slot * 0.2, 2),
            width=round(slot * 0.6, 2),
            middle=round(place * slot + slot * 0.5, 2),
            blocks=_blocks(month, scale),
        )
        for place, month in enumerate(months)
    )
    lines = tuple(GridLine(round(HEIGHT - line * step * scale, 2), line * step) for line in range(LINES + 1))
    return StackedChart(columns, lines)


def _blocks(month: Month, scale: float) -> tuple[Block, ...]:
    blocks, top = [], float(HEIGHT)
    for shade, kind in enumerate(CustomerKind, start=1):
        height = month.counts[kind] * scale
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
