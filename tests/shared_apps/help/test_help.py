"""The articles as they lie in the repository, and the pages of the help centre on the three hosts."""

import re

import polib
import pytest
from django.conf import settings
from django.test import Client as Browser
from django.urls import NoReverseMatch, get_resolver, reverse
from django.utils.html import strip_tags
from PIL import Image

from shared_apps.help import corpus, writing
from shared_apps.help.enums import Audience, Topic
from tests.pictures.shots import SHOTS

LANGUAGES = [code for code, _name in settings.LANGUAGES]
LISTED = corpus.contents()
FIRST_ARTICLES = 15
LARGEST_PICTURE = 48 * 1024
# English stands in every catalogue, beside what is translated from it.
OTHER_THAN_ENGLISH = {code: "nl" if code == "en" else code for code in LANGUAGES}
# Readers are addressed formally, as the glossary says.
INFORMAL = {
    "nl": r"\b(je|jij|jou|jouw|jullie)\b",
    "fr": r"\b(tu|toi|ton|ta|tes)\b",
    "de": r"\b(du|dich|dir|dein\w*|euch|euer\w*|eure\w*)\b",
    "en": r"$^",
}
# What belongs to the firm's side stays out of what clients read.
INTERNAL = re.compile(r"/pro/|compliance|workflow|\bboard\b|prospect|Interessent|four eyes|risk rating", re.IGNORECASE)


# The files


@pytest.mark.parametrize("listed", LISTED, ids=lambda listed: listed.code)
def test_article_is_written_in_every_language(listed: corpus.Listed) -> None:
    texts = corpus.texts(listed)
    assert sorted(texts) == sorted(LANGUAGES)
    same_readers = {each.code for each in LISTED if each.audience == listed.audience}
    for language, written in texts.items():
        assert len(written.body.split()) > 80, language
        assert re.findall(INFORMAL[language], f"{written.title} {written.summary} {written.body}", re.IGNORECASE) == []
        assert set(written.links) <= same_readers
        assert "**" not in written.html
    if listed.audience == Audience.CLIENT:
        assert [text.title for text in texts.values() if INTERNAL.search(f"{text.title} {text.body}")] == []
    assert len({text.title for text in texts.values()}) == len(LANGUAGES)


def test_each_article_has_a_picture_of_its_page_in_every_language() -> None:
    """Made by `make pictures`, which knows a page for each; of one size, so that no line moves when it comes."""
    assert set(SHOTS) == {listed.code for listed in LISTED}
    wanted = {corpus.picture_file(listed.code, language): listed for listed in LISTED for language in LANGUAGES}
    assert set(corpus.PICTURES.iterdir()) == set(wanted)
    for file, listed in wanted.items():
        with Image.open(file) as picture:
            assert (picture.format, picture.size) == ("WEBP", corpus.frame_of(listed.audience).size), file
    assert max(file.stat().st_size for file in wanted) < LARGEST_PICTURE


def test_french_signs_stand_beside_their_word() -> None:
    texts = {listed.code: corpus.texts(listed)["fr"] for listed in LISTED}
    loose = {code for code, text in texts.items() if re.search(r"(?<=\w) [?!;:](?!\S)|« | »", text.title + text.body)}
    assert loose == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_names_in_bold_stand_on_a_screen(language: str) -> None:
    """Who looks for a button that an article names finds it under that name, in the same language."""
    entries = polib.pofile(str(settings.LOCALE_PATHS[0] / OTHER_THAN_ENGLISH[language] / "LC_MESSAGES/django.po"))
    shown = {name for entry in entries if not entry.obsolete for name in _names(entry, language)}
    named = {
        (listed.code, name)
        for listed in LISTED
        for name in re.findall(r"\*\*(.+?)\*\*", listed.path(language).read_text())
    }
    assert {each for each in named if _plain(each[1]) not in shown} == set()


def _names(entry: polib.POEntry, language: str) -> set[str]:
    original = {entry.msgid, entry.msgid_plural}
    return set(map(_plain, original if language == "en" else {entry.msgstr, *entry.msgstr_plural.values()}))


def _plain(name: str) -> str:
    return " ".join(name.split())


def test_contents_name_pages_and_topics_that_there_are() -> None:
    assert len(LISTED) >= FIRST_ARTICLES
    pages = [page for listed in LISTED for page in listed.pages]
    assert len(pages) == len(set(pages))
    resolver = get_resolver("vestibule.config.urls_tenant")
    assert [page for page in pages if not _is_there(resolver, page)] == []
    assert {listed.topic for listed in LISTED} == set(Topic.values)
    files = set(corpus.FOLDER.rglob("*.md"))
    assert files == {listed.path(language) for listed in LISTED for language in LANGUAGES}


def _is_there(resolver: object, page: str) -> bool:
    try:
        reverse(page, urlconf="vestibule.config.urls_tenant")
    except NoReverseMatch as error:
        return (
            "is not a" not in str(error)
            and "is not a valid view" not in str(error)
            and "pattern(s) tried" in str(error)
        )
    return True


@pytest.mark.parametrize(
    ("body", "html"),
    [
        ("## A & B", '<h2 id="part-1">A &amp; B</h2>'),
        ("## A\n- b", '<h2 id="part-1">A</h2><ul><li>b</li></ul>'),
        ("one\ntwo", "<p>one two</p>"),
        ("- **a**\n- b", "<ul><li><strong>a</strong></li><li>b</li></ul>"),
        ("1. a\n2. b", "<ol><li>a</li><li>b</li></ol>"),
        ("[x](article:own-domain)", '<p><a href="../own-domain/">x</a></p>'),
        ("<script>alert(1)</script>", "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>"),
        ('[x](javascript:alert("1"))', "<p>[x](javascript:alert(&quot;1&quot;))</p>"),
        ('**<img src=x onerror="1">**', "<p><strong>&lt;img src=x onerror=&quot;1&quot;&gt;</strong></p>"),
    ],
)
def test_only_what_is_ours_becomes_html(body: str, html: str) -> None:
    assert writing.to_html(body) == html


@pytest.mark.parametrize("text", ["", "# a", "# a\n> b\n\nc", "# a\n> b\nwords: c\n\n  ", "a\n> b\nwords: c\n\nd"])
def test_file_without_its_head_is_refused(text: str) -> None:
    with pytest.raises(writing.NotAnArticle):
        writing.read(text)


# The pages


@pytest.fixture
def browsers(cast) -> dict[str, Browser]:
    return {"professional": cast.ben.browser(), "client": cast.cleo.browser(), "public": Browser(HTTP_HOST="localhost")}


ROOT = {"professional": "/pro/help/", "client": "/help/", "public": "/help/"}


@pytest.mark.django_db
@pytest.mark.parametrize("door", ROOT)
def test_help_leads_from_words_to_the_article(browsers, door: str) -> None:
    browser, root = browsers[door], ROOT[door]
    wanted = "deliver-documents" if door == "client" else "own-domain"
    words = "deliver documnt" if door == "client" else "own domaine"
    index = browser.get(root).content.decode()
    found = browser.get(root, {"q": words}).content.decode()
    address = f"{root}articles/{wanted}/"
    article = browser.get(address).content.decode()
    assert address in index
    assert address in found
    assert "<ol><li>" in article
    assert re.search(rf'<img src="[^"]+/{wanted}\.en\.[^"]*webp" width="\d+" height="\d+" alt="[^"]+"', article)
    assert "nothing found" not in strip_tags(found).lower()
    assert "Nothing found" in browser.get(root, {"q": "zzzzzz"}).content.decode()


@pytest.mark.django_db
def test_articles_follow_the_reader_and_keep_to_their_side(browsers) -> None:
    german = browsers["client"].get("/help/", headers={"Accept-Language": "de"})
    assert german.status_code == 200
    assert browsers["client"].get("/help/articles/own-domain/").status_code == 404
    assert "own-domain" not in browsers["client"].get("/help/", {"q": "own domain"}).content.decode()
    assert browsers["professional"].get("/pro/help/articles/why-refused/").status_code == 200
    assert browsers["public"].get("/help/articles/no-such-article/").status_code == 404


@pytest.mark.django_db
def test_every_page_leads_to_its_help(browsers) -> None:
    page = browsers["client"].get("/documents/").content.decode()
    assert 'href="/help/for/client:documents:index/"' in page
    assert 'href="/help/for/client:library:index/"' in browsers["client"].get("/important-documents/").content.decode()
    leads = browsers["client"].get("/help/for/client:documents:index/")
    assert leads["Location"] == "/help/articles/deliver-documents/"
    assert browsers["client"].get("/help/for/client:nothing:here/")["Location"] == "/help/"
    page = browsers["professional"].get("/pro/prospects/").content.decode()
    assert 'href="/pro/help/for/professional:prospects:index/"' in page
    leads = browsers["professional"].get("/pro/help/for/professional:prospects:index/")
    assert leads["Location"] == "/pro/help/articles/add-a-prospect/"


@pytest.mark.django_db
def test_pages_take_few_statements(browsers, assert_queries) -> None:
    browser = browsers["public"]
    browser.get("/help/")
    with assert_queries(1):  # every article at once
        browser.get("/help/")
    with assert_queries(1):
        browser.get("/help/", {"q": "invite a client"})
    with assert_queries(2):  # the article and those beside it
        browser.get("/help/articles/branding/")


@pytest.mark.django_db
def test_verdict_without_a_choice_keeps_what_was_written(browsers) -> None:
    answer = browsers["client"].post("/help/articles/messages/verdict/", {"remark": "The second step is not clear"})
    assert answer.status_code == 422
    assert "The second step is not clear" in answer.content.decode()
