"""A film from elsewhere: nothing is loaded before the reader agrees, and then by one frame alone."""

import pytest
from django.test import Client

from tests.themes.test_components import render

pytestmark = pytest.mark.django_db(databases="__all__")

LINK = "https://youtu.be/abcdefghijk"


@pytest.fixture
def browser(alpha) -> Client:
    return Client(HTTP_HOST="localhost")


def policy(response) -> dict[str, str]:
    """The parts of the answer's content security policy."""
    parts = (part.strip().partition(" ") for part in response.headers["Content-Security-Policy"].split(";"))
    return {name: value for name, _space, value in parts}


def test_card_loads_nothing_from_elsewhere_and_asks_first() -> None:
    html = render('<c-video link="{{ link }}" title="The stage" description="In short" />', link=LINK)
    assert "<iframe" not in html
    assert "youtube-nocookie" not in html
    assert 'href="/video/youtube/abcdefghijk/?agreed"' in html
    assert "YouTube" in html


@pytest.mark.parametrize("link", ["", "https://example.com/film.mp4", "javascript:alert(1)"])
def test_card_shows_nothing_for_what_is_no_film(link: str) -> None:
    assert render('<c-video link="{{ link }}" title="The stage" />', link=link).strip() == ""


def test_only_the_frame_may_load_the_player(browser: Client) -> None:
    page = browser.get("/video/youtube/abcdefghijk/?agreed")
    frame = browser.get("/video/youtube/abcdefghijk/frame/")
    assert "youtube" not in policy(page)["frame-src"]
    assert "https://www.youtube-nocookie.com" in policy(frame)["frame-src"].split()
    assert policy(frame)["frame-ancestors"] == "'self'"
    assert policy(frame)["script-src"] == "'self'"
    assert 'src="/video/youtube/abcdefghijk/frame/"' in page.content.decode()
    assert 'src="https://www.youtube-nocookie.com/embed/abcdefghijk?rel=0"' in frame.content.decode()
    assert browser.get("/").headers["Content-Security-Policy"].count("youtube") == 0


def test_agreeing_puts_the_frame_where_the_card_was(browser: Client) -> None:
    part = browser.get("/video/vimeo/76979871-abcdef12/", headers={"HX-Request": "true"}).content.decode()
    assert part.startswith("<iframe")
    frame = browser.get("/video/vimeo/76979871-abcdef12/frame/").content.decode()
    assert "https://player.vimeo.com/video/76979871?h=abcdef12&amp;dnt=1" in frame


@pytest.mark.parametrize(
    "address", ["youtube/short", "vimeo/abcdefghijk", "elsewhere/abcdefghijk", "youtube/abc..fghijk"]
)
def test_key_that_cannot_be_one_is_not_found(browser: Client, address: str) -> None:
    assert browser.get(f"/video/{address}/").status_code == 404
    assert browser.get(f"/video/{address}/frame/").status_code == 404


def test_address_that_was_passed_on_asks_too(browser: Client) -> None:
    page = browser.get("/video/youtube/abcdefghijk/").content.decode()
    assert "<iframe" not in page
    assert "?agreed" in page
