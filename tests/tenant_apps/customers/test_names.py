"""How people are called in a sentence, in a list and at the head of a letter."""

import pytest

from tenant_apps.customers.models import Party
from tenant_apps.customers.names import salutation
from vestibule.core.formats import use_country
from vestibule.core.sorting import folded


def test_full_name_joins_what_there_is():
    assert str(Party(first_name="Jan", prefix="de", last_name="Vries", language="nl")) == "Jan de Vries"
    assert str(Party(last_name="Janssens", language="fr")) == "Janssens"
    assert str(Party(kind="legal", legal_name="Bakkerij B.V.", last_name="", language="nl")) == "Bakkerij B.V."


@pytest.mark.parametrize(
    ("country", "expected"),
    [
        ("NL", "Berg, Jan van den"),
        ("BE", "van den Berg, Jan"),
        ("FR", "Berg, Jan van den"),
        ("DE", "Berg, Jan van den"),
        ("AT", "Berg, Jan van den"),
        ("LU", "van den Berg, Jan"),
        ("AU", "van den Berg, Jan"),
        ("NZ", "van den Berg, Jan"),
    ],
)
def test_sort_name_follows_the_order_of_the_country(country, expected):
    with use_country(country):
        assert Party(first_name="Jan", prefix="van den", last_name="Berg", language="fr").sort_name == expected


def test_sort_name_without_first_name_is_the_last_name():
    assert Party(last_name="Jansen", language="nl").sort_name == "Jansen"


def test_salutation_names_the_person_by_the_form_of_address():
    person = {"first_name": "Anna", "last_name": "Jansen", "language": "en"}
    assert salutation(Party(form_of_address="ms", **person)) == "Dear Ms Jansen"
    assert salutation(Party(form_of_address="mr", **person)) == "Dear Mr Jansen"
    assert salutation(Party(form_of_address="neutral", **person)) == "Dear Anna Jansen"


def test_salutation_of_a_company_names_nobody():
    assert salutation(Party(kind="legal", legal_name="Bakkerij B.V.", language="en")) == "Dear Sir or Madam"


@pytest.mark.parametrize(("country", "expected"), [("NL", "De Vries"), ("BE", " de Vries")])
def test_salutation_in_dutch_gives_the_prefix_a_capital_where_it_is_not_part_of_the_name(country, expected):
    with use_country(country):
        text = salutation(Party(form_of_address="mr", first_name="Jan", prefix="de", last_name="Vries", language="nl"))
    assert text.endswith(expected)


def test_folded_leaves_out_accents_capitals_and_spare_spaces():
    assert folded("  Zoë  VAN Ångström ") == "zoe van angstrom"
