"""Finds words that a reader would see and that nobody marked for translation."""

import ast
import re
from html.parser import HTMLParser

from tests.architecture.code import Source, dotted

# What stands the same in every language.
NAMES = re.compile(
    r"\b(?:Vestibule|LinkedIn|Facebook|Instagram|YouTube|XING|TXT|CNAME|DNS|https|www|PDF|JPEG|PNG|HEIC|DOCX|SMS|QR|PNG|SVG|CSV|IBAN|BSN|API|MB|GB|URL|HTML|ok|px)\b|&[a-z]+;|&#\d+;"
)
_WORD = re.compile(r"[^\W\d_]{2,}")
_COMMENT = re.compile(r"{#.*?#}|{%\s*comment\b.*?%}.*?{%\s*endcomment\s*%}", re.DOTALL)
_TRANSLATED = re.compile(r"{%\s*(blocktranslate|blocktrans)\b.*?%}.*?{%\s*end\1\s*%}", re.DOTALL)
_CLASSES = re.compile(r"{%\s*block\s+\w*class\w*\s*%}.*?{%\s*endblock[^%]*%}", re.DOTALL)  # written into an attribute
_CODE = re.compile(r"{%.*?%}|{{.*?}}", re.DOTALL)
_TAG_WITH_WORDS = re.compile(r"{%\s*(include|with|button|field|icon)\b(.*?)%}", re.DOTALL)
_GIVEN = re.compile(r"\b(\w+)=(?:\"([^\"]*)\"|'([^']*)')")
_FILTER = re.compile(r"\|(?:default|default_if_none|yesno|pluralize|add):(?:\"([^\"]*)\"|'([^']*)')")

SEEN_ATTRIBUTES = {
    "title", "alt", "placeholder", "aria-label", "aria-description", "aria-valuetext", "aria-roledescription",
    "label", "heading", "text", "help", "hint", "summary", "description", "caption", "message", "empty", "subtitle",
    "eyebrow", "action-label", "note",
}  # fmt: skip
_NOT_READ = {"script", "style", "svg", "code", "pre", "kbd"}


def words_in(text: str) -> str:
    """Return what is left to read once names are taken out, or nothing when no word is among it."""
    left = " ".join(NAMES.sub(" ", text).split())
    return left if _WORD.search(left) else ""


def _printed(code: re.Match[str]) -> str:
    """Return the literals that a variable may print; a tag prints none."""
    found = _FILTER.findall(code[0]) if code[0].startswith("{{") else []
    return " ".join(" ".join(pair).replace(",", " ") for pair in found)


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[str] = []
        self._unread = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag in _NOT_READ:
            self._unread += 1
        seen = SEEN_ATTRIBUTES | ({"value"} if tag == "input" and given.get("type") in {"submit", "button"} else set())
        if tag == "c-vars":
            return  # defaults of a component; who uses it gives the words
        shown = [(name, words_in(value or "")) for name, value in attrs if name.lstrip(":") in seen]
        self.found += [f'{name}="{words}"' for name, words in shown if words]

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag in _NOT_READ:
            self._unread -= 1

    def handle_endtag(self, tag: str) -> None:
        if tag in _NOT_READ:
            self._unread -= 1

    def handle_data(self, data: str) -> None:
        if not self._unread and (words := words_in(data)):
            self.found.append(words)


def unmarked_in_template(text: str, *, is_html: bool = True) -> list[str]:
    """Return the words of a template that are shown and not translated."""
    text = _CLASSES.sub("", _TRANSLATED.sub("", _COMMENT.sub("", text)))
    found = [
        f"{name}={words!r}"
        for _tag, rest in _TAG_WITH_WORDS.findall(text)
        for name, first, second in _GIVEN.findall(rest)
        if name in SEEN_ATTRIBUTES and (words := words_in(first or second))
    ]
    bare = _CODE.sub(_printed, text)
    if not is_html:
        return found + [words for line in bare.splitlines() if (words := words_in(line))]
    reader = _Reader()
    reader.feed(bare)
    reader.close()
    return found + reader.found


# Python

_MARKS = {"_", "gettext", "gettext_lazy", "ngettext", "ngettext_lazy", "pgettext", "pgettext_lazy", "npgettext"}
_SEEN_KEYWORDS = {"label", "help_text", "empty_label", "verbose_name", "verbose_name_plural", "help", "placeholder"}
_SEEN_KEYS = {"placeholder", "aria-label", "title", "alt"}
_FIRST_IS_SEEN = {"ValidationError", "Place", "Entry", "Step"}
_SECOND_IS_SEEN = {"DomainError", "declare", "success", "error", "info", "warning"}


def _says(node: ast.AST | None) -> str:
    """Return the words of a bare literal."""
    is_text = isinstance(node, ast.Constant) and isinstance(node.value, str)
    if isinstance(node, ast.JoinedStr):
        return words_in(" ".join(str(part.value) for part in node.values if isinstance(part, ast.Constant)))
    return words_in(node.value) if is_text else ""


def _in_call(call: ast.Call) -> list[ast.AST | None]:
    chain = dotted(call.func)
    name = chain.split(".")[-1]
    seen: list[ast.AST | None] = [word.value for word in call.keywords if word.arg in _SEEN_KEYWORDS]
    is_field = chain.startswith(("models.", "forms.")) and name.endswith("Field")
    if name in _FIRST_IS_SEEN or (is_field and not name.startswith(("OneTo", "ManyTo"))):
        seen += call.args[:1]
    is_message = name in _SECOND_IS_SEEN and (name in {"DomainError", "declare"} or chain.startswith("messages."))
    if is_message or chain == "super().__init__":
        seen += call.args[1:2]
    return seen


def _in_class(node: ast.ClassDef) -> list[ast.AST | None]:
    bases = {dotted(base).split(".")[-1] for base in node.bases}
    values = [entry.value for entry in node.body if isinstance(entry, ast.Assign)]
    seen: list[ast.AST | None] = []
    if bases & {"TextChoices", "IntegerChoices"}:
        seen += [value.elts[1] if isinstance(value, ast.Tuple) else value for value in values]
    if "AppConfig" in bases:
        return seen  # its label is a name in code
    seen += [
        entry.value
        for entry in node.body
        if isinstance(entry, ast.Assign) and {dotted(target) for target in entry.targets} & {"message", "label"}
    ]
    return seen


def unmarked_in_python(source: Source) -> list[str]:
    """Return the words of a file that readers see in forms, choices, messages and errors, and nobody marked."""
    found = []
    for node in ast.walk(source.tree):
        seen: list[ast.AST | None] = []
        if isinstance(node, ast.Call):
            seen = _in_call(node)
        elif isinstance(node, ast.ClassDef):
            seen = _in_class(node)
        elif isinstance(node, ast.Dict):
            seen = [
                value
                for key, value in zip(node.keys, node.values, strict=True)
                if isinstance(key, ast.Constant) and key.value in _SEEN_KEYS
            ]
        found += [f"{source.at(part)} {words}" for part in seen if part is not None and (words := _says(part))]
    return found


def unlabelled(source: Source) -> list[str]:
    """Return form fields without a label: Django would make one of the field's English name."""
    found = []
    for node in ast.walk(source.tree):
        if not isinstance(node, ast.ClassDef) or not any(dotted(base).endswith("Form") for base in node.bases):
            continue
        for entry in node.body:
            if isinstance(entry, ast.Assign) and isinstance(entry.value, ast.Call):
                chain = dotted(entry.value.func)
                given = {word.arg for word in entry.value.keywords}
                hidden = any("Hidden" in dotted(part) for word in entry.value.keywords for part in [word.value])
                if chain.startswith("forms.") and chain.endswith("Field") and "label" not in given and not hidden:
                    found.append(f"{source.at(entry)} {dotted(entry.targets[0])}")
    return found
