"""Setting up one part of a flow: a section, a page, a question, or the condition under which one is asked."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from shared_apps.organisations.profile import current_organisation
from tenant_apps.flows import drafts, policies
from tenant_apps.flows.compiled import compile_definition, words
from tenant_apps.flows.definitions import CHILDREN
from tenant_apps.flows.drafts import Path
from tenant_apps.flows.earlier import known_before, numbers_before, set_condition
from tenant_apps.flows.formulas import COUNTABLE
from tenant_apps.flows.models import Flow, FlowVersion
from tenant_apps.flows.problems import labels_in
from tenant_apps.flows.professional.condition_forms import ConditionForm
from tenant_apps.flows.professional.found import edit_url, found_flow, found_part, newest_state, run_edit, trail
from tenant_apps.flows.professional.outline import phone_context, question_lines
from tenant_apps.flows.professional.part_forms import NewQuestionForm, PageForm, QuestionForm, SectionForm
from tenant_apps.flows.scoring import SCORED_TYPES
from tenant_apps.flows.wording import condition_in_words
from vestibule.core import phrases
from vestibule.core.doors import professional_view

UNPROCESSABLE = 422
METHODS = ["GET", "POST"]


@professional_view(policies.MANAGE)
@require_http_methods(METHODS)
def section(request: HttpRequest, flow_id: UUID, section: str) -> HttpResponse:
    """A section: its title, and a text and a video on its first page."""
    flow = found_flow(request.actor, flow_id)
    part = found_part(newest_state(request.actor, flow), (section,))
    form = SectionForm(_data(request), part=part, shown=request.GET.get("shown", ""))
    if form.is_valid() and run_edit(request, flow, drafts.say((section,), form.values), phrases.SAVED):
        return redirect(edit_url(flow))
    title = words(part["title"], get_language() or "en")
    context = {"form": form, "flow": flow, "title": title, "breadcrumbs": trail(request.actor, flow, (title, ""))}
    return render(request, "flows/professional/part.html", context, status=form.status)


@professional_view(policies.MANAGE)
@require_http_methods(METHODS)
def page(request: HttpRequest, flow_id: UUID, section: str, subsection: str) -> HttpResponse:
    """A page: its texts, its questions in their order, when it is asked, and the phone beside it."""
    flow, path, language = found_flow(request.actor, flow_id), (section, subsection), get_language() or "en"
    version = newest_state(request.actor, flow)
    part = found_part(version, path)
    form = PageForm(_data(request), part=part, shown=request.GET.get("shown", ""))
    if form.is_valid() and run_edit(request, flow, drafts.say(path, form.values), phrases.SAVED):
        return redirect(edit_url(flow, path))
    context = {
        "form": form,
        "flow": flow,
        "part": part,
        "title": words(part["title"], language),
        "questions": question_lines(flow, path, part, language),
        "more": _labels(drafts.offered_fields(version.definition, path), language),
        "order_url": reverse("professional:flows:order_questions", args=[flow.public_id, *path]),
        "take_url": reverse("professional:flows:take_question", args=[flow.public_id, *path]),
        "new_url": reverse("professional:flows:add_question", args=[flow.public_id, *path]),
        "live_url": reverse("professional:flows:live_page", args=[flow.public_id, *path]),
        "condition": _condition(flow, version, path, language),
        "breadcrumbs": _trail(request, version, path),
        **phone_context(request, flow, version, key=".".join(path)),
    }
    return render(request, "flows/professional/edit_page.html", context, status=form.status)


@professional_view(policies.MANAGE)
@require_http_methods(METHODS)
def question(request: HttpRequest, flow_id: UUID, section: str, subsection: str, field: str) -> HttpResponse:
    """A question: its texts, its answers, its limits, when it is asked, and the phone beside it."""
    flow, path, language = found_flow(request.actor, flow_id), (section, subsection, field), get_language() or "en"
    version = newest_state(request.actor, flow)
    form = _question_form(request, version, path, language)
    if form.is_valid() and run_edit(request, flow, drafts.say(path, form.values), phrases.SAVED):
        return redirect(edit_url(flow, path))
    context = {
        "form": form,
        "flow": flow,
        "part": form.part,
        "title": words(form.part["label"], language),
        "kind": form.kind.label,
        "live_url": reverse("professional:flows:live_question", args=[flow.public_id, *path]),
        "points_url": _points_url(version, path),
        "condition": _condition(flow, version, path, language),
        "breadcrumbs": _trail(request, version, path),
        **phone_context(request, flow, version, key=".".join(path[:2])),
    }
    return render(request, "flows/professional/edit_question.html", context, status=form.status)


@professional_view(policies.MANAGE)
@require_http_methods(METHODS)
def add_question(request: HttpRequest, flow_id: UUID, section: str, subsection: str) -> HttpResponse:
    """Add a question of the firm's own; what its type lets one choose follows on its own page."""
    flow, path = found_flow(request.actor, flow_id), (section, subsection)
    version = newest_state(request.actor, flow)
    before = {field["key"] for field in found_part(version, path)["fields"]}
    form = NewQuestionForm(_data(request))
    if form.is_valid() and run_edit(request, flow, drafts.add_field(path, form.field), phrases.SAVED):
        fields = found_part(newest_state(request.actor, flow), path)["fields"]
        fresh = next(field["key"] for field in fields if field["key"] not in before)
        return redirect(edit_url(flow, (*path, fresh)))
    title = _("Add a question of your own")
    way = _trail(request, version, path, title)
    context = {"form": form, "flow": flow, "title": title, "breadcrumbs": way}
    return render(request, "flows/professional/part.html", context, status=form.status)


@professional_view(policies.MANAGE)
@require_POST
def take_question(request: HttpRequest, flow_id: UUID, section: str, subsection: str) -> HttpResponse:
    """Add a question that the catalogue has for this page."""
    flow, path = found_flow(request.actor, flow_id), (section, subsection)
    use = ".".join((*path, request.POST.get("field", "")))
    run_edit(request, flow, drafts.take_up([use]))
    return redirect(edit_url(flow, path))


@professional_view(policies.MANAGE)
@require_http_methods(METHODS)
def condition(request: HttpRequest, flow_id: UUID, section: str, subsection: str, field: str = "") -> HttpResponse:
    """When a page or a question is asked. Lines are added and taken away first; saving takes the whole."""
    flow, language = found_flow(request.actor, flow_id), get_language() or "en"
    path = tuple(filter(None, (section, subsection, field)))
    version = newest_state(request.actor, flow)
    part = found_part(version, path)
    form = _condition_form(request, version, path, language, part.get("shown_when"))
    action = request.POST.get("do", "")
    if action == "save" and form.is_valid() and run_edit(request, flow, set_condition(path, form.rule, language)):
        return redirect(edit_url(flow, path))
    if action == "always" and run_edit(request, flow, set_condition(path, None, language)):
        return redirect(edit_url(flow, path))
    context = {
        "form": form,
        "flow": flow,
        "title": words(part.get("title") or part.get("label"), language),
        "words": _words(version, part.get("shown_when"), language),
        "has_rule": part.get("shown_when") is not None,
        "back_url": edit_url(flow, path),
        "breadcrumbs": _trail(request, version, path, _("When it is asked")),
    }
    status = UNPROCESSABLE if action == "save" else 200
    return render(request, "flows/professional/condition.html", context, status=status)


@professional_view(policies.MANAGE)
@require_POST
def live(request: HttpRequest, flow_id: UUID, section: str, subsection: str, field: str = "") -> HttpResponseBase:
    """The phone with what is typed in the form beside it and not saved yet; nothing to show while it has errors."""
    flow, language = found_flow(request.actor, flow_id), get_language() or "en"
    path = tuple(filter(None, (section, subsection, field)))
    version = newest_state(request.actor, flow)
    part = found_part(version, path)
    form: Any = _question_form(request, version, path, language) if field else PageForm(request.POST, part=part)
    if not form.is_valid():
        return HttpResponse(status=204)
    definition = drafts.changed(version.definition, drafts.say(path, form.values))
    context = phone_context(request, flow, version, key=".".join(path[:2]), definition=definition)
    return render(request, "flows/professional/_phone.html", context)


def _data(request: HttpRequest) -> Any:
    return request.POST if request.method == "POST" else None


def _question_form(request: HttpRequest, version: FlowVersion, path: Path, language: str) -> QuestionForm:
    part = found_part(version, path)
    known = numbers_before(version.definition, path, language)
    numbers = [(each.key, f"{each.section}: {each.label}") for each in known if each.type in COUNTABLE]
    return QuestionForm(_data(request), part=part, numbers=numbers, shown=request.GET.get("shown", ""))


def _condition_form(request: HttpRequest, version: FlowVersion, path: Path, language: str, rule: Any) -> ConditionForm:
    flow = compile_definition(version.definition, current_organisation().country)
    known = known_before(version.definition, path, language)
    questions = {each.key: found for each in known if (found := flow.question(each.key)) is not None}
    return ConditionForm(_data(request), known=known, questions=questions, language=language, rule=rule)


def _points_url(version: FlowVersion, path: Path) -> str:
    """Where the answers of a question are given points, or lose them; nothing where they can have none."""
    part = found_part(version, path)
    may_have = part["type"] in SCORED_TYPES and version.definition.get("scoring")
    if not part.get("score") and found_part(version, path[:-1]).get("repeat"):
        may_have = False
    return reverse("professional:flows:points", args=[version.flow.public_id, *path]) if may_have else ""


def _condition(flow: Flow, version: FlowVersion, path: Path, language: str) -> dict[str, str]:
    """The condition of a part in words, and where it is changed."""
    name = "condition_of_page" if len(path) < len(CHILDREN) else "condition_of_question"
    rule = found_part(version, path).get("shown_when")
    return {
        "words": _words(version, rule, language),
        "url": reverse(f"professional:flows:{name}", args=[flow.public_id, *path]),
    }


def _words(version: FlowVersion, rule: Any, language: str) -> str:
    if rule is None:
        return ""
    flow = compile_definition(version.definition, current_organisation().country)
    return condition_in_words(rule, flow.question, language, labels_in(version.definition, language))


def _labels(fields: list[Any], language: str) -> list[tuple[str, str]]:
    return [(field["key"], words(field["label"], language)) for field in fields]


def _trail(request: HttpRequest, version: FlowVersion, path: Path, last: str = "") -> list[tuple[str, str]]:
    """The way to a part: the flow, the page, and the question where there is one."""
    steps, language, flow = [], get_language() or "en", version.flow
    for length in range(2, len(path) + 1):
        part = found_part(version, path[:length])
        title = words(part.get("title") or part.get("label"), language)
        steps.append((title, edit_url(flow, path[:length]) if last or length < len(path) else ""))
    if last:
        steps.append((last, ""))
    return trail(request.actor, flow, *steps)
