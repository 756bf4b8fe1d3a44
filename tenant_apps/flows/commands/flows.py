"""The flows of the organisation: which there are, what they are called, and which are offered."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import uuid4

from django.utils import timezone
from django.utils.text import slugify

from shared_apps.organisations.profile import current_organisation
from tenant_apps.flows import policies
from tenant_apps.flows.commands.drafts import begin_draft
from tenant_apps.flows.drafts import changed, empty, take_up
from tenant_apps.flows.errors import PartGone
from tenant_apps.flows.exchange import Imported
from tenant_apps.flows.models import Flow, FlowVersion
from tenant_apps.flows.scores import as_ready_made
from vestibule.core.actors import Actor
from vestibule.core.commands import command
from vestibule.core.permissions import require
from vestibule.core.records import record


@command
def add_flow(*, actor: Actor, kind: str, names: Mapping[str, str], uses: Sequence[str]) -> Flow:
    """Add a flow with pages of the catalogue, in this order. It is a draft: nobody can choose it until published.

    A risk questionnaire begins with the points, bands and contradictions of the ready-made one.
    """
    require(actor, policies.MANAGE)
    definition = changed(empty([current_organisation().first_language]), take_up(uses))
    definition = changed(definition, as_ready_made(kind))
    flow = create_flow(kind=kind, texts={f"name_{code}": text for code, text in names.items()})
    begin_draft(actor, flow, definition)
    record("flows.add", flow, actor=actor, code=flow.code, kind=kind)
    return flow


@command
def copy_flow(*, actor: Actor, flow: Flow, names: Mapping[str, str]) -> Flow:
    """Begin a flow of its own as a copy: of the draft where there is one, of what is published otherwise."""
    require(actor, policies.MANAGE)
    source = FlowVersion.objects.filter(flow=flow).order_by("-number").first()
    if source is None:
        raise PartGone
    summaries = {name: value for name, value in vars(flow).items() if name.startswith("summary_")}
    texts = summaries | {f"name_{code}": text for code, text in names.items()}
    made = create_flow(kind=flow.kind, texts=texts)
    begin_draft(actor, made, source.definition, left_out=source.left_out)
    record("flows.copy", made, actor=actor, code=made.code, copied=flow.code)
    return made


@command
def import_flow(*, actor: Actor, imported: Imported, code: str = "") -> Flow:
    """Add a flow that a file holds, as a draft; what could not be taken over is kept with it, to be read.

    ``code`` is that of the same flow elsewhere.
    """
    require(actor, policies.MANAGE)
    texts = {f"name_{code}": text for code, text in imported.names.items()}
    texts |= {f"summary_{code}": text for code, text in imported.summaries.items()}
    flow = create_flow(kind=imported.kind, texts=texts, code=code)
    begin_draft(actor, flow, imported.definition, left_out=imported.left_out)
    record("flows.import", flow, actor=actor, code=flow.code, left_out=len(imported.left_out))
    return flow


@command
def archive_flow(*, actor: Actor, flow: Flow) -> Flow:
    """Put a flow away: nobody can choose or change it. What is being filled in goes on."""
    return _put_away(actor, flow, is_archived=True)


@command
def restore_flow(*, actor: Actor, flow: Flow) -> Flow:
    """Take an archived flow into use again, as it was."""
    return _put_away(actor, flow, is_archived=False)


@command
def switch_flow(*, actor: Actor, flow: Flow, is_active: bool) -> Flow:
    """Offer the flow, or stop offering it. What is being filled in goes on."""
    require(actor, policies.MANAGE)
    flow = Flow.objects.select_for_update(of=("self",)).get(pk=flow.pk)
    if flow.is_active != is_active:
        flow.is_active = is_active
        flow.save(update_fields=["is_active"])
        record("flows.switch", flow, actor=actor, code=flow.code, is_active=is_active)
    return flow


@command
def word_flow(*, actor: Actor, flow: Flow, names: Mapping[str, str], summaries: Mapping[str, str]) -> Flow:
    """Change the name and the summary in these languages; other languages, and the questions, stay as they are."""
    require(actor, policies.MANAGE)
    locked = Flow.objects.select_for_update(of=("self",)).get(pk=flow.pk)
    values = {f"name_{code}": text for code, text in names.items()}
    values |= {f"summary_{code}": text for code, text in summaries.items()}
    for column, text in values.items():
        setattr(locked, column, text.strip())
    locked.save(update_fields=sorted(values))
    record("flows.word", locked, actor=actor, languages=sorted(names))
    return locked


def create_flow(*, kind: str, texts: Mapping[str, Any], code: str = "") -> Flow:
    """A flow without versions, under a code of its own; texts are columns by name."""
    name = next((text for column, text in texts.items() if column.startswith("name_") and text), "")
    code = code or f"{slugify(name)[:40] or 'flow'}-{uuid4().hex[:8]}"
    columns = {column: (text or "").strip() for column, text in texts.items()}
    return Flow.objects.create(code=code, kind=kind, **columns)


def _put_away(actor: Actor, flow: Flow, *, is_archived: bool) -> Flow:
    require(actor, policies.MANAGE)
    flow = Flow.objects.select_for_update(of=("self",)).get(pk=flow.pk)
    if (flow.archived_at is not None) != is_archived:
        flow.archived_at = timezone.now() if is_archived else None
        flow.archived_by_id = actor.account_id if is_archived else None
        flow.save(update_fields=["archived_at", "archived_by"])
        record("flows.archive" if is_archived else "flows.restore", flow, actor=actor, code=flow.code)
    return flow
