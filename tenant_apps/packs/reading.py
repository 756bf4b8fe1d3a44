"""Reads the packs, which are folders of JSON below ``catalogue``, one file for each kind of thing.

A text is a mapping from language to words, or to lines; in a language in which it was not written here it is what the
language's catalogue says.
"""

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from django.utils.translation import get_language

from tenant_apps.flows.catalogue.library import compose
from tenant_apps.packs.comparing import ORDER, Content
from tenant_apps.packs.enums import ItemKind
from vestibule.core.languages import complete, english_texts, in_every_language

CATALOGUE = Path(__file__).parent / "catalogue"
STAGE = "stage:"
Key = tuple[str, str]
"""The kind and the code of an item."""


@dataclass(frozen=True, slots=True)
class Pack:
    """A pack as the product has it: its items by kind and code, each as parts to compare."""

    code: str
    version: str
    country: str
    names: Mapping[str, str]
    summaries: Mapping[str, str]
    items: Mapping[Key, Content]

    def __str__(self) -> str:
        return in_own_words(self.names)

    @property
    def summary(self) -> str:
        return in_own_words(self.summaries)

    @property
    def digest(self) -> str:
        """Of everything that would be installed."""
        written = {f"{kind}/{code}": content for (kind, code), content in self.items.items()}
        return hashlib.sha256(json.dumps(written, sort_keys=True).encode()).hexdigest()

    def of_kind(self, kind: str) -> list[tuple[str, Content]]:
        """The items of a kind in the order of the pack."""
        return [(code, content) for (each, code), content in self.items.items() if each == kind]


def in_own_words(texts: Mapping[str, str]) -> str:
    """A text in the reader's language, or in English."""
    return texts.get(get_language() or "") or texts["en"]


def packs() -> list[Pack]:
    """Every pack, by country."""
    return [pack_called(folder) for folder in folders()]


@cache
def folders() -> tuple[str, ...]:
    return tuple(sorted(path.parent.name for path in CATALOGUE.glob("*/pack.json")))


def pack_called(code: str) -> Pack:
    """The pack of this code. Raises ``KeyError``."""
    if code not in folders():
        raise KeyError(code)
    about = _read(code, "pack")
    items: dict[Key, Content] = {}
    for kind in ItemKind:
        for written in _read(code, kind.value) or ():
            items[(kind.value, written["code"])] = said(_CONTENTS[kind](written))
    texts = {name: in_every_language(about[name]) for name in ("name", "summary")}
    return Pack(code, about["version"], about["country"], texts["name"], texts["summary"], items)


@cache
def _read(code: str, name: str) -> Any:
    path = CATALOGUE / code / f"{name}.json"
    return json.loads(path.read_text(encoding="utf-8")) if path.exists() else None


def ready_texts() -> Iterator[str]:
    """The English of every text that is installed from a pack."""
    for code in folders():
        for name in ("pack", *ItemKind.values):
            yield from english_texts(_joined(_read(code, name) or {}))


def _texts(name: str, texts: Mapping[str, Any] | None) -> dict[str, str]:
    """A text as columns; an empty one has none."""
    found = in_every_language(_joined(texts)) if texts else {}
    return {f"{name}_{code}": text for code, text in found.items() if text}


def _joined(node: Any) -> Any:
    """The same tree, with the lines of each text put together."""
    if isinstance(node, Mapping) and "en" in node:
        return {code: "\n".join(text) if isinstance(text, list) else text for code, text in node.items()}
    if isinstance(node, Mapping):
        return {name: _joined(value) for name, value in node.items()}
    return [_joined(value) for value in node] if isinstance(node, list) else node


def _label(written: Mapping[str, Any]) -> Content:
    texts = _texts("name", written["name"]) | _texts("text", written.get("text"))
    return texts | {"is_required": written.get("is_required", False)}


def _document(written: Mapping[str, Any]) -> Content:
    texts = _texts("name", written["name"]) | _texts("help", written["help"])
    return texts | {"fresh_days": written.get("fresh_days"), "sensitive": written.get("sensitive", False)}


def _workflow(written: Mapping[str, Any]) -> Content:
    stages = {
        f"{STAGE}{stage['code']}": _texts("name", stage["name"])
        | {
            "tone": stage.get("tone", "info"),
            "outcome": stage.get("outcome", "ongoing"),
            "rules": sorted(stage.get("rules", [])),
        }
        for stage in written["stages"]
    }
    order = [stage["code"] for stage in written["stages"]]
    return _texts("name", written["name"]) | {"kind": written["kind"], ORDER: order} | stages


def _point(written: Mapping[str, Any]) -> Content:
    texts = _texts("subject", written.get("subject")) | _texts("remark", written.get("remark"))
    return texts | {
        "product_kind": written["product"],
        "kind": written.get("kind", "deliver"),
        "document": written.get("document", ""),
        "is_of_each": written.get("each", True),
        "is_usual": written.get("usual", True),
        "days": written.get("days"),
    }


def _flow(written: Mapping[str, Any]) -> Content:
    texts = _texts("name", written["name"]) | _texts("summary", written["summary"])
    return texts | {"kind": written["kind"], "definition": plain(complete(compose(written)))}


def said(content: Content) -> Content:
    """The parts that say something: nothing and an empty text are the same."""
    return {name: value for name, value in content.items() if value not in (None, "")}


def plain(definition: Mapping[str, Any]) -> dict[str, Any]:
    """A definition without the languages that it must be complete in, which each firm has its own of."""
    return {name: value for name, value in definition.items() if name != "languages"}


_CONTENTS = {
    ItemKind.LABEL: _label,
    ItemKind.DOCUMENT: _document,
    ItemKind.WORKFLOW: _workflow,
    ItemKind.POINT: _point,
    ItemKind.FLOW: _flow,
}
