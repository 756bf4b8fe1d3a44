"""Who owns how much of a company in the end: over every path, through as many companies as there are.

Exact fractions, so that what is computed adds up; rounding is for pages.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
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


def above(company: int, shares: Collection[Share]) -> set[int]:
    """The company and everybody who holds some of it, however indirectly. Ends even where shares go in a circle."""
    holders = _holders(shares)
    found, waiting = {company}, [company]
    while waiting:
        new = {share.owner for share in holders[waiting.pop()]} - found
        found |= new
        waiting += new
    return found


def closes_circle(owner: int, owned: int, shares: Collection[Share]) -> bool:
    """Whether a share of this owner in this company would let a company own itself."""
    return owned in above(owner, shares)


def taken(owned: int, shares: Iterable[Share]) -> Decimal:
    """How many percent of a company are given out."""
    return sum((share.percent for share in shares if share.owned == owned), Decimal(0))


def standings(company: int, shares: Collection[Share]) -> Mapping[int, Standing]:
    """Everybody above the company with the sum over all paths. The shares hold no circle: commands see to that.

    A company is dealt with once all that it holds of what lies below is known, so each share is looked at once.
    """
    reached = above(company, shares)
    holders = _holders(share for share in shares if share.owned in reached)
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


def _holders(shares: Iterable[Share]) -> dict[int, list[Share]]:
    found: dict[int, list[Share]] = defaultdict(list)
    for share in shares:
        found[share.owned].append(share)
    return found
