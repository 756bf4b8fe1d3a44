"""Numbers of things are shown in the groups of the reader's language, in sentences too."""

import pytest
from django.template import Context, Template
from django.utils.translation import override

from themes.base.templatetags.theme import in_thousands
from vestibule.core.formats import use_country

SENTENCE = (
    "{% load theme %}{% blocktranslate count total=many|in_thousands %}{{ total }} thing{% plural %}"
    "{{ total }} things{% endblocktranslate %}"
)


@pytest.mark.parametrize(
    ("language", "shown"), [("nl", "10.000"), ("fr", "10\u202f000"), ("de", "10.000"), ("en", "10,000")]
)
def test_large_numbers_are_grouped(language: str, shown: str) -> None:
    with override(language), use_country("NL"):
        assert Template("{% load theme %}{{ many|in_thousands }}").render(Context({"many": 10000})) == shown


def test_sentences_keep_their_plural() -> None:
    with override("en"), use_country("NL"):
        assert Template(SENTENCE).render(Context({"many": 1})) == "1 thing"
        assert Template(SENTENCE).render(Context({"many": 3400})) == "3,400 things"


def test_what_is_no_number_stays() -> None:
    assert in_thousands("") == ""
    assert in_thousands("200+") == "200+"
