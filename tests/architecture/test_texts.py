"""Every text that a reader sees is marked for translation."""

import pytest

from tests.architecture.code import ROOT, product, sample
from tests.architecture.texts import unlabelled, unmarked_in_python, unmarked_in_template, words_in
from tests.themes import sources

# Pages for those who build the product, in English by design.
FOR_BUILDERS = ("/gallery/",)
TEMPLATES = [path for path in sources.templates() if not any(part in str(path) for part in FOR_BUILDERS)]
# Commands of manage.py and the demo's tables speak to who runs the product, or are data.
NOT_FOR_READERS = ("/management/", "/supervisor/", "/demo/", "/gallery/")
SOURCES = [source for source in product() if not any(part in source.path for part in NOT_FOR_READERS)]


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: str(path.relative_to(ROOT)))
def test_template_has_no_unmarked_text(path) -> None:
    assert unmarked_in_template(path.read_text(encoding="utf-8"), is_html=path.suffix == ".html") == []


# Said to those who read the model; no form is made of it.
NOT_SHOWN = {
    "A list of label, number and link.",
    "A keyed hash of the network address, for the limit only.",
    "When the DNS is asked next.",
    "Since when a proven claim's record is gone.",
}


def test_python_has_no_unmarked_text() -> None:
    found = [line for source in SOURCES for line in unmarked_in_python(source)]
    assert [line for line in found if line.partition(" ")[2] not in {words_in(text) for text in NOT_SHOWN}] == []


def test_every_form_field_has_a_label() -> None:
    assert [line for source in SOURCES for line in unlabelled(source)] == []


@pytest.mark.parametrize(
    "text",
    [
        "<p>Hello</p>",
        "<p>{{ name }} is here</p>",
        '<img alt="A house">',
        '<input placeholder="Your name">',
        '<c-button label="Save"/>',
        '<a href="x" title="Open it">{% translate "x" %}</a>',
        '<button aria-label="Close"></button>',
        '<input type="submit" value="Send">',
        '{% include "x.html" with title="Documents" only %}',
        '{{ name|default:"nobody" }}',
        '{{ flag|yesno:"yes,no" }}',
        "{% if x %}{% translate 'Yes' %}{% else %}No way{% endif %}",
    ],
)
def test_planted_text_in_a_template_is_seen(text: str) -> None:
    assert unmarked_in_template(text) != []


@pytest.mark.parametrize(
    "text",
    [
        "<p>{% translate 'Hello' %}</p>",
        "<p>{% blocktranslate %}Hello {{ name }}{% endblocktranslate %}</p>",
        "{# Hello #}{% comment %}Hello{% endcomment %}",
        '<p class="u-lead" data-kind="words here" id="main">{{ title }} · 12 %</p>',
        "<c-button label=\"{% translate 'Save' %}\"/>",
        "<script src='x.js'></script><svg><title>{{ title }}</title><text>PDF</text></svg>",
        '<input type="hidden" value="word">',
        "<b>Vestibule</b> &middot; PDF",
    ],
)
def test_marked_text_in_a_template_is_let_through(text: str) -> None:
    assert unmarked_in_template(text) == []


def test_planted_text_in_a_letter_is_seen() -> None:
    assert unmarked_in_template("{% translate 'Dear' %} {{ name }},\n\nYour file.\n", is_html=False) == ["Your file."]


@pytest.mark.parametrize(
    "line",
    [
        'x = forms.CharField(label="Name")',
        'x = forms.CharField(label=_("Name"), help_text="As in the passport")',
        'x = forms.ChoiceField(label=_("Kind"), empty_label="Choose one")',
        'raise forms.ValidationError("This is wrong.")',
        'messages.success(request, "Saved.")',
        'messages.success(request, f"{name} was saved.")',
        'super().__init__("dossiers:closed", "This dossier is closed.")',
        'VIEW = declare("dossiers:view", "See dossiers")',
        'name = models.CharField("name", max_length=3)',
        'name = models.CharField(verbose_name="name", max_length=3)',
        'widget = forms.TextInput(attrs={"placeholder": "Your name"})',
        'class Kind(models.TextChoices):\n    NEW = "new", "New"',
        'class Kind(models.TextChoices):\n    NEW = "new"',
        'class Closed(_Error):\n    message = "This is closed."',
        'Place("Home", "professional:home")',
    ],
)
def test_planted_text_in_python_is_seen(line: str) -> None:
    assert len(unmarked_in_python(sample("x.py", line))) == 1


@pytest.mark.parametrize(
    "line",
    [
        'x = forms.CharField(label=_("Name"), widget=forms.TextInput(attrs={"autocomplete": "name"}))',
        'messages.success(request, _("Saved."))',
        'super().__init__("dossiers:closed", _("This dossier is closed."))',
        'class Kind(models.TextChoices):\n    NEW = "new", _("New")',
        "name = models.CharField(max_length=3)",
        'logger.error("the mail server said %s", "no")',
    ],
)
def test_marked_text_in_python_is_let_through(line: str) -> None:
    assert unmarked_in_python(sample("x.py", line)) == []


def test_planted_field_without_a_label_is_seen() -> None:
    planted = sample(
        "x.py",
        """
        class Sign(Form):
            name = forms.CharField(label=_("Name"))
            slug = forms.CharField(max_length=3)
            secret = forms.CharField(widget=forms.HiddenInput)
        """,
    )
    assert [line.split()[-1] for line in unlabelled(planted)] == ["slug"]
