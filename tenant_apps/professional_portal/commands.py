"""The walk through the client portal as a test client, handing over somebody's work, and settings from a file."""

from collections import Counter
from collections.abc import Collection

from django.db.models import Q
from django.utils.translation import get_language, pgettext
from django.utils.translation import gettext as _

from shared_apps.organisations.policies import EDIT
from shared_apps.organisations.profile import current_organisation
from tenant_apps.accounts.commands.people import deactivate_account
from tenant_apps.accounts.models import Account
from tenant_apps.accounts.policies import MANAGE
from tenant_apps.activity.models import Entry
from tenant_apps.customers.commands import PartyFacts
from tenant_apps.customers.enums import CustomerKind
from tenant_apps.documents.models import DocumentType
from tenant_apps.dossiers.commands.action_points import ask_for_documents
from tenant_apps.dossiers.commands.dossiers import assign
from tenant_apps.dossiers.models import Dossier, Workflow
from tenant_apps.inbox.commands.handling import hand_over_notices
from tenant_apps.professional_portal.errors import ConfigurationChanged, ItemRefused, NothingChosen, SuccessorMissing
from tenant_apps.professional_portal.exchange import Change, ConfigurationFile, check_references, planned
from tenant_apps.prospects.commands import add_prospect
from tenant_apps.viewings.commands import start_viewing
from tenant_apps.viewings.models import Viewing
from vestibule.core.actors import Actor
from vestibule.core.commands import command
from vestibule.core.errors import DomainError
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


@command
def hand_over_work(*, actor: Actor, account: Account, to: Account, closes_account: bool = False) -> int:
    """Give all ongoing dossiers and the inbox of one person to another; return how many dossiers changed hands.

    Dossiers that are over stay whose they were. With ``closes_account`` nobody logs in with it any more: all of it, or
    nothing. Twice is once.
    """
    require(actor, MANAGE)
    if to.pk == account.pk or not (to.is_professional and to.is_active):
        raise SuccessorMissing
    ongoing = Dossier.objects.ongoing().filter(Q(adviser=account) | Q(case_handler=account)).order_by("pk")
    dossiers = list(ongoing.select_related("adviser", "case_handler"))
    for dossier in dossiers:
        adviser = to if dossier.adviser_id == account.pk else dossier.adviser
        handler = to if dossier.case_handler_id == account.pk else dossier.case_handler
        assign(actor=actor, dossier=dossier, adviser=_if_here(adviser), case_handler=_if_here(handler))
    notices = hand_over_notices(actor=actor, account=account, to=to)
    facts = {"to": str(to.public_id), "dossiers": len(dossiers), "notices": notices}
    record("professional_portal.hand_over_work", account, actor=actor, **facts)
    if closes_account:
        deactivate_account(actor=actor, account=account)
    return len(dossiers)


@command
def take_over_configuration(
    *, actor: Actor, file: ConfigurationFile, chosen: Collection[str], seen: str
) -> list[Change]:
    """Make these items of the file the firm's, through the commands of the rooms: all of them, or nothing.

    ``seen`` is the mark of the plan that the actor looked at: ``ConfigurationChanged`` if anything changed since. What
    the actor may not set up is not taken over, chosen or not. Nothing is removed. Twice is once.
    """
    require(actor, EDIT)
    plan = planned(actor, file)
    if seen != plan.mark:
        raise ConfigurationChanged
    changes = [change for name, change in plan.changes.items() if name in set(chosen)]
    if not changes:
        raise NothingChosen
    for change in changes:
        try:
            check_references(change)
            change.part.write(actor, change.key, change.content)
        except DomainError as error:
            raise ItemRefused(change.part.label, change.title, error.message) from error
    counts = Counter(change.part.code for change in changes)
    facts = {"firm": file.firm, "items": dict(counts)}
    record("professional_portal.take_over_configuration", None, actor=actor, **facts)
    return changes


def _if_here(account: Account | None) -> Account | None:
    return account if account is not None and account.is_active and account.is_professional else None


def was_walked_through() -> bool:
    """Whether anybody who works here saw the portal as a client does: the test client, or another one."""
    return Viewing.objects.exists()


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
