"""The firm's weights: what each value of each factor counts, and from when a risk is high."""

from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from tenant_apps.diligence import policies
from tenant_apps.diligence.commands import set_bounds, weigh
from tenant_apps.diligence.enums import Channel, Exposure, Factor, LegalForm
from tenant_apps.diligence.professional.forms import BoundsForm, CountryForm, WeightForm
from tenant_apps.diligence.rating import OTHER, STANDARD
from tenant_apps.diligence.rating import bounds as bounds_now
from tenant_apps.diligence.rating import weights as weights_now
from tenant_apps.dossiers.enums import ProductKind
from vestibule.core import phrases
from vestibule.core.countries import countries_in
from vestibule.core.doors import professional_view
from vestibule.core.errors import NotFound

VALUES: dict[Factor, type[Channel] | type[Exposure] | type[LegalForm] | type[ProductKind]] = {
    Factor.CHANNEL: Channel,
    Factor.EXPOSURE: Exposure,
    Factor.FORM: LegalForm,
    Factor.PRODUCT: ProductKind,
}


@dataclass(frozen=True, slots=True)
class Line:
    """One value as the settings show it."""

    value: str
    label: str | Promise
    points: int
    is_decisive: bool
    is_own: bool


@professional_view(policies.CONFIGURE)
@require_GET
def index(request: HttpRequest) -> HttpResponse:
    """Every weight, and the bounds."""
    medium_from, high_from = bounds_now()
    return _index(request, BoundsForm(initial={"medium_from": medium_from, "high_from": high_from}))


@professional_view(policies.CONFIGURE)
@require_POST
def bounds(request: HttpRequest) -> HttpResponse:
    """Change from when a risk is medium, and high."""
    form = BoundsForm(request.POST)
    if form.is_valid() and form.run(set_bounds, actor=request.actor, **form.cleaned_data):
        messages.success(request, phrases.SAVED)
        return redirect("professional:diligence:weights")
    return _index(request, form, status=422)


@professional_view(policies.CONFIGURE)
@require_http_methods(["GET", "POST"])
def factor(request: HttpRequest, factor: str) -> HttpResponse:
    """Change what one value of a factor counts; ``?value=`` names it."""
    if factor not in VALUES:
        raise NotFound
    line = next((each for each in _lines(Factor(factor)) if each.value == request.GET.get("value", "")), None)
    if line is None:
        raise NotFound
    initial = {"points": line.points, "is_decisive": line.is_decisive}
    form = WeightForm(request.POST if request.method == "POST" else None, initial=initial)
    facts = {"factor": factor, "value": line.value}
    if form.is_valid() and form.run(weigh, actor=request.actor, **facts, **form.cleaned_data):
        messages.success(request, phrases.SAVED)
        return redirect("professional:diligence:weights")
    return _weight_page(request, form, str(Factor(factor).label), str(line.label))


@professional_view(policies.CONFIGURE)
@require_http_methods(["GET", "POST"])
def country(request: HttpRequest) -> HttpResponse:
    """Change what a country counts; the first choice is every country that has no weight of its own."""
    known = weights_now().get((Factor.COUNTRY, request.GET.get("value", "")))
    initial = {"value": request.GET.get("value", "")} | ({"points": known[0], "is_decisive": known[1]} if known else {})
    form = CountryForm(request.POST if request.method == "POST" else None, initial=initial)
    form.fields["value"].choices = [("", _("Every other country")), *countries_in(get_language() or "en")]
    if form.is_valid() and form.run(weigh, actor=request.actor, factor=Factor.COUNTRY, **form.cleaned_data):
        messages.success(request, phrases.SAVED)
        return redirect("professional:diligence:weights")
    return _weight_page(request, form, str(Factor.COUNTRY.label), _("A country"))


def _weight_page(request: HttpRequest, form: WeightForm, factor: str, title: str) -> HttpResponse:
    trail = [
        (_("Settings"), reverse("professional:professional_portal:settings")),
        (_("Due diligence"), reverse("professional:diligence:weights")),
    ]
    context = {"form": form, "factor": factor, "title": title, "trail": trail}
    return render(request, "diligence/professional/weight.html", context, status=422 if form.errors else 200)


def _index(request: HttpRequest, form: BoundsForm, status: int = 200) -> HttpResponse:
    factors = [(factor, _lines(factor)) for factor in VALUES]
    names = dict(countries_in(get_language() or "en"))
    found = weights_now()
    countries = [
        Line(value, names.get(value) or _("Every other country"), points, is_decisive, _is_own(factor, value, found))
        for (factor, value), (points, is_decisive) in found.items()
        if factor == Factor.COUNTRY and (points or is_decisive or _is_own(factor, value, found))
    ]
    context = {"form": form, "factors": factors, "countries": countries}
    return render(request, "diligence/professional/weights.html", context, status=status)


def _lines(factor: Factor) -> list[Line]:
    found = weights_now()
    return [
        Line(value, label, *(found.get((factor, value)) or found[factor, OTHER]), _is_own(factor, value, found))
        for value, label in VALUES[factor].choices
    ]


def _is_own(factor: str, value: str, found: dict[tuple[str, str], tuple[int, bool]]) -> bool:
    """Whether the firm set it otherwise than it came."""
    return found.get((factor, value)) != STANDARD.get((factor, value))
