"""Who owns how much of a company in the end, for any shape without a circle."""

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

from tenant_apps.customers.ownership import Share, above, closes_circle, holders_of, standings, taken

COMPANY = 0


@st.composite
def shapes(draw: st.DrawFn) -> list[Share]:
    """Shares among up to eight parties: owners have the higher number, and nobody gives out more than all."""
    count = draw(st.integers(2, 8))
    shares = []
    for owned in range(count - 1):
        left = Decimal(100)
        for owner in draw(st.sets(st.integers(owned + 1, count - 1), max_size=4)):
            percent = Decimal(draw(st.integers(1, 10_000))) / 100
            if percent <= left:
                shares.append(Share(owner, owned, percent))
                left -= percent
    return draw(st.permutations(shares))


def paths(owned: int, shares: list[Share]) -> Iterator[tuple[int, Fraction]]:
    """Every way up from a company, with its end and its part: the slow and obvious computation."""
    for share in shares:
        if share.owned == owned:
            part = Fraction(share.percent) / 100
            yield share.owner, part
            for end, further in paths(share.owner, shares):
                yield end, part * further


@settings(max_examples=60, deadline=None)
@given(shapes())
def test_everybody_holds_the_sum_over_all_paths_and_all_together_no_more_than_everything(shares):
    expected: dict[int, Fraction] = {}
    for end, part in paths(COMPANY, shares):
        expected[end] = expected.get(end, Fraction(0)) + part
    found = standings(COMPANY, shares)
    assert {owner: standing.part for owner, standing in found.items()} == expected
    last = [owner for owner in found if not taken(share for share in shares if share.owned == owner)]
    assert sum(found[owner].part for owner in last) <= 1
    assert all(standing.is_enough == (standing.part * 4 >= 1) for standing in found.values())


@settings(max_examples=60, deadline=None)
@given(shapes(), st.integers(0, 7), st.integers(0, 7))
def test_a_share_closes_a_circle_exactly_when_somebody_would_own_themselves(shares, owner, owned):
    more = [*shares, Share(owner, owned, Decimal(1))]
    owns_itself = any(party in above(share.owner, holders_of(more)) for share in more for party in [share.owned])
    assert closes_circle(owner, owned, holders_of(shares)) == owns_itself


def test_all_is_accounted_for_where_every_company_is_given_out_whole():
    whole, half = Decimal(100), Decimal(50)
    shares = [Share(1, 0, half), Share(2, 0, half), Share(3, 1, whole), Share(3, 2, half), Share(4, 2, half)]
    found = standings(0, shares)
    assert {owner: (standing.percent, standing.level) for owner, standing in found.items()} == {
        1: (half, 1),
        2: (half, 1),
        3: (Decimal(75), 2),
        4: (Decimal(25), 2),
    }
    assert found[4].is_enough
