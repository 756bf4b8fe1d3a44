"""Reads the catalogue and the ready-made flows, and puts a definition together from what a recipe picks."""

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from tenant_apps.flows.definitions import FORMAT, Definition

CATALOGUE = Path(__file__).parent
RECIPES = CATALOGUE.parent / "ready_made"
LANGUAGES = ("en", "nl", "fr", "de")
"""The languages in which every text of the catalogue is written."""


class NotInCatalogue(LookupError):
    """A recipe picks a block that the catalogue does not have."""


@cache
def sections() -> Mapping[str, Definition]:
    """Every section of the catalogue by its key."""
    read = (json.loads(path.read_text(encoding="utf-8")) for path in sorted(CATALOGUE.glob("*.json")))
    return {section["key"]: section for section in read}


@cache
def recipes() -> tuple[Mapping[str, Any], ...]:
    """The ready-made flows: ``code``, ``kind``, ``name``, ``summary`` and what each picks from the catalogue."""
    return tuple(json.loads(path.read_text(encoding="utf-8")) for path in sorted(RECIPES.glob("*.json")))


def compose(recipe: Mapping[str, Any]) -> Definition:
    """The definition that a recipe describes. Without a country it follows the organisation's.

    ``pick`` lists subsections as ``section.subsection``, in order. ``only`` keeps some of its fields; ``need`` and
    ``shown_when`` replace what the catalogue says. ``scores`` gives points to fields by their keys, for ``scoring``.
    """
    chosen: dict[str, dict[str, Any]] = {}
    for pick in recipe["pick"]:
        section_key, _dot, subsection_key = pick["use"].partition(".")
        section = _found(sections(), section_key)
        part = chosen.setdefault(section_key, {"key": section_key, "title": section["title"], "subsections": []})
        subsections = {subsection["key"]: subsection for subsection in section["subsections"]}
        page = _subsection(_found(subsections, subsection_key), pick)
        part["subsections"].append(_scored(page, section_key, recipe.get("scores", {})))
    scoring = {"scoring": recipe["scoring"]} if "scoring" in recipe else {}
    return {
        **scoring,
        "format": FORMAT,
        "languages": list(LANGUAGES),
        "country": recipe.get("country", ""),
        "minutes": recipe["minutes"],
        "client_only": recipe.get("client_only", False),
        "sections": list(chosen.values()),
    }


def _subsection(subsection: Definition, pick: Mapping[str, Any]) -> dict[str, Any]:
    fields = {field["key"]: field for field in subsection["fields"]}
    needs = pick.get("need", {})
    kept = [_found(fields, key) for key in pick.get("only", fields)]
    changed = {"shown_when": pick["shown_when"]} if "shown_when" in pick else {}
    return {
        **subsection,
        **changed,
        "fields": [{**field, "need": needs.get(field["key"], field["need"])} for field in kept],
    }


def _scored(page: Definition, section: str, scores: Mapping[str, Any]) -> dict[str, Any]:
    """The page with the points that the recipe gives to its answers."""
    keys = {field["key"]: f"{section}.{page['key']}.{field['key']}" for field in page["fields"]}
    fields = [
        {**field, "score": scores[keys[field["key"]]]} if keys[field["key"]] in scores else field
        for field in page["fields"]
    ]
    return {**page, "fields": fields}


def _found(parts: Mapping[str, Definition], key: str) -> Definition:
    try:
        return parts[key]
    except KeyError as error:
        raise NotInCatalogue(key) from error
