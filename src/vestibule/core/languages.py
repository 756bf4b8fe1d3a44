"""Which language an answer is given in, and ready-made texts in every language of the product."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.module_loading import import_string
from django.utils.translation import override, pgettext
from django.utils.translation.trans_real import parse_accept_lang_header

READY_MADE = "ready-made"
"""The context of ready-made texts in the catalogues of languages in which they are not written here."""


def first_offered(wishes: Iterable[str], offered: Sequence[str]) -> str:
    """The first wish that is offered, or else the first language on offer."""
    return next((wish for wish in wishes if wish in offered), offered[0])


def browser_languages(request: HttpRequest) -> list[str]:
    """What the browser asks for, best first; after each variety (de-AT) the language itself (de)."""
    found = []
    for code, _quality in parse_accept_lang_header(request.headers.get("Accept-Language", "").lower()[:500]):
        found += [code, code.split("-")[0]]
    return found


def in_every_language(texts: Mapping[str, str]) -> dict[str, str]:
    """A ready-made text in each language of the product, by code.

    In a language in which it was not written here, it is what the catalogue says; what is missing there stays empty, so
    that readers get the fallback and the firm sees what is missing.
    """
    return {code: texts.get(code) or _from_catalogue(texts["en"], code) for code, _name in settings.LANGUAGES}


def _from_catalogue(text: str, code: str) -> str:
    with override(code):
        found = pgettext(READY_MADE, text) if text else ""
    return "" if found == text else found


def complete(node: Any) -> Any:
    """The same tree of lists and dictionaries, with each text (a dictionary with ``en``) in every language."""
    if isinstance(node, Mapping):
        if "en" in node:
            return {code: text for code, text in in_every_language(node).items() if text}
        return {name: complete(value) for name, value in node.items()}
    return [complete(value) for value in node] if isinstance(node, list) else node


def english_texts(node: Any) -> Iterator[str]:
    """Each English text of such a tree."""
    if isinstance(node, Mapping) and "en" in node:
        if node["en"]:
            yield node["en"]
    elif isinstance(node, Mapping | list | tuple):
        for child in node.values() if isinstance(node, Mapping) else node:
            yield from english_texts(child)


class FirmsFallbacks(dict[str, tuple[str, ...]]):
    """In which languages a translated column is looked for when it is empty: the firm's first before the others."""

    def __getitem__(self, key: str) -> tuple[str, ...]:
        """Ask for the firm at hand each time."""
        fixed = super().__getitem__(key)
        first: str = import_string(settings.FIRST_LANGUAGE_LOADER)() if key == "default" else ""
        return (first, *fixed) if first else fixed
