"""The machine readable zone: the specimens of ICAO Doc 9303, and any other that is written by its rules."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tenant_apps.diligence.mrz import NotReadable, check_digit, read_zone

TODAY = date(2026, 11, 22)
TD3 = "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\nL898902C36UTO7408122F1204159ZE184226B<<<<<10"
TD1 = "I<UTOD231458907<<<<<<<<<<<<<<<\n7408122F1204159UTO<<<<<<<<<<<6\nERIKSSON<<ANNA<MARIA<<<<<<<<<<"
TD2 = "I<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<\nD231458907UTO7408122F1204159<<<<<<<6"
LETTERS = st.text("ABCDEFGHIJKLMNOPQRSTUVWXYZ", min_size=1, max_size=8)
NUMBERS = st.text("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789", min_size=1, max_size=9)
BIRTHS = st.dates(date(1927, 1, 1), TODAY)
EXPIRIES = st.dates(date(1980, 1, 1), date(2076, 12, 31))


@pytest.mark.parametrize(
    ("typed", "shape", "number", "optional"),
    [(TD3, "TD3", "L898902C3", "ZE184226B"), (TD1, "TD1", "D23145890", ""), (TD2, "TD2", "D23145890", "")],
)
def test_the_specimens_of_the_standard_are_read_however_they_are_typed(typed, shape, number, optional):
    for written in (typed, typed.lower(), typed.replace("\n", ""), " " + typed.replace("<<<", "< << ") + "\n\n"):
        zone = read_zone(written, today=TODAY)
        assert (zone.format, zone.number, zone.optional, zone.wrong) == (shape, number, optional, ())
        assert (zone.surname, zone.given_names, zone.nationality) == ("ERIKSSON", "ANNA MARIA", "UTO")
        assert (zone.birth_date, zone.expires_on, zone.sex) == (date(1974, 8, 12), date(2012, 4, 15), "F")


@pytest.mark.parametrize("typed", ["", "P<UTO", TD3 + "\nX", TD3.replace("P", "é", 1), TD1.replace("\n", "\n<", 1)])
def test_anything_else_is_not_readable(typed):
    with pytest.raises(NotReadable):
        read_zone(typed, today=TODAY)


@given(st.text(max_size=200))
def test_no_text_at_all_breaks_the_reader(typed):
    try:
        read_zone(typed, today=TODAY)
    except NotReadable:
        return


def filled(text: str, length: int) -> str:
    return text.ljust(length, "<")[:length]


def checked(text: str) -> str:
    return text + check_digit(text)


def passport(surname: str, given_names: str, number: str, birth: date, expiry: date, *, optional: str = "") -> str:
    tail = checked(filled(number, 9)) + "NLD" + checked(f"{birth:%y%m%d}") + "F" + checked(f"{expiry:%y%m%d}")
    tail += checked(filled(optional, 14))
    tail += check_digit(tail[0:10] + tail[13:20] + tail[21:43])
    return filled(f"P<NLD{surname}<<{given_names}", 44) + "\n" + tail


@given(LETTERS, LETTERS, NUMBERS, BIRTHS, EXPIRIES)
def test_whatever_is_written_by_the_rules_is_read_back(surname, given_names, number, birth, expiry):
    zone = read_zone(passport(surname, given_names, number, birth, expiry), today=TODAY)
    assert zone.is_sound
    assert (zone.surname, zone.given_names, zone.number) == (surname, given_names, number)
    assert zone.birth_date == birth
    assert f"{zone.expires_on:%y%m%d}" == f"{expiry:%y%m%d}"


@given(NUMBERS, BIRTHS, EXPIRIES, st.integers(44, 87), st.sampled_from("ABCDEFGHJKMNPRTUVWXY23457"))
def test_one_wrong_sign_in_the_second_line_is_noticed(number, birth, expiry, place, sign):
    sound = passport("DOE", "JO", number, birth, expiry).replace("\n", "")
    if place - 44 in {10, 11, 12, 20} or (ord(sound[place]) - ord(sign)) % 10 == 0 or sound[place] == sign:
        return
    values = {character: int(check_digit(character + "<<")) for character in (sound[place], sign)}
    if values[sound[place]] == values[sign]:
        return  # two signs that weigh the same cannot be told apart by any check digit
    wrong = sound[:place] + sign + sound[place + 1 :]
    assert read_zone(wrong, today=TODAY).wrong


def test_a_long_number_goes_on_in_the_optional_part():
    number = "D23145890734"
    rest = filled("734" + check_digit(number), 15)
    first = "I<UTO" + number[:9] + "<" + rest
    second = checked("740812") + "F" + checked("320415") + "UTO" + "<" * 11
    second += check_digit(first[5:30] + second[0:7] + second[8:15] + second[18:29])
    zone = read_zone("\n".join((first, second, filled("ERIKSSON<<ANNA", 30))), today=TODAY)
    assert (zone.number, zone.wrong, zone.optional) == (number, (), "")
