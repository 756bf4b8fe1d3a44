"""Whether questions about the own file are recognised: counted, in four languages."""

import pytest
from django.conf import settings

from shared_apps.help.enums import OwnFile
from tenant_apps.chats.enums import Intent
from tenant_apps.chats.intents import examples, languages, recognised, words_of
from tests.tenant_apps.chats.questions import ABOUT_SOMETHING_ELSE, ABOUT_THE_FILE

LANGUAGES = [code for code, _name in settings.LANGUAGES]
GOAL = 0.9


def test_patterns_are_written_in_every_language() -> None:
    assert languages() == sorted(LANGUAGES) == sorted(ABOUT_THE_FILE)
    assert {kind.value for kind in OwnFile} <= {intent.value for intent in Intent}


@pytest.mark.parametrize("language", ABOUT_THE_FILE)
def test_questions_about_the_own_file_are_recognised(language: str) -> None:
    asked = [(Intent[name], each) for name, listed in ABOUT_THE_FILE[language].items() for each in listed]
    missed = [(wanted, each, recognised(each, language)) for wanted, each in asked]
    missed = [(wanted, each, got) for wanted, each, got in missed if got != wanted]
    assert len(asked) >= 25
    assert len(missed) <= (1 - GOAL) * len(asked), missed


@pytest.mark.parametrize("language", ABOUT_SOMETHING_ELSE)
def test_other_questions_are_not(language: str) -> None:
    found = {each: recognised(each, language) for each in ABOUT_SOMETHING_ELSE[language]}
    assert set(found.values()) == {None}, found


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_proposed_is_recognised(language: str) -> None:
    assert [recognised(each, language) for each in examples(language)] == [
        Intent.TO_DO,
        Intent.REFUSED,
        Intent.APPOINTMENT,
        Intent.ADVISER,
    ]


@pytest.mark.parametrize("odd", ["", " ", "\0", "???", "a" * 5_000, "why " * 2_000, "'; DROP TABLE x; --"])
def test_odd_questions_break_nothing(odd: str) -> None:
    assert recognised(odd, "en") is None
    assert len(words_of(odd)) <= 60


def test_a_language_without_patterns_is_read_as_english() -> None:
    assert examples("xx") == []
    assert recognised("When is my appointment?", "xx") == Intent.APPOINTMENT
