"""What somebody may type or send who means harm, or whose keyboard slipped."""

import re
from html import unescape

ODD = {
    "nul": "a\x00b",
    "long": "x" * 70_000,
    "signs": "\U0001f3e0\u202e\u05c3\u0301" * 700,
    "line": "Anna\r\nBcc: victim@example.com\r\n\r\nbody",
    "script": "\"'><script>alert(1)</script>{{ 7|add:7 }}{% now 'Y' %}",
    "number": "9" * 400,
    "infinite": "1e400",
    "nan": "NaN",
    "minus": "-1",
    "foreign digits": "٣٤",
    "first day": "0001-01-01",
    "last day": "9999-12-31",
    "format": "%s %(x)s {0} \\",
    "path": "../../../etc/passwd",
    "list": "[[]]",
    "sheet": '=HYPERLINK("http://evil.example";1)',
    "uuid": "00000000-0000-0000-0000-000000000000",
}
SCRIPT = "<script>alert(1)</script>"
ASKED_IN_ADDRESSES = ("q", "page", "sort", "order", "state", "status", "kind", "lang", "next", "back", "method", "view")

_FIELD = re.compile(r"<(input|select|textarea|button)\b([^>]*)>", re.IGNORECASE)
_ATTRIBUTE = re.compile(r'(name|value|type)="([^"]*)"')
_CHOICE = re.compile(r'<select\b[^>]*name="([^"]+)"[^>]*>.*?<option value="([^"]+)"', re.DOTALL)
_HELD = ("csrfmiddlewaretoken", "form_key")


def fields_in(page: str) -> dict[str, str]:
    """The fields of every form on a page, each with a value that the page itself offers."""
    fields: dict[str, str] = {}
    for _tag, attributes in _FIELD.findall(page):
        found = dict(_ATTRIBUTE.findall(attributes))
        if found.get("name") and found["name"] not in _HELD and found.get("type") != "file":
            fields.setdefault(unescape(found["name"]), unescape(found.get("value", "")))
    return fields | {unescape(name): unescape(value) for name, value in _CHOICE.findall(page)}
