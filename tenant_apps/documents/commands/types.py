"""The documents that can be asked for, as the firm calls and explains them."""

from collections.abc import Mapping

from tenant_apps.documents import policies
from tenant_apps.documents.models import DocumentType
from vestibule.core.actors import Actor
from vestibule.core.commands import command
from vestibule.core.permissions import require
from vestibule.core.records import record


@command
def word_document_type(
    *, actor: Actor, document_type: DocumentType, names: Mapping[str, str], helps: Mapping[str, str]
) -> DocumentType:
    """Change the name and the explanation in these languages; other languages stay as they are."""
    require(actor, policies.CONFIGURE)
    locked = DocumentType.objects.select_for_update(of=("self",)).get(pk=document_type.pk)
    values = {f"name_{code}": text for code, text in names.items()} | {
        f"help_{code}": text for code, text in helps.items()
    }
    for column, text in values.items():
        setattr(locked, column, text.strip())
    locked.save(update_fields=sorted(values))
    record("documents.word_type", locked, actor=actor, languages=sorted(names))
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
