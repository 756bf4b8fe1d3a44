"""What a machine saw of the machine readable zone, with the mistakes that machines make."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tenant_apps.diligence.scanned import ALPHABET, find_zone
from tests.tenant_apps.diligence.test_mrz import BIRTHS, EXPIRIES, LETTERS, NUMBERS, TD1, TD2, TD3, TODAY, passport


@pytest.mark.parametrize(
    ("seen", "lines"),
    [
        ("REPUBLIC OF UTOPIA\nPASSPORT\n" + TD3 + "\n12", TD3),
        ("IDENTITY CARD\n\n" + TD1.replace("\n", "\n\n"), TD1),
        (TD2, TD2),
        (TD3.replace("UTO", "UT0").replace("<<ANNA", "« ANNA").replace("7408122", "74O8I22"), TD3),
        (TD3.replace("L898902C3", "L8989O2C3"), TD3),
        (TD3.replace("MARIA<<<<<<<<<<<<", "MARIA<<<<KKC<<S<<"), TD3),
        (TD3.replace("<<<<<10", "<<<10"), TD3),
        (TD1.replace("<6", "<<<6"), TD1),
    ],
)
def test_the_zone_is_found_and_what_can_only_be_one_thing_put_right(seen: str, lines: str):
    found = find_zone(seen, today=TODAY)
    assert found is not None
    typed, zone = found
    assert typed == lines
    assert zone.is_sound


def test_what_may_be_either_stays_as_it_was_seen_and_is_told():
    typed, zone = find_zone(TD3.replace("7408122", "7408132"), today=TODAY) or pytest.fail("nothing found")
    assert "7408132" in typed
    assert zone.wrong == ("birth", "all")


@pytest.mark.parametrize("seen", ["", "No passport at all", TD3.splitlines()[0], TD3.replace("740812", "749912")])
def test_where_there_is_none_nothing_is_found(seen: str):
    assert find_zone(seen, today=TODAY) is None


@given(st.text(f"{ALPHABET}\n «k", max_size=300))
def test_nothing_that_is_seen_breaks_the_search(seen: str):
    find_zone(seen, today=TODAY)


ZONES = st.builds(passport, LETTERS, LETTERS, NUMBERS, BIRTHS, EXPIRIES)


@given(ZONES, st.text(f"{ALPHABET} \n", max_size=60), st.integers(0, 8))
def test_every_sound_zone_is_found_below_whatever_else_is_printed(lines: str, printed: str, lost: int):
    names, rest = lines.splitlines()
    found = find_zone(f"{printed}\n-\n{names[: 44 - lost]}\n{rest}", today=TODAY)
    assert found is not None
    assert found[1].is_sound
    assert found[0].splitlines()[0] == names
