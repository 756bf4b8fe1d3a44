"""The three journeys as they come, and as the firm wants them."""

from dataclasses import dataclass, replace

from django.db.models import Case, Value, When

from tenant_apps.customers.enums import CustomerKind
from tenant_apps.dossiers.enums import DossierKind
from tenant_apps.dossiers.models import Dossier
from tenant_apps.flows.enums import FlowKind
from tenant_apps.flows.models import Flow, FlowVersion
from tenant_apps.flows.versions import compiled
from tenant_apps.journeys.enums import FIXED, QUESTIONS, Doer, JourneyKind, StepKind
from tenant_apps.journeys.models import PlanStep, UsualJourney


@dataclass(frozen=True, slots=True)
class Planned:
    """One step as it is planned; a flow that is not chosen is found when a journey begins."""

    kind: StepKind
    is_on: bool
    doer: Doer
    flow: Flow | None = None


FLOW_OF_KIND = {
    DossierKind.MORTGAGE: FlowKind.MORTGAGE,
    DossierKind.INSURANCE: FlowKind.INSURANCE,
    DossierKind.WEALTH: FlowKind.WEALTH,
    DossierKind.ONBOARDING: FlowKind.GENERAL,
}

_USUAL_DOER = {JourneyKind.CLIENT: Doer.CLIENT, JourneyKind.ADVISER: Doer.FIRM, JourneyKind.HYBRID: Doer.EITHER}


def as_it_comes(journey: JourneyKind) -> tuple[Planned, ...]:
    """The product's own plan: everything on, but no questionnaire for the client where the firm does it all."""
    return tuple(
        Planned(
            kind,
            is_on=kind != StepKind.RISK or journey != JourneyKind.ADVISER,
            doer=FIXED.get(kind) or _doer(journey, kind),
        )
        for kind in StepKind
    )


def _doer(journey: JourneyKind, kind: StepKind) -> Doer:
    begins = journey == JourneyKind.HYBRID and kind == StepKind.FACT_FIND
    return Doer.FIRM if begins else _USUAL_DOER[journey]


def plan_of(journey: JourneyKind) -> tuple[Planned, ...]:
    """The plan that holds for new prospects, in one statement."""
    rows = {row.kind: row for row in PlanStep.objects.filter(journey=journey).select_related("flow")}
    return tuple(
        replace(step, is_on=row.is_on, doer=Doer(row.doer), flow=row.flow) if (row := rows.get(step.kind)) else step
        for step in as_it_comes(journey)
    )


def usual_journey() -> str:
    """The journey that a new prospect goes unless another is chosen; empty while the firm has none."""
    return UsualJourney.objects.values_list("kind", flat=True).first() or ""


def flow_for(step: Planned, dossier: Dossier) -> Flow | None:
    """The flow that is asked in this step of this dossier: the firm's choice while offered, or the first that fits."""
    if step.kind not in QUESTIONS or (step.flow is not None and is_offered(step.flow)):
        return step.flow
    if step.kind == StepKind.RISK:
        return Flow.objects.active().filter(kind=FlowKind.RISK).by_name().first()
    is_business = dossier.customer.kind == CustomerKind.BUSINESS
    kind = FlowKind.BUSINESS if is_business else FLOW_OF_KIND[DossierKind(dossier.kind)]
    fit = Case(When(kind=kind, then=Value(0)), When(kind=FlowKind.GENERAL, then=Value(1)), default=Value(2))
    for flow in Flow.objects.active().exclude(kind=FlowKind.RISK).order_by(fit, "code"):
        if not is_for_client(flow):
            return flow
    return None


def is_offered(flow: Flow) -> bool:
    """Whether the flow may be asked: switched on, published, and not archived."""
    return bool(Flow.objects.active().filter(pk=flow.pk).exists())


def is_for_client(flow: Flow) -> bool:
    """Whether only the client may answer it, as it is published now."""
    version = FlowVersion.objects.newest_of(flow).first()
    return version is not None and compiled(version).client_only
