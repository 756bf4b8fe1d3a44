"""Who may see and change dossiers."""

from django.utils.translation import gettext_lazy as _

from tenant_apps.dossiers.enums import CLIENT_MAY_HANDLE
from tenant_apps.dossiers.models import ActionPoint
from vestibule.core.actors import Actor, Client
from vestibule.core.errors import NotFound
from vestibule.core.permissions import declare, require

VIEW = declare(
    "dossiers:view",
    _("See dossiers"),
    _("Stages, products, action points, progress and notes."),
    roles=("tenant_admin", "adviser", "case_handler", "compliance_officer"),
)
EDIT = declare(
    "dossiers:edit",
    _("Work on dossiers"),
    _("Open dossiers, change stages, ask for documents and fact finds, add action points and notes."),
    roles=("tenant_admin", "adviser", "case_handler"),
)
OVERRIDE = declare(
    "dossiers:override",
    _("Pass over the rules of a stage"),
    _("Move a dossier to a stage although something is missing, with a reason that stays on file."),
    roles=("tenant_admin", "compliance_officer"),
)
CONFIGURE = declare(
    "dossiers:configure",
    _("Set up the work on dossiers"),
    _("Workflows with their stages and rules, and what is asked for each product."),
    roles=("tenant_admin",),
)
TAKE_PART = declare(
    "dossiers:take_part",
    _("Take part in one’s own dossiers"),
    _("Clients see their progress and handle their action points."),
    roles=("client",),
)


def require_handling(actor: Actor, action_point: ActionPoint) -> None:
    """Return if the actor may tick off or reopen this action point, raise otherwise.

    Professionals need the right to work on dossiers, whoever's work the dossier is: see the record on colleagues in
    ``docs/adr``. Clients only confirm or do what is asked in words, of themselves or of all; what is asked of the other
    applicant is theirs to say, also for who sees it.
    """
    if not isinstance(actor, Client):
        require(actor, EDIT)
        return
    require(actor, TAKE_PART)
    if action_point.kind not in CLIENT_MAY_HANDLE:
        raise NotFound
    own = {grant.party_id for grant in actor.grants if grant.dossier_id == action_point.dossier_id}
    if action_point.party_id not in {None, *own}:
        raise NotFound
    if not ActionPoint.objects.visible_to(actor).filter(pk=action_point.pk).exists():
        raise NotFound
