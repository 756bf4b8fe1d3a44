"""The documents that can be asked for, as the firm calls and explains them, and what it takes for each."""

from collections.abc import Collection, Mapping

from django.utils.crypto import get_random_string
from django.utils.text import slugify

from shared_apps.organisations.profile import current_organisation
from tenant_apps.documents import policies
from tenant_apps.documents.enums import FormatGroup
from tenant_apps.documents.errors import FormatsMissing, TypeNameMissing
from tenant_apps.documents.models import DocumentType
from vestibule.core.actors import Actor
from vestibule.core.commands import command
from vestibule.core.permissions import require
from vestibule.core.records import record

Texts = Mapping[str, str]
"""A text by language code."""


@command
def add_document_type(
    *,
    actor: Actor,
    names: Texts,
    helps: Texts,
    formats: Collection[str],
    sensitive: bool = False,
    fresh_days: int | None = None,
    code: str = "",
) -> DocumentType:
    """Add a document of the firm's own, which can be asked for at once. ``code`` is that of the same one elsewhere."""
    require(actor, policies.CONFIGURE)
    columns = _columns(names, helps, formats) | {"sensitive": sensitive, "fresh_days": fresh_days}
    first = slugify(names.get(current_organisation().first_language, ""))[:48]
    code = code or f"{first or 'own'}-{get_random_string(8, '0123456789abcdef')}"
    added = DocumentType.objects.create(code=code, **columns)
    record("documents.add_type", added, actor=actor, document_type=code, sensitive=sensitive)
    return added


@command
def edit_document_type(
    *,
    actor: Actor,
    document_type: DocumentType,
    names: Texts,
    helps: Texts,
    formats: Collection[str],
    sensitive: bool,
    fresh_days: int | None,
    is_active: bool = True,
) -> DocumentType:
    """Change its words in these languages, what is taken for it, and whether it can be asked for.

    What was asked already stays asked, with the new words, formats and age.
    """
    require(actor, policies.CONFIGURE)
    columns = _columns(names, helps, formats)
    columns |= {"sensitive": sensitive, "fresh_days": fresh_days, "is_active": is_active}
    locked = DocumentType.objects.select_for_update(of=("self",), no_key=True).get(pk=document_type.pk)
    for column, value in columns.items():
        setattr(locked, column, value)
    locked.save(update_fields=list(columns))
    facts = {"document_type": locked.code, "sensitive": sensitive, "is_active": is_active, "languages": sorted(names)}
    record("documents.edit_type", locked, actor=actor, **facts)
    return locked


@command
def set_freshness(*, actor: Actor, days: Mapping[DocumentType, int | None]) -> int:
    """Say how old each of these types may be when it is handed in; None is as old as it may be. Return the changes."""
    require(actor, policies.CONFIGURE)
    changed = [document_type for document_type, limit in days.items() if document_type.fresh_days != limit]
    for document_type in changed:
        document_type.fresh_days = days[document_type]
        document_type.save(update_fields=["fresh_days"])
        facts = {"document_type": document_type.code, "days": document_type.fresh_days}
        record("documents.set_freshness", document_type, actor=actor, **facts)
    return len(changed)


def _columns(names: Texts, helps: Texts, formats: Collection[str]) -> dict[str, object]:
    first = current_organisation().first_language
    if not names.get(first, "").strip():
        raise TypeNameMissing(first)
    if not formats:
        raise FormatsMissing
    words: dict[str, object] = {f"name_{code}": text.strip() for code, text in names.items()}
    words |= {f"help_{code}": text.strip() for code, text in helps.items()}
    return words | {"formats": [group.value for group in FormatGroup if group in formats]}
