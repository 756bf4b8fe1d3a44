"""What a pack holds, and what an update changes, in the reader's words."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any

from django.conf import settings
from django.utils.functional import Promise
from django.utils.translation import get_language, gettext_lazy, pgettext, pgettext_lazy
from django.utils.translation import gettext as _

from tenant_apps.documents.models import DocumentType
from tenant_apps.dossiers.enums import ActionPointKind, DossierKind, EntryRule, ProductKind
from tenant_apps.flows.compiled import words
from tenant_apps.flows.differences import differences
from tenant_apps.flows.enums import FlowKind
from tenant_apps.packs.comparing import ORDER, Content, Part
from tenant_apps.packs.enums import ItemKind
from tenant_apps.packs.plans import Step
from tenant_apps.packs.reading import STAGE, Pack

_LABELS: dict[str, str | Promise] = {
    "name": gettext_lazy("Name"),
    "text": pgettext_lazy("of a document", "Template"),
    "is_required": gettext_lazy("Needed before sharing"),
    "help": gettext_lazy("Explanation for the client"),
    "fresh_days": gettext_lazy("Days that it may be old"),
    "sensitive": gettext_lazy("Record who reads it"),
    "kind": gettext_lazy("Kind"),
    ORDER: gettext_lazy("Order of the stages"),
    "subject": gettext_lazy("What has to be done"),
    "remark": gettext_lazy("Remark"),
    "product_kind": gettext_lazy("Product"),
    "document": gettext_lazy("Document"),
    "is_of_each": gettext_lazy("Of each applicant"),
    "is_usual": gettext_lazy("Proposed by itself"),
    "days": gettext_lazy("Days to do it in"),
    "summary": gettext_lazy("Summary"),
    "definition": gettext_lazy("Questions"),
}
_KINDS = {each.value: each.label for kinds in (DossierKind, ProductKind, FlowKind, ActionPointKind) for each in kinds}
LONGEST = 400


@dataclass(frozen=True, slots=True)
class Told:
    """An item of a pack: what it is called, and what else is to be said of it."""

    title: str
    lines: tuple[str, ...] = ()
    is_required: bool = False


@dataclass(frozen=True, slots=True)
class Difference:
    """One part that both changed: what it is, how it was, and how it reads on each side.

    Of a text of several lines each side is what it added and took away, and ``base`` is empty.
    """

    label: str
    base: str
    firm: str
    pack: str


def in_words(content: Content, name: str) -> str:
    """A text of an item in the reader's language, or in another."""
    language = get_language() or "en"
    texts = {code: content[f"{name}_{code}"] for code, _name in settings.LANGUAGES if content.get(f"{name}_{code}")}
    return words(texts, language)


def held(pack: Pack) -> list[tuple[ItemKind, list[Told]]]:
    """What the pack holds, kind by kind."""
    names = DocumentNames(pack)
    return [
        (kind, [_told(kind, content, names) for _code, content in pack.of_kind(kind)])
        for kind in ItemKind
        if pack.of_kind(kind)
    ]


class DocumentNames:
    """What documents are called: as in the pack, or as the firm calls them; read once, when first asked."""

    def __init__(self, pack: Pack | None = None) -> None:
        self._own = (
            {code: in_words(content, "name") for code, content in pack.of_kind(ItemKind.DOCUMENT)} if pack else {}
        )
        self._firms: dict[str, str] | None = None

    def __getitem__(self, code: str) -> str:
        """Return the name, or the code of a document that is nowhere."""
        if code in self._own:
            return self._own[code]
        if self._firms is None:
            self._firms = {each.code: str(each.name) for each in DocumentType.objects.order_by("pk")}
        return self._firms.get(code, code)


def _told(kind: ItemKind, content: Content, names: DocumentNames) -> Told:
    if kind == ItemKind.POINT:
        document = content.get("document")
        title = in_words(content, "subject") or (names[document] if document else "")
        return Told(title, (str(_KINDS[content["product_kind"]]),) if content.get("product_kind") else ())
    title = in_words(content, "name")
    if kind == ItemKind.LABEL:
        return Told(title, is_required=content["is_required"])
    if kind == ItemKind.DOCUMENT:
        days = content.get("fresh_days")
        return Told(title, (_("at most %(days)s days old") % {"days": days},) if days else ())
    if kind == ItemKind.WORKFLOW:
        return Told(title, tuple(_stage_in_words(content[f"{STAGE}{code}"]) for code in content[ORDER]))
    language = get_language() or "en"
    return Told(title, tuple(words(section["title"], language) for section in content["definition"]["sections"]))


def _stage_in_words(stage: Content) -> str:
    rules = ", ".join(str(rule.label) for rule in EntryRule if rule in stage["rules"])
    name = in_words(stage, "name")
    return f"{name} ({rules})" if rules else name


def title_of(step: Step, names: DocumentNames) -> str:
    """What the item of a plan is called: as the firm calls it, or else as the pack does."""
    return _told(step.kind, step.firm or step.pack or step.base or {}, names).title


def told_differences(step: Step, names: DocumentNames) -> Iterator[Difference]:
    """Each part in conflict, on both sides."""
    if step.firm is None:
        yield Difference(_("The whole item"), "", _("You removed it"), _("The pack has a new version of it"))
        return
    for part in step.comparison.conflicts:
        if part.name == "definition":
            changed = (_questions(part.base, side) for side in (part.firm, part.pack))
            yield Difference(str(_LABELS[part.name]), "", *changed)
        elif any(isinstance(side, str) and "\n" in side for side in (part.base, part.firm, part.pack)):
            lines = (_lines(part.base or "", side or "") for side in (part.firm, part.pack))
            yield Difference(_label(part, step), "", *lines)
        else:
            sides = (_value(part.name, side, step, names) for side in (part.base, part.firm, part.pack))
            yield Difference(_label(part, step), *sides)


def _label(part: Part, step: Step) -> str:
    if part.name.startswith(STAGE):
        stage = part.firm or part.pack or part.base
        return _("Stage “%(name)s”") % {"name": in_words(stage, "name")}
    stem, _dash, code = part.name.rpartition("_")
    languages = dict(settings.LANGUAGES)
    if stem in _LABELS and code in languages:
        return f"{_LABELS[stem]} · {languages[code]}"
    return str(_LABELS.get(part.name, part.name))


def _value(name: str, value: Any, step: Step, names: DocumentNames) -> str:
    if value is None:
        return pgettext("a part that one side does not have", "Nothing")
    if isinstance(value, bool):
        return _("Yes") if value else _("No")
    if name == ORDER:
        stages = {**(step.pack or {}), **(step.firm or {})}
        return " → ".join(in_words(stages.get(f"{STAGE}{code}", {}), "name") or code for code in value)
    if name.startswith(STAGE):
        return _stage_in_words(value)
    if name == "document":
        return names[value]
    text = str(_KINDS.get(value, value)) if isinstance(value, str) else json.dumps(value)
    return text if len(text) <= LONGEST else f"{text[:LONGEST]}…"


def _lines(base: str, side: str) -> str:
    """Which lines of a text are new and which are gone."""
    before, now = base.split("\n"), side.split("\n")
    matched = SequenceMatcher(None, before, now, autojunk=False)
    found = []
    for what, start, end, first, last in matched.get_opcodes():
        if what != "equal":
            found += [f"− {line}" for line in before[start:end] if line.strip()]
            found += [f"+ {line}" for line in now[first:last] if line.strip()]
    return "\n".join(found)


def _questions(base: Mapping[str, Any] | None, side: Mapping[str, Any] | None) -> str:
    if side is None:
        return pgettext("a part that one side does not have", "Nothing")
    found = differences(base, side, get_language() or "en")
    shown = [f"{each.label}: {each.where + ' › ' if each.where else ''}{each.what}" for each in found[:12]]
    return "\n".join([*shown, "…"] if len(found) > 12 else shown)
