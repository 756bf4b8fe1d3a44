"""Changing a flow before it is published. What is published stays as it is until then."""

from typing import Any

from django.db.models import Max
from django.utils import timezone

from shared_apps.organisations.profile import current_organisation
from tenant_apps.flows import policies
from tenant_apps.flows.drafts import Edit, changed
from tenant_apps.flows.errors import FlowArchived, NothingToPublish, PartGone
from tenant_apps.flows.models import Flow, FlowVersion
from vestibule.core.actors import Actor
from vestibule.core.commands import command
from vestibule.core.permissions import require
from vestibule.core.records import record


@command
def edit_draft(*, actor: Actor, flow: Flow, edit: Edit) -> FlowVersion:
    """Change the draft. A flow that has none gets one, which begins as what is published."""
    draft = hold_draft(actor, flow)
    draft.definition = changed(draft.definition, edit)
    return _save(actor, draft)


@command
def discard_draft(*, actor: Actor, flow: Flow) -> None:
    """Throw the draft away. Refused while nothing is published, since the flow would be empty then."""
    require(actor, policies.MANAGE)
    flow = Flow.objects.select_for_update(of=("self",)).get(pk=flow.pk)
    if not FlowVersion.objects.published().filter(flow=flow).exists():
        raise NothingToPublish
    FlowVersion.objects.drafts().filter(flow=flow).delete()
    record("flows.discard", flow, actor=actor, code=flow.code)


@command
def restore_version(*, actor: Actor, flow: Flow, version: FlowVersion) -> FlowVersion:
    """Make an older version the draft, in the place of the one that is there. It counts once it is published."""
    draft = hold_draft(actor, flow)
    if version.flow_id != flow.pk:
        raise PartGone
    draft.definition, draft.base = _for_firm(version.definition), version
    record("flows.restore_version", flow, actor=actor, code=flow.code, number=version.number)
    return _save(actor, draft, "base")


def hold_draft(actor: Actor, flow: Flow) -> FlowVersion:
    """Lock the flow for who may set it up, and return its draft."""
    require(actor, policies.MANAGE)
    flow = Flow.objects.select_for_update(of=("self",)).get(pk=flow.pk)
    if flow.archived_at is not None:
        raise FlowArchived
    draft: FlowVersion | None = FlowVersion.objects.drafts().filter(flow=flow).first()
    if draft is not None:
        return draft
    newest = FlowVersion.objects.newest_of(flow).first()
    if newest is None:
        raise PartGone
    return begin_draft(actor, flow, newest.definition, base=newest)


def begin_draft(
    actor: Actor, flow: Flow, definition: Any, *, base: FlowVersion | None = None, left_out: list[Any] | None = None
) -> FlowVersion:
    """The first draft after what is published, or the first of all."""
    last = FlowVersion.objects.filter(flow=flow).aggregate(last=Max("number"))["last"] or 0
    return FlowVersion.objects.create(
        flow=flow,
        number=last + 1,
        definition=_for_firm(definition),
        base=base,
        left_out=left_out or [],
        changed_by_id=actor.account_id,
    )


def _for_firm(definition: Any) -> dict[str, Any]:
    """The firm's own first language is the one in which every text must be there."""
    return {**definition, "languages": [current_organisation().first_language]}


def _save(actor: Actor, draft: FlowVersion, *fields: str) -> FlowVersion:
    draft.changed_at, draft.changed_by_id = timezone.now(), actor.account_id
    draft.save(update_fields=["definition", "changed_at", "changed_by", *fields])
    return draft
