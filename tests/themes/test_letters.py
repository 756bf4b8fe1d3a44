"""The frame of every letter."""

import re

from django.template.loader import get_template


def test_a_long_name_breaks_rather_than_widening_the_letter_beyond_a_telephone() -> None:
    letter = get_template("layouts/email.html").render({"brand": {"name": "Vermögensverwaltungsgesellschaft" * 3}})
    (frame,) = re.findall(r'<table [^>]*style="max-width:560px;([^"]*)"', letter)
    assert "word-break:break-word" in frame
