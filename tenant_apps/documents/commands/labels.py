"""The firm's labels, and which papers have them."""

from collections.abc import Collection, Mapping

from django.utils.crypto import get_random_string
from django.utils.text import slugify

from shared_apps.organisations.profile import current_organisation
from tenant_apps.documents import policies
from tenant_apps.documents.errors import LabelNameMissing
from tenant_apps.documents.models import Label, StoredFile
from vestibule.core.actors import Actor
from vestibule.core.commands import command
from vestibule.core.permissions import require
from vestibule.core.records import record

Texts = Mapping[str, str]
"""A text by language code."""


@command
def add_label(*, actor: Actor, names: Texts, texts: Texts, is_required: bool = False, code: str = "") -> Label:
    """Add a label of the firm's own. ``code`` is that of the same one elsewhere."""
    require(actor, policies.CONFIGURE)
    columns = _columns(names, texts)
    first = slugify(names.get(current_organisation().first_language, ""))[:48]
    code = code or f"{first or 'own'}-{get_random_string(8, '0123456789abcdef')}"
    label = Label.objects.create(code=code, is_required=is_required, **columns)
    record("documents.add_label", label, actor=actor, code=code, is_required=is_required)
    return label


@command
def edit_label(
    *, actor: Actor, label: Label, names: Texts, texts: Texts, is_required: bool, is_active: bool = True
) -> Label:
    """Change its name and its template in these languages, and whether sharing waits for it."""
    require(actor, policies.CONFIGURE)
    columns = _columns(names, texts) | {"is_required": is_required, "is_active": is_active}
    label = Label.objects.select_for_update(of=("self",), no_key=True).get(pk=label.pk)
    for column, value in columns.items():
        setattr(label, column, value)
    label.save(update_fields=list(columns))
    record("documents.edit_label", label, actor=actor, is_required=is_required, is_active=is_active)
    return label


@command
def label_file(*, actor: Actor, file: StoredFile, labels: Collection[Label]) -> StoredFile:
    """Say what a paper is: exactly these labels, of those in use. The same again changes nothing."""
    require(actor, policies.ASK)
    file = StoredFile.objects.visible_to(actor).select_for_update(of=("self",), no_key=True).get(pk=file.pk)
    kept = set(Label.objects.in_use().filter(files=file).values_list("pk", flat=True))
    wanted = {label.pk for label in labels if label.is_active}
    if kept != wanted:
        file.labels.remove(*(kept - wanted))
        file.labels.add(*(wanted - kept))
        codes = sorted(label.code for label in labels if label.is_active)
        record("documents.label", file, actor=actor, labels=codes)
    return file


def _columns(names: Texts, texts: Texts) -> dict[str, object]:
    first = current_organisation().first_language
    if not names.get(first, "").strip():
        raise LabelNameMissing(first)
    words: dict[str, object] = {f"name_{code}": text.strip() for code, text in names.items()}
    return words | {f"text_{code}": text.strip() for code, text in texts.items()}
