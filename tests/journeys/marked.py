"""Marks of journeys: which row of the feature list a journey shows, and which command stands behind the row."""

from collections.abc import Callable
from dataclasses import dataclass

import pytest

Journey = Callable[..., None]


@dataclass(frozen=True)
class Marked:
    """A journey with the row that it shows; without the effect of ``command`` it must go red."""

    row: str
    command: str
    journey: Journey


MARKED: list[Marked] = []


def shows(row: str, *, by: str) -> Callable[[Journey], Journey]:
    """Mark a journey: it shows the row (``A15``), and without the command (a dotted path) it cannot."""

    def mark(journey: Journey) -> Journey:
        MARKED.append(Marked(row, by, journey))
        return pytest.mark.feature(row)(journey)

    return mark
