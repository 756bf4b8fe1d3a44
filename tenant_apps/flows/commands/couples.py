"""Settling what two people answered differently."""

from uuid import UUID

from tenant_apps.flows.commands.runs import hold, refuse_on_behalf
from tenant_apps.flows.couples import couple_of
from tenant_apps.flows.errors import NothingToSettle, NotSettled
from tenant_apps.flows.filled import read_run
from tenant_apps.flows.models import FlowRun, Settlement
from vestibule.core.actors import Actor
from vestibule.core.commands import command
from vestibule.core.records import record

LONGEST_REASON = 1000


@command
def settle_difference(
    *, actor: Actor, run: FlowRun, key: str, chosen: UUID | None = None, reason: str = ""
) -> Settlement:
    """Say whose answer counts, or why they differ. Neither answer is changed.

    Where only the client may answer, only the client says so. ``NothingToSettle`` to whoever may not read both, and
    once the answers do not differ any more.
    """
    held = hold(actor, run)
    refuse_on_behalf(actor, held)
    couple = couple_of(actor, read_run(held))
    row = next((row for row in couple.open_rows if row.key == key), None) if couple else None
    if row is None:
        raise NothingToSettle
    party = next((given.party for given in row.given if given.party.public_id == chosen), None)
    if party is None and (chosen is not None or not reason.strip()):
        raise NotSettled
    settlement = Settlement.objects.create(
        customer_id=held.customer_id,
        dossier_id=held.dossier_id,
        flow_id=held.version.flow_id,
        key=key,
        values=row.values,
        chosen=party,
        reason=reason.strip()[:LONGEST_REASON],
        settled_by_id=actor.account_id,
    )
    record("flows.settle", held, actor=actor, question=key)
    return settlement
