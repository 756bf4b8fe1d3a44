"""Every text of a definition with its languages, and the form and field in which it is written."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TypeAlias

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from tenant_apps.flows.compiled import FALLBACK, Text, words
from tenant_apps.flows.definitions import Definition, switched_on
from tenant_apps.flows.querysets import FlowVersionQuerySet
from tenant_apps.flows.scoring import KINDS

Way: TypeAlias = tuple[str, tuple[str, ...]]
"""The name of a page of the editor, and what stands in its address behind the flow."""

_LEVELS = ("", "edit_section", "edit_page", "edit_question")


@dataclass(frozen=True, slots=True)
class WrittenText:
    """One text. ``part`` says what it belongs to, in the reader's language; ``name`` is that of its field."""

    way: Way
    part: tuple[str, ...]
    name: str
    label: str | Promise
    texts: Text


@dataclass(frozen=True, slots=True)
class Missing:
    """A text that readers of ``language`` get in another one: as ``instead``, which is in ``instead_in``.

    ``is_unpublished`` says that only publishing the draft is left to do.
    """

    text: WrittenText
    language: str
    instead: str
    instead_in: str
    is_unpublished: bool = False

    @property
    def place(self) -> tuple[Way, str, str]:
        return self.text.way, self.text.name, self.language


def missing_by_flow(versions: FlowVersionQuerySet, languages: list[str], reader: str) -> dict[int, list[Missing]]:
    """What is missing in each published flow, by its key: as it stands now, and what the draft has but no client reads.

    Two statements, however many flows there are.
    """
    drafts = {version.flow_id: version for version in versions.drafts()}
    found = {}
    for version in versions.current().defer(None):
        draft = drafts.get(version.flow_id)
        newest = list(missing_in((draft or version).definition, languages, reader))
        places = {each.place for each in newest}
        read = missing_in(version.definition, languages, reader) if draft else ()
        waiting = [replace(each, is_unpublished=True) for each in read if each.place not in places]
        found[version.flow_id] = [*newest, *waiting]
    return found


def missing_in(definition: Definition, languages: list[str], reader: str) -> Iterator[Missing]:
    """What is missing in one definition. A text that nobody wrote in any language is missing in none."""
    first = next(iter(definition.get("languages") or ()), FALLBACK)
    for text in texts_of(definition, reader):
        instead = text.texts.get(first) or words(text.texts, FALLBACK)
        instead_in = next((code for code, each in text.texts.items() if each and each == instead), "")
        for code in languages if instead else ():
            if not text.texts.get(code):
                yield Missing(text, code, instead, instead_in)


def texts_of(definition: Definition, reader: str) -> Iterator[WrittenText]:
    """Each text of what is switched on, in the order of the flow; at the end those about its score."""
    definition = switched_on(definition)
    for section in definition["sections"]:
        part = (words(section.get("title"), reader),)
        path = (section["key"],)
        yield from _of(path, part, section, {"title": _("Title"), "help": _("Help text")})
        yield from _about(path, part, section)
        for page in section["subsections"]:
            yield from _page((*path, page["key"]), page, reader)
    for kind in KINDS:
        for entry in (definition.get("scoring") or {}).get(kind) or ():
            yield from _entry(kind, entry, reader)


def _page(path: tuple[str, ...], page: Definition, reader: str) -> Iterator[WrittenText]:
    part = (words(page.get("title"), reader),)
    yield from _of(path, part, page, {"title": _("Title"), "help": _("Help text")})
    names = {"item": _("What one entry is called"), "add": _("What the button to add one says")}
    yield from _of(path, part, page.get("repeat") or {}, names)
    yield from _about(path, part, page)
    for field in page["fields"]:
        beneath, asked = (*path, field["key"]), (*part, words(field.get("label"), reader))
        yield from _of(beneath, asked, field, {"label": _("Question"), "help": _("Help text")})
        for number, option in enumerate(field.get("options") or (), start=1):
            label = _("Answer %(number)d") % {"number": number}
            yield WrittenText(_way(beneath), asked, f"option_{number}", label, option.get("label") or {})


def _entry(kind: str, entry: Definition, reader: str) -> Iterator[WrittenText]:
    labels = {
        "dimensions": {"title": _("Name")},
        "bands": {"title": _("Name"), "text": _("What it means for the client")},
        "contradictions": {"text": _("What the client reads")},
    }[kind]
    part = (words(entry.get("title") or entry.get("text"), reader),)
    for name, label in labels.items():
        yield WrittenText(("scoring_entry", (kind, entry["key"])), part, name, label, entry.get(name) or {})


def _about(path: tuple[str, ...], part: tuple[str, ...], source: Definition) -> Iterator[WrittenText]:
    yield from _of(path, part, source.get("video") or {}, {"about": _("About the video")})


def _of(
    path: tuple[str, ...], part: tuple[str, ...], source: Definition, labels: Mapping[str, str | Promise]
) -> Iterator[WrittenText]:
    return (WrittenText(_way(path), part, name, label, source.get(name) or {}) for name, label in labels.items())


def _way(path: tuple[str, ...]) -> Way:
    return _LEVELS[len(path)], path
