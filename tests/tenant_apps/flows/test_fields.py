"""Types of questions: what each accepts, how it stores it, and what it says otherwise."""

from datetime import timedelta

import pytest
from django.utils import timezone
from django.utils.translation import override
from hypothesis import given, settings
from hypothesis import strategies as st

from tenant_apps.flows.compiled import Question
from tenant_apps.flows.errors import InvalidAnswer
from tenant_apps.flows.fields.registry import FIELD_TYPES

HOME = {"street": "Kade", "number": "7", "addition": "A", "postal_code": "1011ab", "city": "Amsterdam", "country": ""}
KEPT = {**HOME, "postal_code": "1011 AB", "country": "NL"}
EITHER = (("a", {"en": "Apple", "nl": "Appel"}), ("b", {"en": "Pear", "nl": "Peer"}))


def question(code: str, country: str = "NL", **settings: object) -> Question:
    options = EITHER if FIELD_TYPES[code].has_options else ()
    return Question("s.p.f", "f", FIELD_TYPES[code], {"en": "Question"}, country, options=options, settings=settings)


@pytest.mark.parametrize(
    ("code", "raw", "value", "shown"),
    [
        ("text", "  Jan   Peter ", "Jan Peter", "Jan Peter"),
        ("long_text", " one\r\ntwo ", "one\ntwo", "one\ntwo"),
        ("email", "Cleo@Example.com", "Cleo@Example.com", "Cleo@Example.com"),
        ("phone", "06 1234 5678", "+31612345678", "+31 6 12345678"),
        ("number", "1.250", 1250, "1.250"),
        ("number", "3", 3, "3"),
        ("money", "€ 1.250,50", "1250.50", "€\u00a01.250,50"),
        ("money", "1,250.5", "1250.50", "€\u00a01.250,50"),
        ("money", "350.000", "350000.00", "€\u00a0350.000"),
        ("money", "1 250 EUR", "1250.00", "€\u00a01.250"),
        ("percentage", "4,125%", "4.125", "4,125%"),
        ("percentage", "25", "25.000", "25%"),
        ("date", {"day": "27", "month": "3", "year": "1985"}, "1985-03-27", "27 maart 1985"),
        ("date", "27-03-1985", "1985-03-27", "27 maart 1985"),
        ("date", "27031985", "1985-03-27", "27 maart 1985"),
        ("date", "1985-03-27", "1985-03-27", "27 maart 1985"),
        ("month", {"month": "7", "year": "2031"}, "2031-07", "juli 2031"),
        ("choice", "a", "a", "Appel"),
        ("choices", ["b", "a"], ["a", "b"], "Appel, Peer"),
        ("consent", "on", True, "Akkoord"),
        ("country", "be", "BE", "België"),
        ("nationality", "DE", "DE", "Duitsland"),
        ("address", HOME, KEPT, "Kade 7 A, 1011 AB Amsterdam"),
        ("iban", "nl91 abna 0417 1643 00", "NL91ABNA0417164300", "NL91 ABNA 0417 1643 00"),
        ("bsn", "1112.22.333", "111222333", "111222333"),
        ("rijksregister", "85.07.30-033 28", "85073003328", "85.07.30-033.28"),
        ("steuer_id", "36 574 261 809", "36574261809", "36 574 261 809"),
        ("nir", "2 95 10 99 126 111 93", "295109912611193", "2 95 10 99 126 111 93"),
        ("kvk", "1234 5678", "12345678", "12345678"),
        ("be_company", "BE 0403.170.701", "0403170701", "0403.170.701"),
        ("siren", "552 008 443", "552008443", "552 008 443"),
        ("signature", "  Jan   Peter ", "Jan Peter", "Jan Peter"),
    ],
)
def test_clean_stores_one_normal_form(code: str, raw: object, value: object, shown: str) -> None:
    asked = question(code)
    assert asked.clean(raw) == value
    assert asked.clean(value) == value
    assert asked.display(value, "nl") == shown
    assert asked.clean(asked.type.initial(value, asked, "nl")) == value


def test_register_number_keeps_the_court() -> None:
    asked = question("hrb", "DE")
    assert "12345" in asked.clean("München HRB 12345")


@pytest.mark.parametrize(("raw", "value", "shown"), [("yes", True, "Yes"), ("no", False, "No")])
def test_yes_no(raw: str, value: object, shown: str) -> None:
    asked = question("yes_no")
    assert asked.clean(raw) is value
    assert asked.display(value, "en") == shown


@pytest.mark.parametrize("code", sorted(FIELD_TYPES))
@pytest.mark.parametrize("raw", ["", None, "   "])
def test_clean_nothing_is_no_answer(code: str, raw: object) -> None:
    if code == "yes_no" and raw == "   ":
        return
    assert question(code).clean(raw) is None


@pytest.mark.parametrize(
    ("code", "raw"),
    [
        ("text", "x" * 201),
        ("long_text", "x" * 4001),
        ("email", "cleo"),
        ("phone", "12"),
        ("number", "three"),
        ("number", "-1"),
        ("money", "a lot"),
        ("money", "-5"),
        ("percentage", "101"),
        ("date", {"day": "31", "month": "2", "year": "1985"}),
        ("date", {"day": "1", "month": "", "year": "1985"}),
        ("date", {"day": "1", "month": "1", "year": "85"}),
        ("date", {"day": "1", "month": "1", "year": "1785"}),
        ("month", {"month": "", "year": "2031"}),
        ("choice", "c"),
        ("choices", ["a", "c"]),
        ("yes_no", "maybe"),
        ("country", "XX"),
        ("address", {**HOME, "city": ""}),
        ("address", {**HOME, "postal_code": "12"}),
        ("iban", "NL91 ABNA 0417 1643 01"),
        ("bsn", "111222334"),
        ("rijksregister", "85073003329"),
        ("steuer_id", "36574261808"),
        ("nir", "295109912611192"),
        ("kvk", "1234"),
        ("be_company", "0403170702"),
        ("siren", "552008442"),
        ("hrb", "12345"),
        ("nationality", "XX"),
        ("signature", "J."),
        ("signature", "x" * 121),
    ],
)
def test_clean_refuses_with_advice(code: str, raw: object) -> None:
    with pytest.raises(InvalidAnswer) as refused:
        question(code).clean(raw)
    assert str(refused.value).endswith((".", "00."))


def test_date_keeps_to_its_side_of_today() -> None:
    today = timezone.localdate()
    with pytest.raises(InvalidAnswer):
        question("date", when="past").clean((today + timedelta(days=1)).isoformat())
    with pytest.raises(InvalidAnswer):
        question("date", when="future").clean((today - timedelta(days=1)).isoformat())
    assert question("month", when="future").clean(f"{today:%Y-%m}") == f"{today:%Y-%m}"


def test_number_keeps_to_its_limits() -> None:
    asked = question("number", minimum=50, maximum=80, decimals=1)
    assert asked.clean("67,5") == "67.5"
    for raw in ("49", "81"):
        with pytest.raises(InvalidAnswer):
            asked.clean(raw)


@pytest.mark.parametrize(
    ("language", "shown"),
    [("en", "€1,250.50"), ("nl", "€\u00a01.250,50"), ("de", "1.250,50\u00a0€"), ("fr", "1\u00a0250,50\u00a0€")],
)
def test_money_is_shown_in_the_habit_of_the_language(language: str, shown: str) -> None:
    assert question("money").display("1250.50", language).replace("\u202f", "\u00a0") == shown


def test_money_follows_the_country() -> None:
    assert question("money", "NZ").display("10.00", "en") == "NZ$10"


def test_french_address_puts_the_number_first() -> None:
    raw = {**HOME, "addition": "", "postal_code": "75001", "city": "Paris", "country": "FR"}
    asked = question("address", "FR")
    assert asked.display(asked.clean(raw), "fr") == "7 Kade, 75001 Paris"


@settings(deadline=None)
@given(amount=st.decimals(0, 10**9, places=2), language=st.sampled_from(("en", "nl", "fr", "de")))
def test_money_reads_back_what_it_shows(amount: object, language: str) -> None:
    asked = question("money")
    value = asked.clean(str(amount))
    with override(language):
        assert asked.clean(asked.type.initial(value, asked, language)) == value
        assert asked.clean(asked.display(value, language)) == value


@settings(deadline=None)
@given(raw=st.one_of(st.text(max_size=60), st.lists(st.text(max_size=5), max_size=3), st.integers(), st.booleans()))
@pytest.mark.parametrize("code", sorted(FIELD_TYPES))
def test_clean_answers_anything_with_a_value_or_advice(code: str, raw: object) -> None:
    asked = question(code)
    try:
        value = asked.clean(raw)
    except InvalidAnswer:
        return
    if value is not None:
        assert asked.clean(value) == value
        assert asked.display(value, "nl")
