"""What the firm usually asks, as its people set it up."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from django.utils import timezone

from tenant_apps.documents.models import DocumentType
from tenant_apps.dossiers import policies
from tenant_apps.dossiers.commands.workflows import columns_of
from tenant_apps.dossiers.enums import ActionPointKind
from tenant_apps.dossiers.errors import DocumentTypeMissing
from tenant_apps.dossiers.models import AnswerRule, PointTemplate
from vestibule.core.actors import Actor
from vestibule.core.commands import command
from vestibule.core.ordering import in_order
from vestibule.core.permissions import require
from vestibule.core.records import record

Texts = Mapping[str, str]


@command
def add_template(
    *,
    actor: Actor,
    product_kind: str,
    kind: str,
    subjects: Texts,
    remarks: Texts,
    document_type: DocumentType | None = None,
    is_of_each: bool = True,
    is_usual: bool = True,
    days: int | None = None,
) -> PointTemplate:
    """Add something that is usually asked for a product, at the end of its list."""
    require(actor, policies.CONFIGURE)
    texts = _texts(kind, subjects, remarks, document_type)
    last = PointTemplate.objects.filter(product_kind=product_kind).order_by("-position").first()
    template = PointTemplate.objects.create(
        product_kind=product_kind,
        kind=kind,
        document_type=document_type if kind == ActionPointKind.DELIVER else None,
        is_of_each=is_of_each,
        is_usual=is_usual,
        days=days,
        position=last.position + 1 if last else 1,
        **texts,
    )
    record("dossiers.add_template", template, actor=actor, kind=kind, product=product_kind)
    return template


@command
def edit_template(
    *,
    actor: Actor,
    template: PointTemplate,
    kind: str,
    subjects: Texts,
    remarks: Texts,
    document_type: DocumentType | None = None,
    is_of_each: bool = True,
    is_usual: bool = True,
    days: int | None = None,
) -> PointTemplate:
    """Change what is usually asked. What was asked already stays as it is."""
    require(actor, policies.CONFIGURE)
    columns: dict[str, Any] = {
        "kind": kind,
        "document_type": document_type if kind == ActionPointKind.DELIVER else None,
        "is_of_each": is_of_each,
        "is_usual": is_usual,
        "days": days,
        **_texts(kind, subjects, remarks, document_type),
    }
    template = PointTemplate.objects.select_for_update(of=("self",), no_key=True).get(pk=template.pk)
    for column, value in columns.items():
        setattr(template, column, value)
    template.save(update_fields=list(columns))
    record("dossiers.edit_template", template, actor=actor)
    return template


@command
def archive_template(*, actor: Actor, template: PointTemplate) -> PointTemplate:
    """Offer it no more, neither by hand nor because of an answer. Twice is once."""
    return _archive(actor, template, is_archived=True)


@command
def restore_template(*, actor: Actor, template: PointTemplate) -> PointTemplate:
    """Offer it again. Twice is once."""
    return _archive(actor, template, is_archived=False)


@command
def order_templates(*, actor: Actor, product_kind: str, order: Sequence[UUID]) -> None:
    """Put the templates of a product in this order; ``OtherOrder`` if the list has changed."""
    require(actor, policies.CONFIGURE)
    current = PointTemplate.objects.current().filter(product_kind=product_kind).order_by("pk")
    locked = current.select_for_update(of=("self",), no_key=True)
    PointTemplate.objects.bulk_update(in_order(locked, order), ["position"])
    record("dossiers.order_templates", None, actor=actor, product=product_kind)


@command
def add_rule(*, actor: Actor, template: PointTemplate, question: str, option: str) -> AnswerRule:
    """Ask for it because of an answer. The same rule twice is one."""
    require(actor, policies.CONFIGURE)
    rule, is_new = AnswerRule.objects.get_or_create(template=template, question=question, option=option)
    if is_new:
        record("dossiers.add_rule", template, actor=actor, question=question, option=option)
    return rule


@command
def remove_rule(*, actor: Actor, rule: AnswerRule) -> None:
    """Ask for it because of this answer no more. What was asked stays."""
    require(actor, policies.CONFIGURE)
    record("dossiers.remove_rule", rule.template, actor=actor, question=rule.question, option=rule.option)
    rule.delete()


def _texts(kind: str, subjects: Texts, remarks: Texts, document_type: DocumentType | None) -> dict[str, str]:
    is_document = kind == ActionPointKind.DELIVER
    if is_document and document_type is None:
        raise DocumentTypeMissing
    words = columns_of("subject", subjects, is_required=not is_document)
    return words | columns_of("remark", remarks, is_required=False)


def _archive(actor: Actor, template: PointTemplate, *, is_archived: bool) -> PointTemplate:
    require(actor, policies.CONFIGURE)
    template = PointTemplate.objects.select_for_update(of=("self",), no_key=True).get(pk=template.pk)
    if template.is_archived == is_archived:
        return template
    template.archived_at = timezone.now() if is_archived else None
    template.save(update_fields=["archived_at"])
    if is_archived:
        record("dossiers.archive_template", template, actor=actor)
    else:
        record("dossiers.restore_template", template, actor=actor)
    return template
