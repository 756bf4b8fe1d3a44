"""Forms and their widgets."""

from html.parser import HTMLParser

import pytest
from django import forms
from django.utils.safestring import mark_safe

from vestibule.core.forms import Form, LongSelect

CHOICES = [
    ("", "None"),
    ("a", 'A "quoted" <name>'),
    ("b", "B"),
    ("Group & co", [("c&d", "C"), ("e", mark_safe("<b>"))]),
]


class Chosen(forms.Form):
    place = forms.ChoiceField(choices=CHOICES, widget=LongSelect(attrs={"autocomplete": "off"}))
    plain = forms.ChoiceField(choices=CHOICES, widget=forms.Select(attrs={"autocomplete": "off"}))


class Elements(HTMLParser):
    """Every element with its attributes, in any order, and every text."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.found: list[object] = []
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        self.found.append((tag, dict(attrs)))

    def handle_data(self, data):
        if data.strip():
            self.found.append(data.strip())


def test_long_list_reads_like_an_ordinary_one():
    form = Chosen({"place": "a", "plain": "a"})
    long, ordinary = str(form["place"]), str(form["plain"]).replace("plain", "place")
    assert Elements(long).found == Elements(ordinary).found
    assert 'value="a" selected' in long
    assert "<name>" not in long


def test_nothing_chosen_selects_the_empty_choice():
    assert '<option value="" selected>' in str(Chosen(initial={"place": ""})["place"])
    assert "selected" not in str(Chosen({"place": "gone"})["place"])


@pytest.mark.parametrize("value", ["", "a", "c&d", "gone", None])
def test_lists_of_every_form_are_written_in_one_go_and_to_the_same_bytes(value):
    class OneGo(Form):
        place = forms.ChoiceField(choices=CHOICES, help_text="Where", widget=forms.Select(attrs={"autofocus": True}))

    class OptionByOption(forms.Form):
        required_css_class = "is-required"
        place = forms.ChoiceField(choices=CHOICES, help_text="Where", widget=forms.Select(attrs={"autofocus": True}))

    ours, theirs = (form({"place": value}) for form in (OneGo, OptionByOption))
    assert isinstance(ours.fields["place"].widget, LongSelect)
    assert str(ours["place"]) == str(theirs["place"])
