"""Which flows the organisation uses."""

from collections.abc import Mapping

from tenant_apps.flows import policies
from tenant_apps.flows.models import Flow
from vestibule.core.actors import Actor
from vestibule.core.commands import command
from vestibule.core.permissions import require
from vestibule.core.records import record


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
