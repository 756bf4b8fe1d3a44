"""Forms and their widgets."""

from html.parser import HTMLParser

from django import forms

from vestibule.core.forms import LongSelect

CHOICES = [("", "None"), ("a", 'A "quoted" <name>'), ("b", "B")]


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
