"""Who owns how much of a company in the end: over every path, through as many companies as there are.

Exact fractions, so that what is computed adds up; rounding is for pages.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

WHOLE = Decimal(100)
THRESHOLD = Fraction(1, 4)
"""From this part on somebody counts as an ultimate beneficial owner."""


@dataclass(frozen=True, slots=True)
class Share:
    """One party holds a percentage of another."""

    owner: int
    owned: int
    percent: Decimal


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a party stands above a company: how much of it is theirs, and over how many companies at most."""

    part: Fraction
    level: int

    @property
    def percent(self) -> Decimal:
        """Rounded to two decimals, for pages."""
        return (Decimal(self.part.numerator) * 100 / Decimal(self.part.denominator)).quantize(Decimal("0.01"))

    @property
    def is_enough(self) -> bool:
        return self.part >= THRESHOLD


Holders = Mapping[int, Sequence[Share]]
"""The shares in each company that has any; nobody holds any of another."""


def holders_of(shares: Iterable[Share]) -> dict[int, list[Share]]:
    """The shares by company, in their order."""
    found: dict[int, list[Share]] = defaultdict(list)
    for share in shares:
        found[share.owned].append(share)
    return found


def above(company: int, holders: Holders) -> set[int]:
    """The company and everybody who holds some of it, however indirectly. Ends even where shares go in a circle."""
    found, waiting = {company}, [company]
    while waiting:
        new = {share.owner for share in holders.get(waiting.pop(), ())} - found
        found |= new
        waiting += new
    return found


def closes_circle(owner: int, owned: int, holders: Holders) -> bool:
    """Whether a share of this owner in this company would let a company own itself."""
    return owned in above(owner, holders)


def taken(shares: Iterable[Share]) -> Decimal:
    """How many percent of a company its shares give out."""
    return sum((share.percent for share in shares), Decimal(0))


def standings(company: int, shares: Collection[Share]) -> Mapping[int, Standing]:
    """Everybody above the company with the sum over all paths. The shares hold no circle: commands see to that.

    A company is dealt with once all that it holds of what lies below is known, so each share is looked at once.
    """
    reached = above(company, holders_of(shares))
    holders = holders_of(share for share in shares if share.owned in reached)
    unknown: dict[int, int] = defaultdict(int)
    for held in holders.values():
        for share in held:
            unknown[share.owner] += 1
    part = defaultdict(Fraction, {company: Fraction(1)})
    level: dict[int, int] = defaultdict(int)
    waiting = [company]
    while waiting:
        owned = waiting.pop()
        for share in holders[owned]:
            part[share.owner] += part[owned] * Fraction(share.percent) / 100
            level[share.owner] = max(level[share.owner], level[owned] + 1)
            unknown[share.owner] -= 1
            if not unknown[share.owner]:
                waiting.append(share.owner)
    return {owner: Standing(part[owner], level[owner]) for owner in part if owner != company}
