"""The frame of every letter."""

import re

import pytest
from django.template.loader import get_template

from tenant_apps.notifications.sender import current_sender

pytestmark = pytest.mark.django_db


def test_a_long_name_breaks_rather_than_widening_the_letter_beyond_a_telephone(cast) -> None:
    sender = current_sender()
    names = {"brand": sender.brand, "organisation": sender.organisation, "title": "A", "text": "A", "subject": ""}
    letter = get_template("layouts/email.html").render(names)
    (frame,) = re.findall(r'<table [^>]*style="max-width:560px;([^"]*)"', letter)
    assert "word-break:break-word" in frame
