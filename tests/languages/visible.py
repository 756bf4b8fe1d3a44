"""What a person sees or hears of a page: its texts, and the attributes that are shown or read out."""

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser

UNSEEN = {"script", "style", "template", "head"}
VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr", "path"}
SHOWN = {"title", "alt", "placeholder", "label", "aria-label", "aria-description", "aria-valuetext", "aria-placeholder"}
BUTTONS = {"submit", "button", "reset"}
# Attributes of ours that a script or a stylesheet shows: by their names, or because their value is a sentence.
OURS = re.compile(r"data-(?:label|announce|loaded|failed|say|text)(?:-[a-z-]+)?$")


def _is_shown(tag: str, name: str, value: str, values: dict[str, str]) -> bool:
    if name in SHOWN or OURS.match(name) or (name.startswith("data-") and " " in value.strip()):
        return True
    return tag == "input" and name == "value" and values.get("type") in BUTTONS


@dataclass
class Reader(HTMLParser):
    """Collects ``(where, text)``. What is marked as another language than the page's is not collected."""

    language: str
    found: list[tuple[str, str]] = field(default_factory=list)
    open: list[tuple[str, str]] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        language = values.get("lang", self.open[-1][1] if self.open else self.language)
        if tag not in VOID:
            self.open.append((tag, language))
        if language != self.language:
            return
        for name, value in values.items():
            if value and _is_shown(tag, name, value, values):
                self.found.append((f"<{tag} {name}>", value))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        for position in range(len(self.open) - 1, -1, -1):
            if self.open[position][0] == tag:
                del self.open[position:]
                return

    def handle_data(self, data: str) -> None:
        tags = {tag for tag, _language in self.open}
        unseen = tags & UNSEEN and "title" not in tags
        language = self.open[-1][1] if self.open else self.language
        typed = "textarea" in tags
        if data.strip() and not unseen and not typed and language == self.language:
            self.found.append((f"<{self.open[-1][0] if self.open else ''}>", data.strip()))


def texts_of(html: str, language: str) -> list[tuple[str, str]]:
    """Everything that the reader of a page in this language sees or hears of it; a word that may break is one."""
    reader = Reader(language)
    reader.feed(html.replace("<wbr>", ""))
    reader.close()
    return reader.found


def page_language(html: str) -> str:
    """What the page says that it is written in."""
    found = re.search(r"<html[^>]*\blang=\"([\w-]+)\"", html)
    return found[1] if found else ""
