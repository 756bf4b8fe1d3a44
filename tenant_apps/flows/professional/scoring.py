"""How a flow is scored: its dimensions, its bands, answers that do not go together, and the points of its questions."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from shared_apps.organisations.profile import current_organisation
from tenant_apps.flows import policies, scores
from tenant_apps.flows.compiled import compile_definition, words
from tenant_apps.flows.definitions import Definition
from tenant_apps.flows.differences import SCORING_NAMES
from tenant_apps.flows.drafts import Edit
from tenant_apps.flows.earlier import known_before
from tenant_apps.flows.errors import PartGone
from tenant_apps.flows.models import Flow, FlowVersion
from tenant_apps.flows.professional.found import edit_url, found_flow, found_part, newest_state, run_edit, trail
from tenant_apps.flows.professional.outline import problems_with_links
from tenant_apps.flows.professional.scoring_forms import FORMS, PointsForm, RuleForm
from tenant_apps.flows.professional.scoring_lines import band_lines, contradiction_lines, dimension_lines, points_lines
from tenant_apps.flows.scoring import KINDS, MOST_ENTRIES, SCORED_TYPES
from tenant_apps.flows.scoring_faults import span_of
from vestibule.core import phrases
from vestibule.core.doors import professional_view
from vestibule.core.errors import NotFound

UNPROCESSABLE = 422
METHODS = ["GET", "POST"]


@professional_view(policies.MANAGE)
@require_http_methods(METHODS)
def scoring(request: HttpRequest, flow_id: UUID) -> HttpResponse:
    """The whole score at a glance; beginning it, stopping it, and taking an entry out."""
    flow, language = found_flow(request.actor, flow_id), get_language() or "en"
    change = _asked(request.POST.get("do", "")) if request.method == "POST" else None
    if change is not None:
        run_edit(request, flow, change, phrases.SAVED)
        return redirect("professional:flows:scoring", flow.public_id)
    version = newest_state(request.actor, flow)
    definition = version.definition
    lowest, highest = span_of(definition)
    context = {
        "flow": flow,
        "is_scored": bool(definition.get("scoring")),
        "problems": problems_with_links(flow, version, language),
        "dimensions": dimension_lines(flow, definition, language),
        "points": points_lines(flow, definition, language),
        "bands": band_lines(flow, definition, language),
        "contradictions": contradiction_lines(flow, definition, language),
        "lowest": lowest,
        "highest": highest,
        "may_add": _may_add(definition),
        "breadcrumbs": trail(request.actor, flow, (_("Points and bands"), "")),
    }
    return render(request, "flows/professional/scoring.html", context)


@professional_view(policies.MANAGE)
@require_http_methods(METHODS)
def entry(request: HttpRequest, flow_id: UUID, kind: str, key: str = "") -> HttpResponse:
    """One dimension, band or contradiction, or a new one."""
    flow = found_flow(request.actor, flow_id)
    definition = newest_state(request.actor, flow).definition
    part = _found_entry(definition, kind, key)
    form = FORMS[kind](_data(request), part=part, shown=request.GET.get("shown", ""))
    if form.is_valid():
        key = key or scores.free_key(definition, kind)
        if run_edit(request, flow, scores.put(kind, key, form.values), phrases.SAVED):
            is_new = kind == "contradictions" and not form.part
            return redirect(_rule_url(flow, key) if is_new else _url(flow))
    title = words(part.get("title") or part.get("text"), get_language() or "en") or _new(kind)
    way = _trail(request, flow, title)
    context = {"form": form, "flow": flow, "title": title, "breadcrumbs": way, "back_url": _url(flow)}
    return render(request, "flows/professional/scoring_entry.html", context, status=form.status)


@professional_view(policies.MANAGE)
@require_http_methods(METHODS)
def rule(request: HttpRequest, flow_id: UUID, key: str) -> HttpResponse:
    """Which answers do not go together. Lines are added and taken away first; saving takes the whole."""
    flow, language = found_flow(request.actor, flow_id), get_language() or "en"
    version = newest_state(request.actor, flow)
    part = _found_entry(version.definition, "contradictions", key)
    form = _rule_form(request, version, part.get("when"), language)
    is_saved = request.POST.get("do") == "save"
    if is_saved and form.is_valid():
        values = {"when": form.rule}
        if run_edit(request, flow, scores.put("contradictions", key, values), phrases.SAVED):
            return redirect(_url(flow))
    context = {
        "form": form,
        "flow": flow,
        "text": words(part["text"], language),
        "back_url": _url(flow),
        "breadcrumbs": _trail(request, flow, str(SCORING_NAMES["contradictions"])),
    }
    return render(request, "flows/professional/scoring_rule.html", context, status=UNPROCESSABLE if is_saved else 200)


@professional_view(policies.MANAGE)
@require_http_methods(METHODS)
def points(request: HttpRequest, flow_id: UUID, section: str, subsection: str, field: str) -> HttpResponse:
    """For which dimension a question counts, and what its answers are worth."""
    flow, language, path = found_flow(request.actor, flow_id), get_language() or "en", (section, subsection, field)
    version = newest_state(request.actor, flow)
    part: Any = found_part(version, path)
    if part["type"] not in SCORED_TYPES or not version.definition.get("scoring"):
        raise NotFound
    dimensions = scores.entries_of(version.definition, "dimensions")
    repeats = bool(found_part(version, path[:-1]).get("repeat"))
    form = PointsForm(_data(request), field=part, dimensions=dimensions, language=language, repeats=repeats)
    if form.is_valid():
        change = scores.give_points(path, form.cleaned_data["dimension"], form.points)
        if run_edit(request, flow, change, phrases.SAVED):
            return redirect(_url(flow))
    title = words(part["label"], language)
    context = {
        "form": form,
        "flow": flow,
        "title": title,
        "edit_url": edit_url(flow, path),
        "back_url": _url(flow),
        "breadcrumbs": _trail(request, flow, title),
    }
    return render(request, "flows/professional/points.html", context, status=UNPROCESSABLE if form.errors else 200)


def _new(kind: str) -> str:
    if kind == "dimensions":
        return _("Add a dimension")
    return _("Add a band") if kind == "bands" else _("Add answers that do not go together")


def _asked(action: str) -> Edit | None:
    """The change that a button asks for."""
    name, _colon, about = action.partition(":")
    kind, _dot, key = about.partition(".")
    if name == "remove" and kind in KINDS:
        return scores.remove(kind, key)
    return {"begin": scores.begin, "stop": scores.stop}[name]() if name in {"begin", "stop"} else None


def _found_entry(definition: Definition, kind: str, key: str) -> dict[str, Any]:
    """The entry that an address names, nothing for a new one, or 404."""
    try:
        scores.entries_of(definition, kind)
        return scores.entry_at(definition, kind, key) if key else {}
    except PartGone as error:
        raise NotFound from error


def _may_add(definition: Definition) -> bool:
    entries = (definition.get("scoring") or {}).values()
    return all(len(each) < MOST_ENTRIES for each in entries)


def _data(request: HttpRequest) -> Any:
    return request.POST if request.method == "POST" else None


def _url(flow: Flow) -> str:
    return reverse("professional:flows:scoring", args=[flow.public_id])


def _rule_url(flow: Flow, key: str) -> str:
    return reverse("professional:flows:scoring_rule", args=[flow.public_id, key])


def _trail(request: HttpRequest, flow: Flow, last: str) -> list[tuple[str, str]]:
    return trail(request.actor, flow, (_("Points and bands"), _url(flow)), (last, ""))


def _rule_form(request: HttpRequest, version: FlowVersion, when: Any, language: str) -> RuleForm:
    flow = compile_definition(version.definition, current_organisation().country)
    known = known_before(version.definition, (), language)
    questions = {each.key: found for each in known if (found := flow.question(each.key)) is not None}
    return RuleForm(_data(request), known=known, questions=questions, language=language, rule=when)
