"""How dates, numbers, money and addresses are written for a language in a country, and read back."""

from datetime import UTC, date, datetime, time
from decimal import Decimal

import pytest
from django.template import Context, Template
from django.utils import timezone
from django.utils.translation import override
from hypothesis import given
from hypothesis import strategies as st

from vestibule.core import formats, typed
from vestibule.core.addresses import lines, shape_of, stored_code
from vestibule.core.forms import DateField, Form

FIFTH, JANUARY = date(2026, 3, 5), date(2026, 1, 1)
AFTERNOON = datetime(2026, 3, 5, 14, 30, tzinfo=UTC)
COUNTRIES = ("NL", "BE", "FR", "DE", "LU", "AT", "CH", "GB", "IE", "AU", "NZ")
PAIRS = [(language, country) for language in ("nl", "fr", "de", "en") for country in COUNTRIES]
_ = "\u00a0"
THIN = "\u202f"


@pytest.mark.parametrize(
    ("language", "country", "shown"),
    [
        ("nl", "NL", "donderdag 1 januari 2026"),
        ("fr", "BE", "jeudi 1er janvier 2026"),
        ("en", "IE", "Thursday 1 January 2026"),
        ("de", "DE", f"Donnerstag, 1.{_}Januar 2026"),
        ("de", "AT", f"Donnerstag, 1.{_}Jänner 2026"),
    ],
)
def test_day_is_named_as_the_language_does(language, country, shown):
    with formats.use_country(country):
        assert formats.written(JANUARY, "NAMED_DAY_FORMAT", language) == shown


@pytest.mark.parametrize(("language", "country"), PAIRS)
def test_dates_in_digits_are_those_of_the_long_way(language, country, monkeypatch):
    days = [FIFTH, JANUARY, date(987, 12, 31), AFTERNOON]
    with formats.use_country(country):
        short = [formats.day(day, language) for day in days]
        monkeypatch.setattr(formats, "_in_digits", lambda _pattern: "")
        assert short == [formats.day(day, language) for day in days]


@pytest.mark.parametrize(
    ("language", "january", "august"),
    [("nl", "jan", "aug"), ("fr", "janv.", "août"), ("de", "Jan", "Aug"), ("en", "Jan", "Aug")],
)
def test_months_are_shortened_as_the_language_does(language, january, august):
    assert [formats.written(day, "M", language) for day in (JANUARY, date(2026, 8, 1))] == [january, august]


@pytest.mark.parametrize(
    ("octets", "language", "shown"),
    [
        (0, "en", f"1{_}kB"),
        (7_885, "nl", f"8{_}kB"),
        (1_023_000, "de", f"999{_}kB"),
        (1_500_000, "nl", f"1,4{_}MB"),
        (25 * 1024**2, "de", f"25{_}MB"),
        (25 * 1024**2, "fr", f"25{_}Mo"),
        (7_885, "fr", f"8{_}ko"),
        (3 * 1024**3, "en", f"3{_}GB"),
    ],
)
def test_sizes_of_files_are_told_as_people_do(octets, language, shown):
    assert formats.size(octets, language) == shown


@pytest.mark.parametrize(
    ("language", "country", "shown"),
    [
        ("nl", "NL", ("5-3-2026", "5 maart 2026", "1 januari 2026", f"5 maart 2026 om{_}14:30")),
        ("nl", "BE", ("5/03/2026", "5 maart 2026", "1 januari 2026", f"5 maart 2026 om{_}14:30")),
        ("fr", "FR", ("05/03/2026", "5 mars 2026", "1er janvier 2026", f"5 mars 2026 à{_}14:30")),
        ("fr", "BE", ("5/03/2026", "5 mars 2026", "1er janvier 2026", f"5 mars 2026 à{_}14:30")),
        ("fr", "LU", ("05/03/2026", "5 mars 2026", "1er janvier 2026", f"5 mars 2026 à{_}14:30")),
        ("fr", "CH", ("05.03.2026", "5 mars 2026", "1er janvier 2026", f"5 mars 2026 à{_}14:30")),
        ("de", "DE", ("05.03.2026", f"5.{_}März 2026", f"1.{_}Januar 2026", f"5.{_}März 2026 um{_}14:30")),
        ("de", "AT", ("05.03.2026", f"5.{_}März 2026", f"1.{_}Jänner 2026", f"5.{_}März 2026 um{_}14:30")),
        ("de", "BE", ("05.03.2026", f"5.{_}März 2026", f"1.{_}Januar 2026", f"5.{_}März 2026 um{_}14:30")),
        ("en", "GB", ("05/03/2026", "5 March 2026", "1 January 2026", f"5 March 2026 at{_}14:30")),
        ("en", "IE", ("05/03/2026", "5 March 2026", "1 January 2026", f"5 March 2026 at{_}14:30")),
        ("en", "NL", ("05/03/2026", "5 March 2026", "1 January 2026", f"5 March 2026 at{_}14:30")),
        ("en", "AU", ("05/03/2026", "5 March 2026", "1 January 2026", f"5 March 2026 at{_}2:30 pm")),
        ("en", "NZ", ("5/03/2026", "5 March 2026", "1 January 2026", f"5 March 2026 at{_}2:30 pm")),
    ],
)
def test_dates_follow_the_country(language, country, shown):
    with formats.use_country(country), override(language), timezone.override(UTC):
        found = formats.day(FIFTH), formats.long_day(FIFTH), formats.long_day(JANUARY)
        assert (*found, formats.written(AFTERNOON, "DATETIME_FORMAT")) == shown


@pytest.mark.parametrize(
    ("language", "country", "shown"),
    [
        ("nl", "NL", (f"€{_}1.234,50", f"€{_}-1.234,50", "EUR", "4,5%")),
        ("nl", "BE", (f"€{_}1.234,50", f"€{_}-1.234,50", "EUR", "4,5%")),
        ("fr", "FR", (f"1{THIN}234,50{_}€", f"-1{THIN}234,50{_}€", "EUR", f"4,5{THIN}%")),
        ("fr", "BE", (f"1{THIN}234,50{_}€", f"-1{THIN}234,50{_}€", "EUR", f"4,5{THIN}%")),
        ("fr", "LU", (f"1.234,50{_}€", f"-1.234,50{_}€", "EUR", f"4,5{THIN}%")),
        ("de", "DE", (f"1.234,50{_}€", f"-1.234,50{_}€", "EUR", f"4,5{_}%")),
        ("de", "AT", (f"€{_}1.234,50", f"-€{_}1.234,50", "EUR", f"4,5{_}%")),
        ("de", "CH", (f"€{_}1’234.50", f"€{_}-1’234.50", "CHF", "4.5%")),
        ("en", "IE", ("€1,234.50", "-€1,234.50", "EUR", "4.5%")),
        ("en", "GB", ("€1,234.50", "-€1,234.50", "GBP", "4.5%")),
        ("en", "AU", ("€1,234.50", "-€1,234.50", "AUD", "4.5%")),
        ("en", "NZ", ("€1,234.50", "-€1,234.50", "NZD", "4.5%")),
    ],
)
def test_amounts_follow_the_country(language, country, shown):
    with formats.use_country(country), override(language):
        above, below = formats.money(Decimal("1234.5")), formats.money(Decimal("-1234.5"))
        assert (above, below, formats.currency_of(country), formats.percentage(Decimal("4.5"))) == shown


@pytest.mark.parametrize(
    ("country", "currency", "shown"),
    [
        ("AU", "AUD", "$1,234.50"),
        ("NZ", "NZD", "$1,234.50"),
        ("AU", "NZD", "NZ$1,234.50"),
        ("NL", "AUD", "A$1,234.50"),
        ("GB", "GBP", "£1,234.50"),
        ("CH", "CHF", f"CHF{_}1,234.50"),
    ],
)
def test_money_that_is_not_the_euro(country, currency, shown):
    with formats.use_country(country), override("en"):
        assert formats.money(Decimal("1234.50"), currency) == shown


@pytest.mark.parametrize(("language", "country"), PAIRS)
@given(day=st.dates(date(1900, 1, 1), date(2199, 12, 31)))
def test_a_shown_date_is_read_back(language, country, day):
    with formats.use_country(country):
        assert formats.parse_day(formats.day(day, language), language) == day
        assert formats.parse_day(formats.long_day(day, language), language) == day
        assert formats.parse_day(day.isoformat(), language) == day


@pytest.mark.parametrize(("language", "country"), PAIRS)
@given(number=st.decimals(-999_999_999, 999_999_999, places=3), decimals=st.integers(0, 3))
def test_a_shown_number_is_read_back(language, country, number, decimals):
    number = round(number, decimals)
    with formats.use_country(country), override(language):
        for grouping in (True, False):
            shown = formats.number(number, decimals, grouping=grouping)
            assert formats.parse_number(shown, decimals=decimals) == number


@pytest.mark.parametrize(
    "text", ["", "31-2-2026", "5 brumaire 2026", "2026-13-01", "5/3", "5/3/26", "٥-٣-٢٠٢٦", "0-0-0000"]
)
def test_what_is_no_date_is_none(text):
    assert formats.parse_day(text, "nl") is None


@pytest.mark.parametrize("text", ["", "-", ",", "a", "1.2.3,4,5x", "١٢", "1e5", "--1", "9" * 40])
def test_what_is_no_number_is_none(text):
    assert formats.parse_number(text) is None


class Appointment(Form):
    on = DateField()


@pytest.mark.parametrize(("language", "country"), PAIRS)
def test_a_date_field_reads_what_a_calendar_sends_and_what_is_shown(language, country):
    with formats.use_country(country), override(language):
        for text in ("2026-03-05", formats.day(FIFTH), formats.long_day(FIFTH)):
            form = Appointment({"on": text})
            assert form.is_valid()
            assert form.cleaned_data["on"] == FIFTH
            assert f'value="{formats.day(FIFTH)}"' in str(form["on"])


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("14:30", time(14, 30)),
        ("14.30", time(14, 30)),
        ("14h30", time(14, 30)),
        ("9 uur", time(9)),
        ("14 Uhr", time(14)),
        ("2:30 p.m.", time(14, 30)),
        ("12 am", time(0)),
        ("09:05:00", time(9, 5)),
        ("24:00", None),
        ("14", None),
        ("0 pm", None),
        ("٣:٠٠", None),
    ],
)
def test_times_are_read_as_people_write_them(text, shown):
    assert typed.parse_clock(text) == shown


@pytest.mark.parametrize(("language", "country"), PAIRS)
def test_an_instant_is_read_as_it_is_typed(language, country):
    with formats.use_country(country), override(language):
        text = formats.written(datetime(2026, 3, 5, 14, 30), typed.typed(has_day=True, has_time=True).pattern)  # noqa: DTZ001 - as a clock shows it
        found = {typed.parse_instant(each) for each in (text, "2026-03-05T14:30", "5 3 2026 14.30")}
        assert found == {datetime(2026, 3, 5, 14, 30)}  # noqa: DTZ001 - as a clock shows it
        assert typed.parse_instant("5-3-2026") is None


def test_what_is_typed_has_an_example_in_the_language():
    with formats.use_country("BE"):
        shown = [typed.typed(has_day=True, has_time=True, language=code).example for code in ("nl", "fr", "de", "en")]
    assert shown == ["dd/mm/jjjj uu:mm", "jj/mm/aaaa hh:mm", "TT.MM.JJJJ HH:MM", "dd/mm/yyyy hh:mm"]


def test_a_date_field_keeps_what_it_cannot_read():
    form = Appointment({"on": "soon"})
    assert not form.is_valid()
    assert 'value="soon"' in str(form["on"])


def test_templates_write_as_the_country_does():
    page = Template('{{ day|date:"SHORT_DATE_FORMAT" }} {{ day|date }} {{ at|time }} {{ none|date }}')
    with formats.use_country("AT"), override("de"), timezone.override(UTC):
        assert (
            page.render(Context({"day": JANUARY, "at": AFTERNOON, "none": None}))
            == f"01.01.2026 1.{_}Jänner 2026 14:30 "
        )


def test_a_language_that_is_not_listed_is_as_django_knows_it():
    with formats.use_country("NL"):
        assert formats.day(FIFTH, "pl") == "05-03-2026"
        assert formats.number(Decimal("1234.5"), 2, "pl") == f"1{_}234,50"


HOME = {"street": "Linden", "number": "12", "addition": "", "postal_code": "1000", "city": "Town"}


@pytest.mark.parametrize(
    ("country", "code", "addition", "shown"),
    [
        ("NL", "1011ab", "A", ["Linden 12 A", "1011 AB Town"]),
        ("BE", "1000", "3", ["Linden 12 bus 3", "1000 Town"]),
        ("FR", "75001", "bis", ["12 bis Linden", "75001 Town"]),
        ("LU", "l-1111", "", ["12, Linden", "L-1111 Town"]),
        ("DE", "10115", "a", ["Linden 12 a", "10115 Town"]),
        ("AT", "1010", "3", ["Linden 12/3", "1010 Town"]),
        ("CH", "8001", "", ["Linden 12", "8001 Town"]),
        ("AU", "2000", "3", ["3/12 Linden", "Town 2000"]),
        ("AU", "2000", "A", ["12A Linden", "Town 2000"]),
        ("NZ", "6011", "", ["12 Linden", "Town 6011"]),
        ("GB", "sw1a1aa", "", ["12 Linden", "Town, SW1A 1AA"]),
        ("IE", "d02af30", "", ["12 Linden", "Town, D02 AF30"]),
    ],
)
def test_addresses_follow_their_country(country, code, addition, shown):
    address = HOME | {"country": country, "addition": addition, "postal_code": stored_code(code, country)}
    assert lines(address, "nl") == shown
    assert stored_code("nowhere", country) is None
    assert stored_code(address["postal_code"], country) == address["postal_code"]


def test_the_parts_of_an_address_are_asked_in_the_order_of_the_country():
    assert shape_of("NL").parts == ("street", "number", "addition", "postal_code", "city", "country")
    assert shape_of("FR").parts == ("number", "addition", "street", "postal_code", "city", "country")
    assert shape_of("AU").parts == ("number", "addition", "street", "city", "postal_code", "country")
    assert stored_code("anything", "PT") == "ANYTHING"


@pytest.mark.parametrize(("language", "shown"), [("nl", "Linden 12 bus 3"), ("fr", "Linden 12 bte 3")])
def test_a_belgian_box_is_named_in_the_readers_language(language, shown):
    assert lines(HOME | {"country": "BE", "addition": "3"}, language)[0] == shown
