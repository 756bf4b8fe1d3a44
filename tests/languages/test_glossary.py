"""The catalogues keep to docs/glossary.md, address people formally, and are set as each language is printed."""

import json
import re
from collections.abc import Iterator

import pytest

from tests.languages import glossary
from vestibule.supervisor.catalogues import languages
from vestibule.supervisor.places import ROOT

LANGUAGES = languages()
_ORDINARY_SPACE = re.compile(r"\w [?!;:](?!\w)|« | »")
_NO_SPACE = re.compile(r"\w[?!;](?=\s|$)|«\w|\w»")


@pytest.mark.parametrize("language", LANGUAGES)
def test_words_are_those_of_the_glossary(language: str) -> None:
    assert glossary.breaches(language) == []


def test_glossary_has_a_column_for_each_language() -> None:
    assert set(glossary.COLUMNS) == {"en", *LANGUAGES}
    assert set(glossary.forbidden()) == set(LANGUAGES)
    assert len(glossary.terms()) > 25
    assert all(all(term.forms[language]) for term in glossary.terms() for language in LANGUAGES)


def test_check_can_fail(monkeypatch: pytest.MonkeyPatch) -> None:
    texts = [("The dossier is open.", "De map is open."), ("Approve it", "Keurt u het goed")]
    monkeypatch.setattr(glossary, "translations", lambda _language: texts)
    assert [breach.partition(":")[0] for breach in glossary.breaches("nl")] == ["dossier"]


def test_every_exception_is_needed(monkeypatch: pytest.MonkeyPatch) -> None:
    needed = glossary.exceptions()
    monkeypatch.setattr(glossary, "exceptions", set)
    found = {language: glossary.breaches(language) for language in LANGUAGES}
    idle = [
        (word, language, start)
        for word, language, start in needed
        if not any(re.match(rf"{re.escape(word)}: ['\"]{re.escape(start)}", breach) for breach in found[language])
    ]
    assert idle == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_people_are_addressed_formally(language: str) -> None:
    never = glossary.forbidden()[language]
    texts = (text for _english, text in glossary.translations(language))
    assert [text for text in texts if never.search(re.sub(r"%\(\w+\)s", "", text))] == []


def test_french_signs_have_a_space_that_does_not_break() -> None:
    texts = [re.sub(r"https?://\S+|<[^>]+>", "", text) for _english, text in glossary.translations("fr")]
    assert [text for text in texts if _ORDINARY_SPACE.search(text) or _NO_SPACE.search(text)] == []


def test_french_check_can_fail() -> None:
    for text in ("Vraiment ?", "Vraiment?", "« oui »", "«oui»", "Attention : fin"):
        assert _ORDINARY_SPACE.search(text) or _NO_SPACE.search(text), text
    for text in ("Vraiment\u202f?", "«\u00a0oui\u00a0»", "10:30", "Attention\u00a0: fin"):
        assert not _ORDINARY_SPACE.search(text), text
        assert not _NO_SPACE.search(text), text


def test_french_of_the_ready_made_texts_keeps_its_spaces_too() -> None:
    def french(content: object, language: str = "") -> Iterator[str]:
        if isinstance(content, dict):
            for name, value in content.items():
                yield from french(value, name if name in glossary.COLUMNS else language)
        elif isinstance(content, list):
            for value in content:
                yield from french(value, language)
        elif isinstance(content, str) and language == "fr":
            yield content

    texts = [text for path in (ROOT / "tenant_apps").rglob("*.json") for text in french(json.loads(path.read_text()))]
    assert len(texts) > 500
    assert [text for text in texts if _ORDINARY_SPACE.search(text) or _NO_SPACE.search(text)] == []
