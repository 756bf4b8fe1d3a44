"""How far each step is, whose pen it is, and what comes next."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from tenant_apps.contracts.enums import ContractState
from tenant_apps.contracts.models import Contract
from tenant_apps.customers.enums import PartyRole
from tenant_apps.customers.models import Customer, Party
from tenant_apps.documents.models import Delivery, DocumentType
from tenant_apps.dossiers.asking import usually_asked_of
from tenant_apps.dossiers.enums import ActionPointKind
from tenant_apps.dossiers.models import ActionPoint, Dossier
from tenant_apps.flows.enums import Source
from tenant_apps.flows.models import Answer, FlowRun
from tenant_apps.journeys.enums import NOT_ASKED, QUESTIONS, TONES, Doer, StepKind, StepState
from tenant_apps.journeys.models import Journey, Step
from vestibule.core.actors import Actor

IDENTITY = ("identity_document", "residence_permit")
"""The codes of the documents by which somebody is identified."""

_ASKED = (PartyRole.APPLICANT, PartyRole.CO_APPLICANT, PartyRole.CONTACT)
_PEN = {Doer.CLIENT: Source.CLIENT, Doer.FIRM: Source.PROFESSIONAL}


def people_asked(customer: Customer) -> list[Party]:
    """The people who are asked something: the applicants, and for a company its contact person."""
    asked = customer.members.filter(role__in=_ASKED)
    return list(Party.objects.people_of(customer).filter(pk__in=asked.values("party")))


def papers_of(dossier: Dossier, step: Step, party: Party) -> list[DocumentType]:
    """The documents that a step asks of one person by itself."""
    if step.kind == StepKind.IDENTIFICATION:
        return list(DocumentType.objects.filter(code=IDENTITY[0], is_active=True).order_by("pk"))
    if step.kind == StepKind.DOCUMENTS:
        return [paper for paper in usually_asked_of(dossier, party) if paper.code not in IDENTITY]
    return []


def whose_pen(run: FlowRun) -> Source | None:
    """From whom a step takes the answers of this run; None where either may give them, or no step asks it."""
    if run.dossier_id is None:
        return None
    steps = Step.objects.filter(journey__dossier=run.dossier_id, flow=run.version.flow_id, is_on=True)
    doers = set(steps.values_list("doer", flat=True))
    return _PEN.get(doers.pop()) if len(doers) == 1 else None


@dataclass(frozen=True, slots=True)
class Standing:
    """One step as it is now: of ``total`` things ``handled`` are done; ``points`` are those that are open, in order.

    ``contracts`` are those of the dossier, for the step that follows them.
    """

    step: Step
    state: StepState
    handled: int
    total: int
    points: tuple[ActionPoint, ...]
    contracts: tuple[Contract, ...] = ()

    @property
    def point(self) -> ActionPoint | None:
        """The first that is open."""
        return next(iter(self.points), None)

    @property
    def to_review(self) -> ActionPoint | None:
        """The first that came in and that the firm has not judged yet."""
        return next((point for point in self.points if point.is_awaiting_review), None)

    @property
    def tone(self) -> str:
        return TONES[self.state]

    @property
    def is_done(self) -> bool:
        return self.state == StepState.DONE

    @property
    def waits_for_firm(self) -> bool:
        """Whether the firm has to do something before it goes on."""
        return self.state == StepState.REVIEW or self.step.doer == Doer.FIRM


def standings(actor: Actor, journey: Journey, points: Iterable[ActionPoint] | None = None) -> list[Standing]:
    """Every step that the actor sees and that is in use, in order, in four statements; one more for contracts.

    ``points`` are all that the actor sees in the dossier, the most urgent first, if they were read before.
    """
    steps = Step.objects.visible_to(actor).filter(journey=journey, is_on=True)
    if points is None:
        asked = ActionPoint.objects.visible_to(actor).filter(dossier=journey.dossier_id)
        points = list(asked.with_sources().most_urgent_first())
    begun = _begun_runs(points)
    return [_standing(step, points, begun, _contracts(actor, step)) for step in steps.with_subject().in_order()]


def _contracts(actor: Actor, step: Step) -> tuple[Contract, ...]:
    """The contracts of the dossier that a step follows, with the latest first."""
    if step.kind != StepKind.CONTRACTS:
        return ()
    of_dossier = Contract.objects.visible_to(actor).filter(dossier=step.journey.dossier_id).with_everything()
    return tuple(of_dossier.order_by("-created_at", "-pk"))


def next_of(found: Iterable[Standing]) -> Standing | None:
    """The first step that is not done."""
    return next((standing for standing in found if not standing.is_done), None)


def points_of(step: Step, points: Iterable[ActionPoint]) -> list[ActionPoint]:
    """What is asked in the dossier for this step; read the points ``with_sources()``."""
    if step.kind in QUESTIONS:
        return [point for point in points if point.run is not None and point.run.version.flow_id == step.flow_id]
    if step.kind in NOT_ASKED:
        return [point for point in points if point.pk == step.point_id]
    is_identity = step.kind == StepKind.IDENTIFICATION
    return [
        point
        for point in points
        if point.kind == ActionPointKind.DELIVER and (point.request.document_type.code in IDENTITY) == is_identity
    ]


def current_points(dossier: Dossier, step: Step) -> list[ActionPoint]:
    """The same, read for a command."""
    points = ActionPoint.objects.current().filter(dossier=dossier).with_sources().order_by("pk")
    return points_of(step, points)


def untouched_points(dossier: Dossier, step: Step) -> list[ActionPoint]:
    """What the step asked by itself and nobody began: not what a colleague asked with words, a day or a product."""
    points = [point for point in current_points(dossier, step) if not point.is_handled]
    begun = _begun_runs(points)
    sent = set(Delivery.objects.filter(request__in=[point.request_id for point in points]).values_list("request"))
    usual = {party.pk: papers_of(dossier, step, party) for party in people_asked(dossier.customer)}
    return [
        point
        for point in points
        if not (point.is_awaiting_review or point.is_asked_again)
        and (point.request_id,) not in sent
        and point.run_id not in begun
        and (point.pk == step.point_id or _is_plain(point, usual.get(point.party_id, ())))
    ]


def _begun_runs(points: Iterable[ActionPoint]) -> set[int]:
    """The open fact finds in which a person answered something."""
    runs = [point.run_id for point in points if point.run_id and not point.is_handled]
    answered = Answer.objects.filter(run__in=runs).exclude(source=Source.IMPORTED)
    return set(answered.values_list("run", flat=True))


def _is_plain(point: ActionPoint, usual: Collection[DocumentType]) -> bool:
    """Whether it is asked just as a step asks it."""
    if point.due_on or point.product_id or point.is_for_appointment:
        return False
    request = point.request
    return request is None or (not request.subject and not request.remark and request.document_type in usual)


def _standing(
    step: Step, points: list[ActionPoint], begun: Collection[int], contracts: tuple[Contract, ...]
) -> Standing:
    own = points_of(step, points)
    if any(contract.withdrawn_at is None for contract in contracts):
        return _of_contracts(step, own, contracts)
    handled = [point for point in own if point.is_handled and not point.is_awaiting_review]
    still_open = tuple(point for point in own if point not in handled)
    if step.done_at or (own and len(handled) == len(own)):
        state = StepState.DONE
    elif any(point.is_awaiting_review for point in own):
        state = StepState.REVIEW
    elif handled or any(point.is_asked_again or point.run_id in begun for point in own):
        state = StepState.RUNNING
    else:
        state = StepState.TODO
    return Standing(step, state, len(handled), len(own), still_open, contracts)


def _of_contracts(step: Step, own: list[ActionPoint], contracts: tuple[Contract, ...]) -> Standing:
    """How far the step is that follows these contracts, of which some were not withdrawn."""
    still_open = tuple(point for point in own if not point.is_handled or point.is_awaiting_review)
    states = [contract.state for contract in contracts if contract.withdrawn_at is None]
    signed = sum(state in {ContractState.SIGNED, ContractState.ENDED} for state in states)
    if step.done_at:
        state = StepState.DONE
    elif ContractState.RECEIVED in states or any(point.is_awaiting_review for point in still_open):
        state = StepState.REVIEW
    else:
        state = StepState.RUNNING
    return Standing(step, state, signed, len(states), still_open, contracts)
