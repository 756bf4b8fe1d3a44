"""Opening a dossier, moving it along its workflow, saying whose work it is."""

from collections.abc import Iterable
from datetime import date

from tenant_apps.accounts.models import Account, Team
from tenant_apps.customers.commands import take_number
from tenant_apps.customers.models import Customer
from tenant_apps.dossiers import policies
from tenant_apps.dossiers.commands.followers import note_news
from tenant_apps.dossiers.commands.reporting import tell_of_gift
from tenant_apps.dossiers.entry import missing_for
from tenant_apps.dossiers.enums import PRODUCT_OF_KIND, DossierKind, StageOutcome
from tenant_apps.dossiers.errors import (
    EntryRefused,
    NotAProfessional,
    NoWorkflow,
    StageArchived,
    StageOfOtherWorkflow,
)
from tenant_apps.dossiers.events import dossier_ended
from tenant_apps.dossiers.models import Dossier, Product, Stage, StageChange, Workflow
from vestibule.core.actors import Actor
from vestibule.core.commands import command
from vestibule.core.permissions import allows, require
from vestibule.core.records import record


@command
def open_dossier(
    *,
    actor: Actor,
    customer: Customer,
    kind: str,
    adviser: Account | None = None,
    case_handler: Account | None = None,
    workflow: Workflow | None = None,
    planned_submission_on: date | None = None,
) -> Dossier:
    """Open a dossier in the first stage of its workflow, with the product that the kind is about.

    Without a workflow it follows the firm's first one for the kind. Without an adviser it is whose work the customer's
    latest dossier is, as long as that person works here.
    """
    require(actor, policies.EDIT)
    _check_professionals(adviser=adviser, case_handler=case_handler)
    workflow = workflow or Workflow.objects.filter(kind=kind, is_active=True).order_by("position", "pk").first()
    if workflow is None or workflow.kind != kind:
        raise NoWorkflow
    stage = Stage.objects.filter(workflow=workflow).current().order_by("position").first()
    if stage is None:
        raise NoWorkflow
    dossier = Dossier.objects.create(
        customer=customer,
        kind=kind,
        number=take_number("D"),
        workflow=workflow,
        stage=stage,
        adviser=adviser or _usual("adviser", customer),
        case_handler=case_handler or _usual("case_handler", customer),
        planned_submission_on=planned_submission_on,
    )
    StageChange.objects.create(dossier=dossier, stage=stage, changed_by_id=actor.account_id)
    product = PRODUCT_OF_KIND.get(DossierKind(kind))
    if product is not None:
        Product.objects.create(dossier=dossier, kind=product)
    record("dossiers.open", dossier, actor=actor, kind=kind)
    return dossier


@command
def change_stage(*, actor: Actor, dossier: Dossier, stage: Stage, reason: str = "") -> Dossier:
    """Move the dossier to another stage of its workflow and keep when. The same stage again changes nothing.

    Refused while the stage asks for something that is missing: ``EntryRefused`` says what. Who may pass over the rules
    gives a reason, which stays on file.
    """
    require(actor, policies.EDIT)
    if stage.workflow_id != dossier.workflow_id:
        raise StageOfOtherWorkflow
    dossier = Dossier.objects.select_for_update(of=("self",), no_key=True).get(pk=dossier.pk)
    before = dossier.stage_id
    if before == stage.pk:
        return dossier
    if stage.is_archived:
        raise StageArchived
    missing = missing_for(dossier, stage)
    if missing and not (reason.strip() and allows(actor, policies.OVERRIDE)):
        raise EntryRefused(stage, missing)
    dossier.stage = stage
    dossier.save(update_fields=["stage"])
    unmet = [str(each.rule) for each in missing]
    StageChange.objects.create(
        dossier=dossier,
        stage_before_id=before,
        stage=stage,
        changed_by_id=actor.account_id,
        unmet=unmet,
        reason=reason.strip() if missing else "",
    )
    record("dossiers.change_stage", dossier, actor=actor, stage=stage.code, unmet=unmet)
    note_news(dossier)
    if stage.outcome != StageOutcome.ONGOING:
        dossier_ended.send(sender=Dossier, dossier=dossier, actor=actor)
    return dossier


@command
def assign(*, actor: Actor, dossier: Dossier, adviser: Account | None, case_handler: Account | None) -> Dossier:
    """Say whose work the dossier is."""
    require(actor, policies.EDIT)
    _check_professionals(adviser=adviser, case_handler=case_handler)
    dossier = Dossier.objects.select_for_update(of=("self",), no_key=True).get(pk=dossier.pk)
    before = {dossier.adviser_id, dossier.case_handler_id}
    dossier.adviser = adviser
    dossier.case_handler = case_handler
    dossier.save(update_fields=["adviser", "case_handler"])
    record(
        "dossiers.assign",
        dossier,
        actor=actor,
        adviser=str(adviser.public_id) if adviser else None,
        case_handler=str(case_handler.public_id) if case_handler else None,
    )
    for account in dict.fromkeys((adviser, case_handler)):
        if account is not None and account.pk not in before:
            tell_of_gift(actor=actor, dossier=dossier, account=account)
    return dossier


@command
def give_to_team(*, actor: Actor, dossier: Dossier, team: Team | None) -> Dossier:
    """Say which team the dossier belongs to, or none."""
    require(actor, policies.EDIT)
    dossier = Dossier.objects.select_for_update(of=("self",), no_key=True).get(pk=dossier.pk)
    if dossier.team_id != (team.pk if team else None):
        dossier.team = team
        dossier.save(update_fields=["team"])
        record("dossiers.give_to_team", dossier, actor=actor, team=str(team.public_id) if team else None)
    return dossier


@command
def plan_submission(*, actor: Actor, dossier: Dossier, planned_submission_on: date | None) -> Dossier:
    """Note when the application is meant to be handed in."""
    require(actor, policies.EDIT)
    dossier = Dossier.objects.select_for_update(of=("self",), no_key=True).get(pk=dossier.pk)
    dossier.planned_submission_on = planned_submission_on
    dossier.save(update_fields=["planned_submission_on"])
    planned = planned_submission_on.isoformat() if planned_submission_on else None
    record("dossiers.plan_submission", dossier, actor=actor, planned_submission_on=planned)
    return dossier


def _check_professionals(**accounts: Account | None) -> None:
    wrong: Iterable[str] = (
        field for field, account in accounts.items() if account and not (account.is_professional and account.is_active)
    )
    for field in wrong:
        raise NotAProfessional(field)


def _usual(role: str, customer: Customer) -> Account | None:
    """Who has the customer's latest dossier, or else the customer; nobody who does not work here any more."""
    latest = Dossier.objects.filter(customer=customer).exclude(**{role: None}).order_by("-created_at", "-pk").first()
    found: Account | None = getattr(latest or customer, role)
    return found if found is not None and found.is_professional and found.is_active else None
