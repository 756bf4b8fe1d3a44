"""What spreadsheets make of our files, whichever sign they cut the lines at."""

import csv
import io

import pytest

from vestibule.core.sheets import as_csv, safe


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("=1+1", "'=1+1"),
        ("+31 6 12345678", "'+31 6 12345678"),
        ("-2+3+cmd|x", "'-2+3+cmd|x"),
        ("Jansen,=1+1,", "Jansen,'=1+1,"),
        ("Jansen,-2+3", "Jansen,'-2+3"),
        ("€ 100,-", "€ 100,-"),
        ("a=b, c-d", "a=b, c-d"),
        ("", ""),
    ],
)
def test_what_looks_like_a_formula_is_a_text(typed, written):
    assert safe(typed) == written


def test_no_cell_is_a_formula_wherever_a_spreadsheet_cuts():
    rows = [[safe("Anna"), safe('x,=HYPERLINK("https://x.example"),y'), safe("a\t@SUM(1)"), safe("b;=1+1")]]
    text = as_csv(rows).decode("utf-8-sig")
    for separator in ",;\t":
        cells = [cell for row in csv.reader(io.StringIO(text), delimiter=separator) for cell in row]
        assert [cell for cell in cells if cell.startswith(("=", "+", "@"))] == []
