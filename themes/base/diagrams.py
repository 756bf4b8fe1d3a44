"""Where the boxes and lines of a small diagram stand: who stands above whom, the lowest row last."""

from collections import defaultdict
from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

BOX_WIDTH, BOX_HEIGHT = 148, 56
APART, BETWEEN = 16, 60
MARGIN = 4
PASSING = 28
LINE = 19
"""So many letters of a name fit on a line of a box."""


@dataclass(frozen=True, slots=True)
class Box:
    """Something in the diagram: its name, what is said below the name, its row from below, and how it is shown."""

    key: Hashable
    name: str
    note: str
    row: int
    shade: str = "neutral"


@dataclass(frozen=True, slots=True)
class Tie:
    """A line from one box down to another, and what is said beside it."""

    upper: Hashable
    lower: Hashable
    text: str


@dataclass(frozen=True, slots=True)
class PlacedBox:
    """A box in its place, with its name on at most two lines."""

    box: Box
    x: float
    y: float
    lines: tuple[tuple[float, str], ...]

    @property
    def middle(self) -> float:
        return self.x + BOX_WIDTH / 2


@dataclass(frozen=True, slots=True)
class PlacedTie:
    """A line in its place, around the boxes of the rows between; its text stands near the upper end."""

    tie: Tie
    points: str
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Diagram:
    """Everything in its place; sizes are those of the view box."""

    boxes: tuple[PlacedBox, ...]
    ties: tuple[PlacedTie, ...]
    width: int
    height: int
    box_width: int = BOX_WIDTH
    box_height: int = BOX_HEIGHT


def diagram(boxes: Sequence[Box], ties: Sequence[Tie]) -> Diagram:
    """Lay the rows out below one another, each box near those that it is tied to.

    A line that passes a row has a narrow place of its own in it, so that it runs behind no box.
    """
    row_of = {box.key: box.row for box in boxes}
    chains: list[list[Any]] = [
        [tie.lower, *((number, row) for row in range(row_of[tie.lower] + 1, row_of[tie.upper])), tie.upper]
        for number, tie in enumerate(ties)
    ]
    rows: dict[int, list[Hashable]] = defaultdict(list)
    for box in boxes:
        rows[box.row].append(box.key)
    for chain in chains:
        for number, row in chain[1:-1]:
            rows[row].append((number, row))
    widths = {row: sum(_width(key, row_of) + APART for key in keys) - APART for row, keys in rows.items()}
    width = MARGIN * 2 + max(widths.values(), default=0)
    middles: dict[Hashable, float] = {}
    for row in sorted(rows):
        x = (width - widths[row]) / 2
        for key in sorted(rows[row], key=lambda key: _pull(key, chains, middles)):
            middles[key] = x + _width(key, row_of) / 2
            x += _width(key, row_of) + APART
    highest = max(rows, default=0)
    tops = {key: MARGIN + (highest - row) * (BOX_HEIGHT + BETWEEN) for row, keys in rows.items() for key in keys}
    placed = tuple(
        PlacedBox(box, middles[box.key] - BOX_WIDTH / 2, tops[box.key], _lines(box, tops[box.key])) for box in boxes
    )
    aside = sorted(chains, key=lambda chain: middles[chain[-2]])
    leaving = {box.key: [chain for chain in aside if chain[-1] == box.key] for box in boxes}
    pairs = zip(ties, chains, strict=True)
    lines = tuple(_tie(tie, chain, leaving[tie.upper], middles, tops) for tie, chain in pairs)
    return Diagram(placed, lines, width, MARGIN * 2 + highest * (BOX_HEIGHT + BETWEEN) + BOX_HEIGHT)


def _width(key: Hashable, row_of: dict[Hashable, int]) -> int:
    return BOX_WIDTH if key in row_of else PASSING


def _pull(key: Hashable, chains: Sequence[list[Any]], middles: dict[Hashable, float]) -> float:
    """The middle of what lies below and hangs on this."""
    below = [middles[lower] for chain in chains for lower, upper in pairwise(chain) if upper == key]
    return sum(below) / len(below) if below else 0


def _tie(
    tie: Tie, chain: list[Any], leaving: Sequence[list[Any]], middles: dict[Hashable, float], tops: dict[Hashable, int]
) -> PlacedTie:
    """The line from above, each of a box from a point of its own on the lower edge, through its places."""
    start = middles[tie.upper] + BOX_WIDTH * ((leaving.index(chain) + 1) / (len(leaving) + 1) - 0.5)
    points = [(start, float(tops[tie.upper] + BOX_HEIGHT))]
    for key in reversed(chain[1:-1]):
        points += [(middles[key], float(tops[key])), (middles[key], float(tops[key] + BOX_HEIGHT))]
    points.append((middles[tie.lower], float(tops[tie.lower])))
    (x1, y1), (x2, y2) = points[:2]
    return PlacedTie(tie, " ".join(f"{x:g},{y:g}" for x, y in points), x1 + (x2 - x1) * 0.35, y1 + (y2 - y1) * 0.35)


def _lines(box: Box, y: float) -> tuple[tuple[float, str], ...]:
    """The name on a line or two and the note below, each with its height, together in the middle of the box."""
    texts = [*_wrapped(box.name, 1 if box.note else 2), *([box.note] if box.note else [])]
    first = y + BOX_HEIGHT / 2 - (len(texts) - 1) * 9
    return tuple((first + number * 18, text) for number, text in enumerate(texts))


def _wrapped(name: str, most: int) -> list[str]:
    lines = [""]
    for word in name.split():
        longer = f"{lines[-1]} {word}".strip()
        if len(longer) <= LINE or not lines[-1]:
            lines[-1] = longer
        else:
            lines.append(word)
    kept = lines[:most]
    if len(lines) > most or len(kept[-1]) > LINE:
        kept[-1] = f"{kept[-1][: LINE - 1]}…"
    return kept
