"""What was answered becomes what the firm's file says."""

from dataclasses import replace

from tenant_apps.customers.commands import edit_party, facts_of
from tenant_apps.customers.models import Party
from tenant_apps.flows import policies
from tenant_apps.flows.comparing import differences
from tenant_apps.flows.errors import UnknownQuestion
from tenant_apps.flows.filled import read_run
from tenant_apps.flows.models import FlowRun
from vestibule.core.actors import Actor
from vestibule.core.commands import command
from vestibule.core.permissions import require


@command
def take_over_answer(*, actor: Actor, run: FlowRun, key: str) -> Party:
    """Let the file say what was answered to this question; it keeps what it said before, see ``edit_party``.

    Twice is once. Raises ``UnknownQuestion`` for a question that asks for no fact of the file.
    """
    require(actor, policies.VIEW)
    filled = read_run(run)
    asked = filled.flow.question(key)
    if asked is None or not asked.prefill:
        raise UnknownQuestion
    difference = differences(filled).get(key)
    if difference is None:
        return run.party
    return edit_party(actor=actor, party=run.party, facts=replace(facts_of(run.party), **difference.taken))
