"""Telephone numbers are stored in E.164 and shown in the groups in which people read them."""

import pytest

from themes.base.templatetags.theme import telephone


@pytest.mark.parametrize(
    ("stored", "shown"),
    [
        ("+31201234502", "+31 20 123 4502"),
        ("+32470123456", "+32 470 12 34 56"),
        ("+33142685300", "+33 1 42 68 53 00"),
        ("ask for Ada", "ask for Ada"),
        ("", ""),
    ],
)
def test_telephone(stored: str, shown: str) -> None:
    assert telephone(stored) == shown
