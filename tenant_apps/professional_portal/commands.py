"""The walk through the client portal as a test client."""

from django.utils.translation import get_language, pgettext
from django.utils.translation import gettext as _

from shared_apps.organisations.policies import EDIT
from shared_apps.organisations.profile import current_organisation
from tenant_apps.activity.models import Entry
from tenant_apps.customers.commands import PartyFacts
from tenant_apps.customers.enums import CustomerKind
from tenant_apps.documents.models import DocumentType
from tenant_apps.dossiers.commands.action_points import ask_for_documents
from tenant_apps.dossiers.models import Dossier, Workflow
from tenant_apps.prospects.commands import add_prospect
from tenant_apps.viewings.commands import start_viewing
from tenant_apps.viewings.models import Viewing
from vestibule.core.actors import Actor
from vestibule.core.commands import command
from vestibule.core.permissions import require
from vestibule.core.records import record

_WALK = "professional_portal.walk_through"
_MOST_DOCUMENTS = 3


@command
def walk_through(*, actor: Actor) -> Viewing:
    """Open the client portal as a test client, who is put on file the first time, with some documents to deliver."""
    require(actor, EDIT)
    dossier = _test_dossier(actor)
    party = dossier.customer.parties.order_by("pk")[0]
    viewing = start_viewing(actor=actor, dossier=dossier, party=party, reason=_("Launch check"))
    record("professional_portal.walk_through", dossier, actor=actor)
    return viewing


def was_walked_through() -> bool:
    """Whether anybody took the walk."""
    return Entry.objects.filter(verb=_WALK).exists()


def _test_dossier(actor: Actor) -> Dossier:
    last = Entry.objects.filter(verb=_WALK).order_by("-pk").values_list("target_id", flat=True).first()
    known: Dossier | None = Dossier.objects.visible_to(actor).filter(public_id=last).first() if last else None
    if known is not None:
        return known
    workflow = Workflow.objects.visible_to(actor).filter(is_active=True).order_by("position", "pk")[0]
    language = get_language() or current_organisation().first_language
    facts = PartyFacts(first_name=_("Test"), last_name=pgettext("last name", "Client"), language=language)
    dossier = add_prospect(
        actor=actor,
        kind=CustomerKind.INDIVIDUAL,
        parties=[facts],
        dossier_kind=workflow.kind,
        despite_duplicates=True,
    )
    types = DocumentType.objects.visible_to(actor).in_use().order_by("pk")[:_MOST_DOCUMENTS]
    ask_for_documents(actor=actor, dossier=dossier, document_types=list(types))
    return dossier
