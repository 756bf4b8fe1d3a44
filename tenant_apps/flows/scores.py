"""Changing how a draft is scored: pure functions, each from one definition to the next."""

from collections.abc import Iterator, Mapping
from copy import deepcopy
from typing import Any

from tenant_apps.flows.catalogue.library import recipes
from tenant_apps.flows.drafts import Edit, Path, part_at
from tenant_apps.flows.errors import PartGone
from tenant_apps.flows.scoring import KINDS
from vestibule.core.languages import complete


def begin() -> Edit:
    """Score the flow; only the client may answer it from then on."""

    def edit(definition: dict[str, Any]) -> None:
        definition.setdefault("scoring", {kind: [] for kind in KINDS})
        definition["client_only"] = True

    return edit


def as_ready_made(kind: str) -> Edit:
    """Ask and score what the ready-made flow of this type does, as far as the flow has its pages; others stay plain."""
    found = next((recipe for recipe in recipes() if recipe["kind"] == kind and "scoring" in recipe), None)

    def edit(definition: dict[str, Any]) -> None:
        if found is None:
            return
        definition["scoring"], definition["client_only"] = complete(deepcopy(found["scoring"])), True
        only = {pick["use"]: pick["only"] for pick in found["pick"] if "only" in pick}
        for section in definition["sections"]:
            for page in section["subsections"]:
                wanted = only.get(f"{section['key']}.{page['key']}")
                page["fields"] = [field for field in page["fields"] if wanted is None or field["key"] in wanted]
        for key, field in _fields(definition):
            if key in found["scores"]:
                field["score"] = deepcopy(found["scores"][key])

    return edit


def stop() -> Edit:
    """Score the flow no more: dimensions, bands, contradictions and points go; the questions stay."""

    def edit(definition: dict[str, Any]) -> None:
        definition.pop("scoring", None)
        for _key, field in _fields(definition):
            field.pop("score", None)

    return edit


def entries_of(definition: Mapping[str, Any], kind: str) -> list[dict[str, Any]]:
    """The dimensions, bands or contradictions of a scored draft; raises ``PartGone`` for one that is not scored."""
    scoring = definition.get("scoring")
    if not scoring or kind not in KINDS:
        raise PartGone
    found: list[dict[str, Any]] = scoring.setdefault(kind, [])
    return found


def entry_at(definition: Mapping[str, Any], kind: str, key: str) -> dict[str, Any]:
    """One of them; raises ``PartGone`` where there is none."""
    found = next((entry for entry in entries_of(definition, kind) if entry["key"] == key), None)
    if found is None:
        raise PartGone
    return found


def put(kind: str, key: str, values: Mapping[str, Any]) -> Edit:
    """Set what an entry says; one that is not there yet is added."""

    def edit(definition: dict[str, Any]) -> None:
        entries = entries_of(definition, kind)
        entry = next((entry for entry in entries if entry["key"] == key), None)
        if entry is None:
            entry = {"key": key}
            entries.append(entry)
        entry.update(values)

    return edit


def remove(kind: str, key: str) -> Edit:
    """Take an entry out; the points that count for a dimension go with it."""

    def edit(definition: dict[str, Any]) -> None:
        entries_of(definition, kind).remove(entry_at(definition, kind, key))
        for _key, field in _fields(definition):
            if kind == "dimensions" and (field.get("score") or {}).get("dimension") == key:
                field.pop("score")

    return edit


def give_points(path: Path, dimension: str, points: Mapping[str, int]) -> Edit:
    """Say for which dimension a question counts and what its answers are worth; without a dimension it does not."""

    def edit(definition: dict[str, Any]) -> None:
        field = part_at(definition, path)
        field.pop("score", None)
        if dimension:
            entry_at(definition, "dimensions", dimension)
            field["score"] = {"dimension": dimension, "points": dict(points)}

    return edit


def free_key(definition: Mapping[str, Any], kind: str) -> str:
    """A key that no entry of this kind has."""
    taken = {entry["key"] for entry in entries_of(definition, kind)}
    return next(key for number in range(1, len(taken) + 2) if (key := f"own_{number}") not in taken)


def _fields(definition: Mapping[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    for section in definition["sections"]:
        for page in section["subsections"]:
            for field in page["fields"]:
                yield f"{section['key']}.{page['key']}.{field['key']}", field
