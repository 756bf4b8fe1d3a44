"""Who may see flows and answers, and who may give an answer."""

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from tenant_apps.flows.enums import Source
from vestibule.core.actors import Actor, Client, Professional
from vestibule.core.permissions import declare

if TYPE_CHECKING:
    from tenant_apps.flows.models import FlowRun

VIEW = declare(
    "flows:view",
    _("See fact finds"),
    _("See which flows there are and what clients answered."),
    roles=("tenant_admin", "adviser", "case_handler", "compliance_officer"),
)
FILL_IN = declare(
    "flows:fill_in",
    _("Fill in for a client"),
    _("Start a flow for a client and enter answers on the client’s behalf; the client is asked to confirm them."),
    roles=("tenant_admin", "adviser", "case_handler"),
)
MANAGE = declare(
    "flows:manage",
    _("Set up the flows"),
    _("Add, change and publish flows, and switch them on and off for the whole organisation."),
    roles=("tenant_admin",),
)
OVERRIDE = declare(
    "flows:override",
    _("Set another risk band"),
    _("Set another band than a scored questionnaire came to, with a reason that the client reads."),
    roles=("tenant_admin", "adviser"),
)
ANSWER = declare(
    "flows:answer",
    _("Fill in one’s own fact find"),
    _("Answer the questions of the organisation in the client portal."),
    roles=("client",),
)


def is_own(actor: Actor, run: "FlowRun") -> bool:
    """Whether the run is about the client who acts, who is invited to its dossier; others may read it at most."""
    return isinstance(actor, Client) and any(
        grant.customer_id == run.customer_id
        and grant.party_id == run.party_id
        and run.dossier_id in {None, grant.dossier_id}
        and run.product_id not in grant.hidden_product_ids
        for grant in actor.grants
    )


def source_of(actor: Actor) -> Source:
    """Where an answer given by this actor comes from."""
    if isinstance(actor, Client):
        return Source.CLIENT
    return Source.PROFESSIONAL if isinstance(actor, Professional) else Source.IMPORTED
