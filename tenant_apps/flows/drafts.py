"""Changing a definition that is not published yet: pure functions, each from one definition to the next.

A path names a part by its keys: a section, a section and a subsection, or these and a field. Parts that the firm adds
get keys of their own that begin with ``own_``, so that they never meet one of the catalogue.
"""

from collections.abc import Callable, Mapping, Sequence
from copy import deepcopy
from typing import Any, TypeAlias

from django.utils.text import slugify

from tenant_apps.flows.catalogue.library import sections
from tenant_apps.flows.definitions import CHILDREN, FORMAT, PARTS, Definition
from tenant_apps.flows.errors import PartGone
from vestibule.core.languages import complete

Path: TypeAlias = tuple[str, ...]
Edit: TypeAlias = Callable[[dict[str, Any]], None]

OWN = "own_"
LEVELS = ("flow", "section", "subsection", "field")
_LONGEST_KEY = 40


def empty(languages: Sequence[str]) -> dict[str, Any]:
    """A definition that asks nothing yet."""
    return {"format": FORMAT, "languages": list(languages), "country": "", "minutes": 0, "sections": []}


def changed(definition: Definition, edit: Edit) -> dict[str, Any]:
    """The definition with one change; the given one stays as it is."""
    fresh = deepcopy(dict(definition))
    edit(fresh)
    return fresh


def part_at(definition: Definition, path: Path) -> dict[str, Any]:
    """The part that the path names; raises ``PartGone`` where there is none."""
    part = definition
    for name, key in zip(CHILDREN, path, strict=False):
        part = next((child for child in part[name] if child["key"] == key), None)  # type: ignore[assignment]
        if part is None:
            raise PartGone
    return part  # type: ignore[return-value]


def children_of(definition: Definition, path: Path) -> list[dict[str, Any]]:
    """The parts directly inside the one that the path names."""
    found: list[dict[str, Any]] = part_at(definition, path)[CHILDREN[len(path)]]
    return found


def is_own(key: str) -> bool:
    """Whether the firm added the part itself."""
    return key.startswith(OWN)


def order(path: Path, keys: Sequence[str]) -> Edit:
    """Put what is inside a part in this order; what is not named stays behind."""

    def edit(definition: dict[str, Any]) -> None:
        places = {key: place for place, key in enumerate(keys)}
        children_of(definition, path).sort(key=lambda child: places.get(child["key"], len(places)))

    return edit


def switch(path: Path, *, is_on: bool) -> Edit:
    """Ask a part, or ask it no more; either way it keeps all that the firm wrote."""

    def edit(definition: dict[str, Any]) -> None:
        part = part_at(definition, path)
        part.pop("is_off", None)
        if not is_on:
            part["is_off"] = True

    return edit


def remove(path: Path) -> Edit:
    """Take a part out of the draft."""

    def edit(definition: dict[str, Any]) -> None:
        children_of(definition, path[:-1]).remove(part_at(definition, path))

    return edit


def say(path: Path, values: Mapping[str, Any]) -> Edit:
    """Set what a part says; nothing, an empty text or an empty list takes it out."""

    def edit(definition: dict[str, Any]) -> None:
        part, known = part_at(definition, path), PARTS[LEVELS[len(path)]]
        for name, value in values.items():
            if name not in known:
                raise KeyError(name)
            if value in (None, "", {}, [], False):
                part.pop(name, None)
            else:
                part[name] = value

    return edit


def add_section(title: Mapping[str, str]) -> Edit:
    """Add a section of the firm's own at the end."""

    def edit(definition: dict[str, Any]) -> None:
        siblings = definition["sections"]
        siblings.append({"key": _own_key(title, siblings), "title": dict(title), "subsections": []})

    return edit


def add_subsection(section: str, title: Mapping[str, str]) -> Edit:
    """Add a page of the firm's own at the end of a section."""

    def edit(definition: dict[str, Any]) -> None:
        siblings = children_of(definition, (section,))
        siblings.append({"key": _own_key(title, siblings), "title": dict(title), "minutes": 1, "fields": []})

    return edit


def add_field(path: Path, field: Mapping[str, Any]) -> Edit:
    """Add a question of the firm's own at the end of a page."""

    def edit(definition: dict[str, Any]) -> None:
        siblings = children_of(definition, path)
        given = {name: value for name, value in field.items() if value not in (None, "", {}, [])}
        siblings.append({"key": _own_key(field["label"], siblings), **given})

    return edit


def take_up(uses: Sequence[str]) -> Edit:
    """Add blocks of the catalogue: pages as ``section.subsection``, questions as ``section.subsection.field``.

    What is there already is left as it is, but switched on. A page that goes to a section that is there joins it.
    """

    def edit(definition: dict[str, Any]) -> None:
        for use in uses:
            _take_up(definition, tuple(use.split(".")))

    return edit


def offered(definition: Definition) -> dict[str, list[Definition]]:
    """The pages of the catalogue that the definition does not have, by section."""
    present = {
        f"{section['key']}.{page['key']}" for section in definition["sections"] for page in section["subsections"]
    }
    found = {
        key: [page for page in section["subsections"] if f"{key}.{page['key']}" not in present]
        for key, section in sections().items()
    }
    return {key: pages for key, pages in found.items() if pages}


def offered_fields(definition: Definition, path: Path) -> list[Definition]:
    """The questions that the catalogue has for a page and the definition has not."""
    page = catalogue_page(path)
    present = {field["key"] for field in children_of(definition, path)}
    return [field for field in (page["fields"] if page else ()) if field["key"] not in present]


def catalogue_page(path: Path) -> Definition | None:
    """The page of the catalogue at this path, if there is one."""
    section = sections().get(path[0])
    pages = section["subsections"] if section else ()
    return next((page for page in pages if page["key"] == path[1]), None)


def _take_up(definition: dict[str, Any], path: Path) -> None:
    page = catalogue_page(path)
    if page is None:
        raise PartGone
    section = _or_add(
        definition["sections"], {"key": path[0], "title": sections()[path[0]]["title"], "subsections": []}
    )
    if len(path) == len(CHILDREN):
        wanted = next((field for field in page["fields"] if field["key"] == path[-1]), None)
        if wanted is None:
            raise PartGone
        _or_add(part_at(definition, path[:-1])["fields"], wanted)
    else:
        _or_add(section["subsections"], page)


def _or_add(siblings: list[dict[str, Any]], part: Definition) -> dict[str, Any]:
    found = next((sibling for sibling in siblings if sibling["key"] == part["key"]), None)
    if found is None:
        found = complete(deepcopy(dict(part)))
        siblings.append(found)
    found.pop("is_off", None)
    return found


def _own_key(text: Mapping[str, str], siblings: Sequence[Definition]) -> str:
    """A key made of the words, different from those beside it."""
    words = next((words for words in text.values() if words), "")
    stem = f"{OWN}{slugify(words).replace('-', '_') or 'part'}"[:_LONGEST_KEY].rstrip("_")
    taken, number, key = {sibling["key"] for sibling in siblings}, 1, stem
    while key in taken:
        number += 1
        key = f"{stem}_{number}"
    return key
