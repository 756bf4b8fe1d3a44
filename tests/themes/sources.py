"""Every template of ours, its component tags and its classes."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from themes.base.bundles import stylesheet

ROOT = Path(__file__).resolve().parents[2]
COMPONENTS = ROOT / "themes" / "base" / "templates" / "cotton"
_FLOORS = ("themes", "shared_apps", "tenant_apps", "tenants", "src")
_COMMENT = re.compile(r"{#.*?#}|{%\s*comment\s*%}.*?{%\s*endcomment\s*%}", re.DOTALL)
_TAG = re.compile(
    r"<c-([a-z][\w.-]*)((?:\s+[^\s/>\"'=<>`]+(?:\s*=\s*(?:\"[^\"]*\"|'[^']*'|[^\s>\"']+))?)*)\s*/?>", re.DOTALL
)
_PROP = re.compile(r"([^\s=\"'/<>]+)(?:\s*=\s*(?:\"[^\"]*\"|'[^']*'|[^\s>]+))?", re.DOTALL)
_VARS = re.compile(r"<c-vars\s([^>]*)/?>", re.DOTALL)
_TEMPLATE_CODE = re.compile(r"{{.*?}}|{%.*?%}", re.DOTALL)
_CLASS = re.compile(r"\bclass=\"([^\"]*)\"")
_SELECTOR = re.compile(r"\.([a-z][\w-]*)")
PASSED_THROUGH = ("data-", "aria-", "hx-")
PLAIN = frozenset({"hidden", "autofocus", "inert", "lang", "tabindex"})


@dataclass(frozen=True)
class Usage:
    """One component tag in one template."""

    template: str
    component: str
    props: frozenset[str]


@cache
def templates() -> tuple[Path, ...]:
    """Every template, layouts and components included."""
    found = (path for floor in _FLOORS for path in (ROOT / floor).rglob("templates/**/*") if path.is_file())
    return tuple(sorted(path for path in found if path.suffix in {".html", ".txt"}))


def text_of(path: Path) -> str:
    """A template without its comments."""
    return _COMMENT.sub("", path.read_text(encoding="utf-8"))


def without_code(text: str) -> str:
    """What remains of a template when tags and variables are taken out."""
    return _TEMPLATE_CODE.sub("", text)


def usages() -> Iterator[Usage]:
    """Every component tag of every template."""
    for path in templates():
        for match in _TAG.finditer(without_code(text_of(path))):
            if match.group(1) not in {"vars", "slot"}:
                props = frozenset(prop.lstrip(":") for prop in _PROP.findall(match.group(2)))
                yield Usage(str(path.relative_to(ROOT)), match.group(1), props)


@cache
def declared(component: str) -> frozenset[str] | None:
    """The props that a component declares, or None for one that does not exist."""
    path = COMPONENTS / f"{component}.html"
    if not path.exists():
        return None
    match = _VARS.search(text_of(path))
    return (
        frozenset(prop.lstrip(":") for prop in _PROP.findall(_TEMPLATE_CODE.sub("", match.group(1))))
        if match
        else frozenset()
    )


def passes_attributes(component: str) -> bool:
    """Whether a component writes what it does not declare onto its element."""
    return "{{ attrs }}" in text_of(COMPONENTS / f"{component}.html")


def components() -> list[str]:
    """Every component by name."""
    return sorted(path.stem for path in COMPONENTS.glob("*.html"))


@cache
def styled_classes() -> frozenset[str]:
    """Every class that some stylesheet of ours knows."""
    return frozenset(
        _SELECTOR.findall("".join(stylesheet(portal).decode() for portal in ("client", "professional", "public")))
    )


def written_classes(path: Path) -> set[str]:
    """Every class that a template writes in full."""
    found = _CLASS.findall(_TEMPLATE_CODE.sub(" ", text_of(path)))
    return {name for names in found for name in names.split() if not name.endswith("-")}


def classes_of(paths: list[Path]) -> set[str]:
    """Every class that these templates write, themselves or through the components they use."""
    found: set[str] = set()
    waiting, seen = list(paths), set()
    while waiting:
        path = waiting.pop()
        if path in seen or not path.exists():
            continue
        seen.add(path)
        found |= written_classes(path)
        for name, _props in _TAG.findall(without_code(text_of(path))):
            waiting.append(COMPONENTS / f"{name}.html")
    return found


def reached(paths: list[Path]) -> set[str]:
    """Every component that these templates show, themselves or through other components."""
    found: set[str] = set()
    waiting = list(paths)
    while waiting:
        names = {name for name, _props in _TAG.findall(without_code(text_of(waiting.pop())))} - {"vars", "slot"}
        waiting += [COMPONENTS / f"{name}.html" for name in names - found]
        found |= names
    return found
