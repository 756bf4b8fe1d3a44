"""The firm's plans for its three journeys."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from tenant_apps.journeys import policies
from tenant_apps.journeys.commands import choose_usual, save_plan
from tenant_apps.journeys.enums import JourneyKind
from tenant_apps.journeys.plans import plan_of, usual_journey
from tenant_apps.journeys.professional.forms import PlanForm, UsualForm
from vestibule.core import phrases
from vestibule.core.doors import professional_view
from vestibule.core.errors import NotFound


@professional_view(policies.CONFIGURE)
@require_GET
def index(request: HttpRequest) -> HttpResponse:
    """The three journeys with their steps, and which is usual."""
    return _index(request, UsualForm(initial={"kind": usual_journey()}))


@professional_view(policies.CONFIGURE)
@require_POST
def usual(request: HttpRequest) -> HttpResponse:
    """Choose which journey a new prospect goes."""
    form = UsualForm(request.POST)
    if form.is_valid() and form.run(choose_usual, actor=request.actor, kind=form.cleaned_data["kind"]):
        messages.success(request, phrases.SAVED)
        return redirect("professional:journeys:plans")
    return _index(request, form, status=422)


@professional_view(policies.CONFIGURE)
@require_http_methods(["GET", "POST"])
def plan(request: HttpRequest, journey: str) -> HttpResponse:
    """The steps of one journey."""
    if journey not in JourneyKind.values:
        raise NotFound
    kind = JourneyKind(journey)
    form = PlanForm(request.POST if request.method == "POST" else None, actor=request.actor, planned=plan_of(kind))
    if form.is_valid():
        form.run(save_plan, actor=request.actor, journey=kind, steps=form.steps())
        if not form.errors:
            messages.success(request, phrases.SAVED)
            return redirect("professional:journeys:plans")
    trail = [
        (_("Settings"), reverse("professional:professional_portal:settings")),
        (_("Journeys"), reverse("professional:journeys:plans")),
    ]
    context = {"form": form, "journey": kind, "trail": trail}
    return render(request, "journeys/professional/plan.html", context, status=422 if form.errors else 200)


def _index(request: HttpRequest, form: UsualForm, status: int = 200) -> HttpResponse:
    journeys = [(kind, [step for step in plan_of(kind) if step.is_on]) for kind in JourneyKind]
    context = {"journeys": journeys, "usual": usual_journey(), "form": form}
    return render(request, "journeys/professional/plans.html", context, status=status)
