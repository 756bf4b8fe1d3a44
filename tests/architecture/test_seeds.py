"""What is said of the manuals is true: each address leads to a page, each test exists, each row is shown there."""

import re

import pytest
from django.urls import Resolver404, resolve

from tests.architecture.code import ROOT

TEXT = (ROOT / "docs" / "architecture" / "seeds.md").read_text(encoding="utf-8")
ADDRESSES = sorted(set(re.findall(r"`(/[^`]*)`", TEXT)))
JOURNEYS = sorted(set(re.findall(r"`(test_\w+)` \(([A-Z]\d+(?:, [A-Z]\d+)*)\)", TEXT)))
TESTS = sorted(set(re.findall(r"`(tests/[^`]+)`", TEXT)))
ROWS = re.compile(r"^\| (?!The sentence|---).*\|$", re.MULTILINE)
URLS = "vestibule.config.urls_tenant"


def test_every_sentence_says_by_what_it_is_shown() -> None:
    rows = [[cell.strip() for cell in row.strip("|").split("|")] for row in ROWS.findall(TEXT)]
    assert len(rows) > 90
    assert [row for row in rows if len(row) != 3 or not all(row)] == []


@pytest.mark.parametrize("address", ADDRESSES)
def test_every_address_leads_to_a_page(address: str) -> None:
    try:
        resolve(address.replace("…", "x"), urlconf=URLS)
    except Resolver404:
        pytest.fail(f"{address} leads nowhere")


@pytest.mark.parametrize(("module", "rows"), JOURNEYS)
def test_every_journey_shows_the_row(module: str, rows: str) -> None:
    written = (ROOT / "tests" / "journeys" / f"{module}.py").read_text(encoding="utf-8")
    assert [row for row in rows.split(", ") if f'@shows("{row}"' not in written] == []


@pytest.mark.parametrize("name", TESTS)
def test_every_test_exists(name: str) -> None:
    assert (ROOT / name).exists()
