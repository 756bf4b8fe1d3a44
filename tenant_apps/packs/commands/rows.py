"""The firm's rows that come of a pack's items: how they read now, and writing them. Part of the commands."""

from collections.abc import Callable, Mapping
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db.models import Max
from django.utils import timezone

from tenant_apps.documents.models import DocumentType, Label
from tenant_apps.documents.provisioning import ready_type
from tenant_apps.dossiers.models import PointTemplate, Stage, Workflow
from tenant_apps.flows.commands.publishing import publish_definition
from tenant_apps.flows.models import Flow, FlowVersion
from tenant_apps.packs.comparing import ORDER, Content
from tenant_apps.packs.enums import ItemKind
from tenant_apps.packs.models import Item
from tenant_apps.packs.reading import STAGE, Key, plain, said
from vestibule.core.actors import Actor

Texts = dict[str, str]
MODELS: Mapping[str, Any] = {
    ItemKind.LABEL: Label,
    ItemKind.DOCUMENT: DocumentType,
    ItemKind.WORKFLOW: Workflow,
    ItemKind.POINT: PointTemplate,
    ItemKind.FLOW: Flow,
}


def row_of(item: Item | None, key: Key, *, is_locked: bool = True) -> Any:
    """The row that came of the item, or that was there before the pack; None where there is none any more.

    It is locked unless it is only looked at. Templates of action points have no code to be found by.
    """
    kind, code = key
    found = MODELS[ItemKind(kind)].objects.all()
    if is_locked:
        found = found.select_for_update(of=("self",), no_key=True)
    if item is not None:
        return found.filter(public_id=item.target).first()
    return None if kind == ItemKind.POINT else found.filter(code=code).first()


def content_of(kind: str, row: Any) -> Content | None:
    """The row as parts, as the firm has it now; None for one that is put away."""
    if row is None or _is_away(row):
        return None
    return said(_READERS[ItemKind(kind)](row))


def seeded_content(kind: str, code: str) -> Content | None:
    """What the product gave every firm under this code: whoever still has that changed nothing."""
    made = ready_type(code) if kind == ItemKind.DOCUMENT else None
    return content_of(kind, made)


def write(actor: Actor, key: Key, content: Content, row: Any) -> UUID:
    """Make the row say this; without one, make it."""
    kind, code = key
    target: UUID = _WRITERS[ItemKind(kind)](actor, code, content, row)
    return target


def _is_away(row: Any) -> bool:
    is_off = isinstance(row, Label | DocumentType) and not row.is_active
    return is_off or getattr(row, "archived_at", None) is not None


def _columns(name: str, row: Any) -> Texts:
    return {f"{name}_{code}": getattr(row, f"{name}_{code}") or "" for code, _language in settings.LANGUAGES}


def _texts(name: str, content: Content) -> Texts:
    """The columns of a text, the empty ones too."""
    return {f"{name}_{code}": content.get(f"{name}_{code}", "") for code, _language in settings.LANGUAGES}


def _put(model: Any, row: Any, columns: Mapping[str, Any], **fresh: Any) -> Any:
    """Write these columns, or make a row with them and what only a fresh one needs."""
    if row is None:
        return model.objects.create(**columns, **fresh)
    for column, value in columns.items():
        setattr(row, column, value)
    row.save(update_fields=list(columns))
    return row


def _read_label(row: Label) -> dict[str, Any]:
    return _columns("name", row) | _columns("text", row) | {"is_required": row.is_required}


def _write_label(_actor: Actor, code: str, content: Content, row: Label | None) -> UUID:
    columns = _texts("name", content) | _texts("text", content)
    switches = {"is_required": content.get("is_required", False), "is_active": True}
    return _put(Label, row, columns | switches, code=code).public_id


def _read_document(row: DocumentType) -> dict[str, Any]:
    facts = {"fresh_days": row.fresh_days, "sensitive": row.sensitive}
    return _columns("name", row) | _columns("help", row) | facts


def _write_document(_actor: Actor, code: str, content: Content, row: DocumentType | None) -> UUID:
    columns = _texts("name", content) | _texts("help", content)
    facts = {
        "fresh_days": content.get("fresh_days"),
        "sensitive": content.get("sensitive", False),
        "is_active": True,
    }
    return _put(DocumentType, row, columns | facts, code=code).public_id


def _read_workflow(row: Workflow) -> dict[str, Any]:
    stages = list(Stage.objects.filter(workflow=row).current().order_by("position"))
    parts = {
        f"{STAGE}{stage.code}": {
            **said(_columns("name", stage)),
            "tone": stage.tone,
            "outcome": stage.outcome,
            "rules": sorted(stage.rules),
        }
        for stage in stages
    }
    return _columns("name", row) | {"kind": row.kind, ORDER: [stage.code for stage in stages]} | parts


def _write_workflow(_actor: Actor, code: str, content: Content, row: Workflow | None) -> UUID:
    last = Workflow.objects.aggregate(last=Max("position"))["last"] or 0
    workflow = _put(Workflow, row, _texts("name", content), code=code, kind=content["kind"], position=last + 1)
    present = {stage.code: stage for stage in Stage.objects.filter(workflow=workflow).order_by("position")}
    wanted = {name.removeprefix(STAGE): part for name, part in content.items() if name.startswith(STAGE)}
    place = len(present)
    for stage_code, part in wanted.items():
        facts = {name: part[name] for name in ("tone", "outcome", "rules")} | {"archived_at": None}
        place += 1
        fresh = {"workflow": workflow, "code": stage_code, "position": place}
        present[stage_code] = _put(Stage, present.get(stage_code), _texts("name", part) | facts, **fresh)
    for stage_code, stage in present.items():
        if stage_code not in wanted and stage.archived_at is None:
            _put(Stage, stage, {"archived_at": timezone.now()})
    order = [each for each in content[ORDER] if each in wanted]
    order += [each for each in present if each not in order]
    for number, each in enumerate(order, start=1):
        present[each].position = number
    Stage.objects.bulk_update([present[each] for each in order], ["position"])
    return workflow.public_id


def _read_point(row: PointTemplate) -> dict[str, Any]:
    return (
        _columns("subject", row)
        | _columns("remark", row)
        | {
            "product_kind": row.product_kind,
            "kind": row.kind,
            "document": row.document_type.code if row.document_type else "",
            "is_of_each": row.is_of_each,
            "is_usual": row.is_usual,
            "days": row.days,
        }
    )


def _write_point(_actor: Actor, _code: str, content: Content, row: PointTemplate | None) -> UUID:
    product = content.get("product_kind", "")
    document = DocumentType.objects.get(code=content["document"]) if content.get("document") else None
    facts = {
        "kind": content["kind"],
        "document_type": document,
        "is_of_each": content.get("is_of_each", True),
        "is_usual": content.get("is_usual", True),
        "days": content.get("days"),
        "archived_at": None,
    }
    last = PointTemplate.objects.filter(product_kind=product).aggregate(last=Max("position"))["last"] or 0
    texts = _texts("subject", content) | _texts("remark", content)
    return _put(PointTemplate, row, texts | facts, product_kind=product, position=last + 1).public_id


def _read_flow(row: Flow) -> dict[str, Any]:
    """The draft counts as what the firm has now, where there is one."""
    newest = FlowVersion.objects.filter(flow=row).order_by("-number").first()
    words = _columns("name", row) | _columns("summary", row) | {"kind": row.kind}
    return words | ({"definition": plain(newest.definition)} if newest else {})


def _write_flow(actor: Actor, code: str, content: Content, row: Flow | None) -> UUID:
    words = _texts("name", content) | _texts("summary", content)
    before = content_of(ItemKind.FLOW, row) or {}
    columns = words | {"archived_at": None, "archived_by": None}
    flow = _put(Flow, row, columns, code=code, kind=content["kind"])
    if "definition" in content and content["definition"] != before.get("definition"):
        publish_definition(actor=actor, flow=flow, definition=content["definition"])
    return flow.public_id


_READERS: Mapping[ItemKind, Callable[[Any], dict[str, Any]]] = {
    ItemKind.LABEL: _read_label,
    ItemKind.DOCUMENT: _read_document,
    ItemKind.WORKFLOW: _read_workflow,
    ItemKind.POINT: _read_point,
    ItemKind.FLOW: _read_flow,
}
_WRITERS: Mapping[ItemKind, Callable[[Actor, str, Content, Any], UUID]] = {
    ItemKind.LABEL: _write_label,
    ItemKind.DOCUMENT: _write_document,
    ItemKind.WORKFLOW: _write_workflow,
    ItemKind.POINT: _write_point,
    ItemKind.FLOW: _write_flow,
}
