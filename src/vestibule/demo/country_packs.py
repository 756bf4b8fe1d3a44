"""The country packs of the demo firms: one that is up to date, and one of which a newer edition waits."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from tenant_apps.documents.commands.labels import edit_label
from tenant_apps.documents.models import Label
from tenant_apps.packs.commands.installing import install_pack
from tenant_apps.packs.comparing import ORDER, Content
from tenant_apps.packs.enums import ItemKind
from tenant_apps.packs.models import Installation
from tenant_apps.packs.reading import STAGE, Pack, pack_called
from vestibule.demo.desk import Desk
from vestibule.demo.past import as_of, without_letters

INSTALLED = timedelta(days=60)
"""Ago."""
EARLIER_VERSION = "0"


@dataclass(frozen=True, slots=True)
class Chosen:
    """The pack of a firm, the label that it asks for before sharing, and what it added to that label's template."""

    pack: str
    label: str
    addition: Mapping[str, str]
    is_outdated: bool = False


PACKS = {
    "NL": Chosen(
        "nl_mortgage",
        "nl_dienstverleningsdocument",
        {"nl": "Het eerste gesprek is vrijblijvend en kost u niets."},
        is_outdated=True,
    ),
    "BE": Chosen("be_insurance_wealth", "be_privacy", {"fr": "Vous pouvez nous écrire à tout moment à ce sujet."}),
}


def tell_of_packs(desk: Desk) -> bool:
    """Install the pack of the firm's country, once; tell whether it was installed now."""
    chosen = PACKS[desk.firm.country]
    if Installation.objects.filter(code=chosen.pack).exists():
        return False
    admin, pack = desk.people["admin"], pack_called(chosen.pack)
    with transaction.atomic(), without_letters(), as_of(timezone.now() - INSTALLED):
        install_pack(actor=admin, pack=earlier_edition(pack) if chosen.is_outdated else pack)
        label = Label.objects.get(code=chosen.label)
        texts = {code: getattr(label, f"text_{code}") or "" for code, _language in settings.LANGUAGES}
        texts |= {code: f"{texts[code]}\n{added}" for code, added in chosen.addition.items()}
        names = {code: getattr(label, f"name_{code}") or "" for code, _language in settings.LANGUAGES}
        edit_label(actor=admin, label=label, names=names, texts=texts, is_required=True)
    return True


def earlier_edition(pack: Pack) -> Pack:
    """The pack as it might have been before: shorter templates, shorter workflows, papers that may be older, less to sign.

    An update then has something to follow, and something to choose where the firm changed the same.
    """
    return replace(pack, version=EARLIER_VERSION, items={key: _earlier(*key, each) for key, each in pack.items.items()})


def _earlier(kind: str, _code: str, content: Content) -> Content:
    if kind == ItemKind.LABEL:
        return {name: _without_a_point(value) if name.startswith("text_") else value for name, value in content.items()}
    if kind == ItemKind.DOCUMENT and content.get("fresh_days"):
        return {**content, "fresh_days": content["fresh_days"] * 2}
    if kind == ItemKind.WORKFLOW:
        left_out = content[ORDER][-2]
        order = [each for each in content[ORDER] if each != left_out]
        return {name: value for name, value in content.items() if name != f"{STAGE}{left_out}"} | {ORDER: order}
    if kind == ItemKind.FLOW:
        return {**content, "definition": {**content["definition"], "sections": list(_unsigned(content["definition"]))}}
    return content


def _without_a_point(text: str) -> str:
    """The template without the last thing that it lists."""
    lines = text.split("\n")
    listed = [number for number, line in enumerate(lines) if line.startswith("- ")]
    return "\n".join(line for number, line in enumerate(lines) if number not in listed[-1:])


def _unsigned(definition: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    for section in definition["sections"]:
        asks = [page for page in section["subsections"] if page["key"] != "signature"]
        yield {**section, "subsections": asks}
