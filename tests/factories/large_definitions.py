"""What large flows ask, in words alone: twenty questions a page, five of them with a condition."""

from typing import Any

PAGES, QUESTIONS = 10, 20
KINDS = ("text", "number", "money", "yes_no", "choice", "date", "country", "email")


def definition_of(pages: int) -> dict[str, Any]:
    """A definition with so many pages."""
    return {"format": 1, "languages": ["en"], "country": "NL", "sections": [_section(pages)]}


def _section(pages: int) -> dict[str, Any]:
    return {"key": "s", "title": {"en": "Section"}, "subsections": [_page(page) for page in range(pages)]}


def _page(page: int) -> dict[str, Any]:
    fields = [_field(page, number) for number in range(QUESTIONS)]
    return {"key": f"page_{page}", "title": {"en": f"Page {page}"}, "fields": fields}


def _field(page: int, number: int) -> dict[str, Any]:
    kind = KINDS[number % len(KINDS)]
    field: dict[str, Any] = {"key": f"q_{number}", "type": kind, "need": "soft", "label": {"en": f"Question {number}"}}
    if kind == "choice":
        field["options"] = [{"value": value, "label": {"en": value}} for value in ("a", "b", "c")]
    if number and number % 4 == 0:
        first = {"var": f"s.page_{page}.q_0"}
        field["shown_when"] = {"or": [{"!": [first]}, {"!=": [first, "never"]}]}
    if number == QUESTIONS - 1:
        field["shown_when"] = {"!=": [{"var": f"s.page_{page}.q_1"}, 7]}
    return field
