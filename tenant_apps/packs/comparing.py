"""The three-way comparison: an item as it was installed, as the firm has it now, and as the new pack has it.

An item is a mapping from parts to plain values (JSON). A part that only one side changed follows that side; one that
both changed alike needs nobody; only where both changed the same part differently somebody must choose. The order of
stages is a list: what only one side has stays where it stood, and moves of the other side are followed.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from tenant_apps.packs.enums import Outcome

Content = Mapping[str, Any]
ORDER = "order"
"""The part that is an order, not a value."""
_MISSING = object()


@dataclass(frozen=True, slots=True)
class Part:
    """One part of an item on the three sides; None where a side does not have it."""

    name: str
    outcome: Outcome
    base: Any
    firm: Any
    pack: Any


@dataclass(frozen=True, slots=True)
class Comparison:
    """What becomes of an item. ``parts`` are those that are not the same everywhere."""

    outcome: Outcome
    parts: tuple[Part, ...]
    kept: Content | None
    taken: Content | None
    """The item after the update: with the firm's side where both changed a part, and with the pack's."""

    @property
    def needs_choice(self) -> bool:
        return self.outcome == Outcome.CONFLICT

    @property
    def conflicts(self) -> tuple[Part, ...]:
        return tuple(part for part in self.parts if part.outcome == Outcome.CONFLICT)


def compared(base: Content | None, firm: Content | None, pack: Content | None) -> Comparison:
    """Compare an item; None is an item that a side does not have."""
    if pack is None:
        return Comparison(Outcome.DROPPED, (), firm, firm)
    if firm is None and base is None:
        return Comparison(Outcome.NEW, (), pack, pack)
    if firm is None:
        if base == pack:
            return Comparison(Outcome.GONE, (), None, None)
        return Comparison(Outcome.CONFLICT, tuple(_parts(base or {}, {}, pack)), None, pack)
    parts = tuple(_parts(base or {}, firm, pack))
    return Comparison(
        _outcome_of({part.outcome for part in parts}),
        tuple(part for part in parts if part.outcome != Outcome.SAME),
        _content(parts, Outcome.FIRM),
        _content(parts, Outcome.PACK),
    )


def _parts(base: Content, firm: Content, pack: Content) -> Iterator[Part]:
    for name in dict.fromkeys((*pack, *firm, *base)):
        sides = [side.get(name, _MISSING) for side in (base, firm, pack)]
        outcome = _order_outcome(*sides) if name == ORDER else _part_outcome(*sides)
        yield Part(name, outcome, *(None if side is _MISSING else side for side in sides))


def _part_outcome(base: Any, firm: Any, pack: Any) -> Outcome:
    if firm == pack:
        return Outcome.SAME
    if firm == base:
        return Outcome.PACK
    return Outcome.FIRM if pack == base else Outcome.CONFLICT


def _order_outcome(base: Any, firm: Any, pack: Any) -> Outcome:
    if _MISSING in (base, firm, pack):
        return _part_outcome(base, firm, pack)
    common = set(base) & set(firm) & set(pack)
    before, present, after = ([each for each in side if each in common] for side in (base, firm, pack))
    if present == before:
        return Outcome.SAME if woven(pack, firm) == list(firm) else Outcome.PACK
    if after in (before, present):
        return Outcome.FIRM
    return Outcome.CONFLICT


def woven(main: Sequence[str], other: Sequence[str]) -> list[str]:
    """The first order, with what only the second has behind what it stood behind there."""
    result = list(main)
    before: str | None = None
    for each in other:
        if each not in result:
            result.insert(result.index(before) + 1 if before is not None else 0, each)
        before = each
    return result


def _outcome_of(found: set[Outcome]) -> Outcome:
    if Outcome.CONFLICT in found:
        return Outcome.CONFLICT
    if {Outcome.PACK, Outcome.FIRM} <= found:
        return Outcome.BOTH
    return next((each for each in (Outcome.PACK, Outcome.FIRM) if each in found), Outcome.SAME)


def _content(parts: Sequence[Part], side: Outcome) -> Content:
    """The item with every part from the side that it follows; ``side`` decides what is in conflict."""
    content = {}
    for part in parts:
        follows = side if part.outcome == Outcome.CONFLICT else part.outcome
        value = part.pack if follows == Outcome.PACK else part.firm
        if part.name == ORDER and part.firm is not None and part.pack is not None:
            first, second = (part.pack, part.firm) if follows == Outcome.PACK else (part.firm, part.pack)
            value = woven(first, second)
        if value is not None:
            content[part.name] = value
    return content
