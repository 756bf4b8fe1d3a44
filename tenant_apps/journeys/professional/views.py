"""The journey of one dossier: a panel on its page, beginning it, and each step."""

from dataclasses import dataclass
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from tenant_apps.contracts import policies as contract_policies
from tenant_apps.contracts.enums import ContractState
from tenant_apps.dossiers.models import Dossier
from tenant_apps.journeys import policies
from tenant_apps.journeys.commands import (
    begin_journey,
    hand_over_step,
    record_contracts,
    reopen_step,
    switch_step,
)
from tenant_apps.journeys.enums import FIXED, NOT_ASKED, QUESTIONS, Doer, JourneyKind, StepKind, StepState
from tenant_apps.journeys.models import Journey, Step
from tenant_apps.journeys.plans import plan_of, usual_journey
from tenant_apps.journeys.professional.forms import BeginForm, HandOverForm, RecordForm
from tenant_apps.journeys.steps import Standing, next_of, standings
from vestibule.core import phrases
from vestibule.core.doors import professional_view
from vestibule.core.errors import DomainError
from vestibule.core.permissions import allows


@dataclass(frozen=True, slots=True)
class Action:
    """What the firm does next in a step, and where."""

    label: str | Promise
    url: str


def action_of(standing: Standing, dossier: Dossier) -> Action:
    """The way on in a step that is not done."""
    step, point, came_in = standing.step, standing.point, standing.to_review
    if standing.state == StepState.REVIEW and came_in is not None:
        review = reverse("professional:documents:review", args=[came_in.request.public_id])
        return Action(_("Review what came in"), review)
    if step.kind in NOT_ASKED or point is None:
        return _beginning(standing, dossier)
    if step.doer != Doer.FIRM:
        return Action(_("Tell the client"), reverse("professional:dossiers:tell", args=[dossier.public_id]))
    if point.run is not None:
        return Action(_("Fill it in"), reverse("professional:flows:run", args=[point.run.public_id]))
    return Action(_("Add the documents"), reverse("professional:documents:hand_in", args=[point.request.public_id]))


def _beginning(standing: Standing, dossier: Dossier) -> Action:
    """The way into a step in which nothing is asked."""
    step = standing.step
    received = next((each for each in standing.contracts if each.state == ContractState.RECEIVED), None)
    if received is not None:
        label = gettext_lazy("Approve the signed copy")
        return Action(label, reverse("professional:contracts:detail", args=[received.public_id]))
    if step.kind == StepKind.CONTRACTS and standing.contracts:
        label = gettext_lazy("Go on with the contracts")
        return Action(label, reverse("professional:journeys:step", args=[step.public_id]))
    if step.kind == StepKind.CONTRACTS:
        return Action(_("Record the contracts"), reverse("professional:journeys:step", args=[step.public_id]))
    if step.kind == StepKind.DUE_DILIGENCE:
        return Action(_("Do the due diligence"), reverse("professional:diligence:check", args=[dossier.public_id]))
    is_flow = standing.step.kind in QUESTIONS
    where = "professional:dossiers:ask_flow" if is_flow else "professional:dossiers:ask_documents"
    label = gettext_lazy("Choose what to ask") if is_flow else gettext_lazy("Choose the documents")
    return Action(label, reverse(where, args=[dossier.public_id]))


@professional_view(policies.VIEW)
@require_GET
def panel(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """The steps with how far each is, and what comes next."""
    dossier = _dossier(request, public_id)
    journey = Journey.objects.visible_to(request.actor).filter(dossier=dossier).first()
    found = standings(request.actor, journey) if journey else []
    following = next_of(found)
    context = {
        "dossier": dossier,
        "journey": journey,
        "standings": found,
        "following": following,
        "action": action_of(following, dossier) if following else None,
        "unused": Step.objects.visible_to(request.actor).filter(journey=journey, is_on=False).in_order(),
        "may_steer": allows(request.actor, policies.STEER),
    }
    template = "_panel.html" if request.htmx else "panel.html"
    return render(request, f"journeys/professional/{template}", context)


@professional_view(policies.STEER)
@require_http_methods(["GET", "POST"])
def begin(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Choose one of the three journeys."""
    dossier = _dossier(request, public_id)
    initial = {"kind": usual_journey() or JourneyKind.CLIENT}
    form = BeginForm(request.POST if request.method == "POST" else None, initial=initial)
    if form.is_valid() and form.run(begin_journey, actor=request.actor, dossier=dossier, **form.cleaned_data):
        messages.success(request, _("The journey has begun. Now invite the client, or start yourself."))
        return redirect("professional:dossiers:detail", public_id)
    journeys = [(kind, [step for step in plan_of(kind) if step.is_on]) for kind in JourneyKind]
    context = {"dossier": dossier, "form": form, "journeys": journeys}
    return render(request, "journeys/professional/begin.html", context, status=422 if form.errors else 200)


@professional_view(policies.VIEW)
@require_GET
def step(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """One step: how far it is, who does it, and how the pen changed hands."""
    return _page(request, _step(request, public_id))


@professional_view(policies.STEER)
@require_POST
def hand_over(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Give the pen to somebody else."""
    found = _step(request, public_id)
    form = HandOverForm(request.POST)
    if form.is_valid() and form.run(hand_over_step, actor=request.actor, step=found, **form.cleaned_data):
        messages.success(request, _("Handed over. What was written stays, with who wrote it."))
        return redirect("professional:journeys:step", public_id)
    return _page(request, found, hand_over_form=form)


@professional_view(policies.STEER)
@require_POST
def switch(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Take the step into use, or out of use."""
    found = _step(request, public_id)
    try:
        switch_step(actor=request.actor, step=found, is_on=request.POST.get("is_on") == "yes")
        messages.success(request, phrases.SAVED)
    except DomainError as error:
        messages.error(request, str(error))
    return redirect("professional:dossiers:detail", found.journey.dossier.public_id)


@professional_view(policies.STEER)
@require_POST
def record(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Record that the contracts were signed, with the file."""
    found = _step(request, public_id)
    form = RecordForm(request.POST, request.FILES, step=found)
    if form.is_valid():
        file = form.cleaned_data.pop("files")
        if form.run(record_contracts, actor=request.actor, step=found, file=file, **form.cleaned_data):
            messages.success(request, phrases.SAVED)
            return redirect("professional:dossiers:detail", found.journey.dossier.public_id)
    return _page(request, found, record_form=form)


@professional_view(policies.STEER)
@require_POST
def reopen(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Take back that the step was recorded as done."""
    found = _step(request, public_id)
    try:
        reopen_step(actor=request.actor, step=found)
        messages.success(request, _("The step is open again."))
    except DomainError as error:
        messages.error(request, str(error))
    return redirect("professional:journeys:step", public_id)


def _page(
    request: HttpRequest,
    found: Step,
    *,
    hand_over_form: HandOverForm | None = None,
    record_form: RecordForm | None = None,
) -> HttpResponse:
    dossier = found.journey.dossier
    standing = next((each for each in standings(request.actor, found.journey) if each.step.pk == found.pk), None)
    may_steer = allows(request.actor, policies.STEER)
    context = {
        "step": found,
        "dossier": dossier,
        "standing": standing,
        "action": action_of(standing, dossier) if standing and not standing.is_done else None,
        "is_fixed": found.kind in FIXED,
        "is_by_hand": found.kind == StepKind.CONTRACTS,
        "is_way_on": found.kind != StepKind.CONTRACTS or (standing and standing.state == StepState.REVIEW),
        "is_risk": found.kind == StepKind.RISK,
        "may_steer": may_steer,
        "sees_contracts": allows(request.actor, contract_policies.VIEW),
        "may_add_contracts": allows(request.actor, contract_policies.EDIT),
        "hand_over_form": hand_over_form or HandOverForm(initial={"doer": found.doer}),
        "record_form": record_form or RecordForm(step=found),
    }
    sent = (hand_over_form, record_form)
    status = 422 if any(form is not None and form.errors for form in sent) else 200
    return render(request, "journeys/professional/step.html", context, status=status)


def _dossier(request: HttpRequest, public_id: UUID) -> Dossier:
    return get_object_or_404(Dossier.objects.visible_to(request.actor).select_related("customer"), public_id=public_id)


def _step(request: HttpRequest, public_id: UUID) -> Step:
    visible = Step.objects.visible_to(request.actor).with_subject().with_handovers()
    return get_object_or_404(visible, public_id=public_id)
