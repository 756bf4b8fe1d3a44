"""What layouts, sort heads, keys and compression promise."""

import gzip

import pytest
from django.http import HttpResponse, StreamingHttpResponse
from django.template import RequestContext, engines
from django.test import RequestFactory
from django_cotton.compiler_regex import CottonCompiler

from themes.base.middleware import CompressedPages
from themes.base.templatetags.theme import keys_of

SORT = '<c-sort label="Added" ascending="oldest" descending="newest" default="newest" />'


def head(address: str) -> str:
    """The head of a column, on a list at this address."""
    request = RequestFactory().get(address, HTTP_HOST="localhost")
    return engines["django"].engine.from_string(CottonCompiler().process(SORT)).render(RequestContext(request, {}))


@pytest.mark.parametrize(
    ("address", "direction", "link"),
    [
        ("/list/", 'aria-sort="descending"', "?sort=oldest"),
        ("/list/?sort=oldest&page=3", 'aria-sort="ascending"', "?sort=newest"),
        ("/list/?sort=name&kind=joint", "", "?sort=oldest&amp;kind=joint"),
        ("/list/?sort=%3Cscript%3E", "", "?sort=oldest"),
    ],
)
def test_head_says_how_the_list_is_sorted_and_turns_it_round(address: str, direction: str, link: str) -> None:
    text = head(address)
    assert f'href="{link}"' in text
    assert direction in text
    assert ("aria-sort" in text) == bool(direction)


@pytest.mark.parametrize(
    ("keys", "shown"), [("g d", ["g", "d"]), ("Ctrl+K", ["Ctrl", "K"]), ("/", ["/"]), ("", []), ("+", ["+"])]
)
def test_keys_are_shown_one_by_one(keys: str, shown: list[str]) -> None:
    assert keys_of(keys) == shown


def sent(answer: HttpResponse | StreamingHttpResponse) -> HttpResponse | StreamingHttpResponse:
    """The answer to a browser that takes compressed pages."""
    request = RequestFactory().get("/", headers={"Accept-Encoding": "gzip"})
    return CompressedPages(lambda _request: answer)(request)


def test_pages_travel_compressed_and_never_twice_the_same_length() -> None:
    page = "<p>the same again</p>" * 200
    answers = [sent(HttpResponse(page)) for _time in range(20)]
    assert {answer.headers["Content-Encoding"] for answer in answers} == {"gzip"}
    assert {gzip.decompress(answer.content).decode() for answer in answers} == {page}
    assert len({len(answer.content) for answer in answers}) > 1


def test_stylesheet_of_a_firm_travels_compressed() -> None:
    answer = sent(HttpResponse(":root{--brand:#123456}" * 50, content_type="text/css"))
    assert answer.headers["Content-Encoding"] == "gzip"


def test_files_pass_as_they_are() -> None:
    for answer in (
        HttpResponse(b"%PDF" * 500, content_type="application/pdf"),
        StreamingHttpResponse([b"x" * 5000], content_type="text/html"),
    ):
        assert "Content-Encoding" not in sent(answer).headers
