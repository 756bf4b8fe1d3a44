"""A flow while it is set up: what it asks in which order, and the page beside it as the client sees it."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language, override
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from tenant_apps.flows import drafts, policies
from tenant_apps.flows.commands.drafts import edit_draft
from tenant_apps.flows.compiled import words
from tenant_apps.flows.definitions import Definition
from tenant_apps.flows.drafts import Path
from tenant_apps.flows.fields.registry import FIELD_TYPES
from tenant_apps.flows.models import Flow, FlowVersion
from tenant_apps.flows.previews import Preview, preview_of
from tenant_apps.flows.problems import Problem, problems_in
from tenant_apps.flows.professional.flows import asked_language
from tenant_apps.flows.professional.forms import BlocksForm
from tenant_apps.flows.professional.found import edit_url, found_flow, found_part, newest_state, run_edit, trail
from tenant_apps.flows.professional.part_forms import FlowForm, TitleForm
from vestibule.core import phrases
from vestibule.core.doors import professional_view
from vestibule.core.errors import NotFound
from vestibule.core.forms import Form

CONFLICT = 409


@dataclass(frozen=True, slots=True)
class PartLine:
    """A section, a page or a question in a list that can be put in order."""

    path: Path
    title: str
    is_off: bool
    url: str
    facts: tuple[str, ...] = ()
    parts: tuple["PartLine", ...] = ()

    @property
    def key(self) -> str:
        return self.path[-1]

    @property
    def dotted(self) -> str:
        return ".".join(self.path)

    @property
    def anchor(self) -> str:
        return "-".join(self.path)


@professional_view(policies.MANAGE)
@require_GET
def edit(request: HttpRequest, flow_id: UUID) -> HttpResponse:
    """The sections and pages in their order, what is still to be put right, and the phone beside it."""
    flow = found_flow(request.actor, flow_id)
    version = newest_state(request.actor, flow)
    language = get_language() or "en"
    context = {
        "flow": flow,
        "version": version,
        "sections": [_section_line(flow, section, language) for section in version.definition["sections"]],
        "problems": problems_with_links(flow, version, language),
        "is_scored": bool(version.definition.get("scoring")),
        **phone_context(request, flow, version),
        "breadcrumbs": trail(request.actor, flow),
    }
    return render(request, "flows/professional/edit.html", context)


@professional_view(policies.MANAGE)
@require_GET
def phone(request: HttpRequest, flow_id: UUID) -> HttpResponse:
    """The phone alone: another page, another language, or the state after a change; opened by itself, its page."""
    flow = found_flow(request.actor, flow_id)
    if not request.htmx:
        return redirect(edit_url(flow))
    context = phone_context(request, flow, newest_state(request.actor, flow))
    return render(request, "flows/professional/_phone.html", context)


@professional_view(policies.MANAGE)
@require_POST
def order(request: HttpRequest, flow_id: UUID, section: str = "", subsection: str = "") -> HttpResponse:
    """Put the sections of the flow, the pages of a section or the questions of a page in another order."""
    flow = found_flow(request.actor, flow_id)
    path = tuple(filter(None, (section, subsection)))
    keys = request.POST.getlist("order")
    for name, step in (("up", -1), ("down", 1)):
        moved = request.POST.get(name, "")
        if moved in keys:
            place = keys.index(moved)
            keys.insert(max(0, place + step), keys.pop(place))
    if request.headers.get("X-Order"):
        form = Form(request.POST)
        form.is_valid()
        form.run(edit_draft, actor=request.actor, flow=flow, edit=drafts.order(path, keys))
        return HttpResponse(status=CONFLICT if form.errors else 204)
    run_edit(request, flow, drafts.order(path, keys))
    return redirect(edit_url(flow, path if subsection else ()))


@professional_view(policies.MANAGE)
@require_POST
def switch(request: HttpRequest, flow_id: UUID) -> HttpResponse:
    """Ask a part of the flow, or ask it no more."""
    flow, path = found_flow(request.actor, flow_id), _sent_path(request)
    is_on = request.POST.get("is_on") == "yes"
    run_edit(request, flow, drafts.switch(path, is_on=is_on))
    return redirect(_list_with(flow, path))


@professional_view(policies.MANAGE)
@require_POST
def remove(request: HttpRequest, flow_id: UUID) -> HttpResponse:
    """Take a part out of the draft."""
    flow, path = found_flow(request.actor, flow_id), _sent_path(request)
    run_edit(request, flow, drafts.remove(path), _("It was taken out of the draft."))
    return redirect(_list_with(flow, path))


@professional_view(policies.MANAGE)
@require_http_methods(["GET", "POST"])
def blocks(request: HttpRequest, flow_id: UUID) -> HttpResponse:
    """Choose sections and pages of the catalogue that the flow does not have."""
    flow = found_flow(request.actor, flow_id)
    offered = drafts.offered(newest_state(request.actor, flow).definition)
    form = BlocksForm(request.POST if request.method == "POST" else None, offered=offered)
    if form.is_valid():
        run_edit(request, flow, drafts.take_up(form.cleaned_data["uses"]), phrases.SAVED)
        return redirect(edit_url(flow))
    steps = (_("Add sections and pages"), "")
    context = {"form": form, "flow": flow, "breadcrumbs": trail(request.actor, flow, steps)}
    return render(request, "flows/professional/blocks.html", context, status=422 if form.errors else 200)


@professional_view(policies.MANAGE)
@require_http_methods(["GET", "POST"])
def facts(request: HttpRequest, flow_id: UUID) -> HttpResponse:
    """How long it takes, and who may answer."""
    flow = found_flow(request.actor, flow_id)
    definition = newest_state(request.actor, flow).definition
    form = FlowForm(request.POST if request.method == "POST" else None, definition=definition)
    if form.is_valid() and run_edit(request, flow, drafts.say((), form.values), phrases.SAVED):
        return redirect(edit_url(flow))
    context = {"form": form, "flow": flow, "title": _("Settings of the flow")}
    context["breadcrumbs"] = trail(request.actor, flow, (context["title"], ""))
    return render(request, "flows/professional/part.html", context, status=422 if form.errors else 200)


@professional_view(policies.MANAGE)
@require_http_methods(["GET", "POST"])
def add_section(request: HttpRequest, flow_id: UUID, section: str = "") -> HttpResponse:
    """Add a section of the firm's own, or a page to one of its sections."""
    flow = found_flow(request.actor, flow_id)
    if section:
        found_part(newest_state(request.actor, flow), (section,))
    form = TitleForm(request.POST if request.method == "POST" else None)
    title = _("Add a page of your own") if section else _("Add a section of your own")
    if form.is_valid():
        text = form.texts("title")
        change = drafts.add_subsection(section, text) if section else drafts.add_section(text)
        if run_edit(request, flow, change, phrases.SAVED):
            return redirect(edit_url(flow))
    context = {"form": form, "flow": flow, "title": title, "breadcrumbs": trail(request.actor, flow, (title, ""))}
    return render(request, "flows/professional/part.html", context, status=form.status)


def phone_context(
    request: HttpRequest, flow: Flow, version: FlowVersion, *, key: str = "", definition: Definition | None = None
) -> dict[str, Any]:
    """What the phone shows: a page of the draft in the language asked for, with changes that are not saved yet."""
    language = asked_language(request)
    shown_version = version if definition is None else FlowVersion(flow=flow, definition=definition)
    asked = key or request.GET.get("page", "")
    with override(language):
        shown: Preview | None = preview_of(shown_version, asked, language) or preview_of(shown_version, "", language)
    return {
        "flow": flow,
        "shown": shown,
        "language": language,
        "languages": settings.LANGUAGES,
        "phone_url": reverse("professional:flows:phone", args=[flow.public_id]),
        "is_fixed": bool(key),
    }


def problems_with_links(flow: Flow, version: FlowVersion, language: str) -> list[tuple[str, str, str]]:
    """What is to be put right: the part, where it is set up, and what is wrong."""
    if version.published_at is not None:
        return []
    found = problems_in(version.definition, language)
    return [(problem.title, _place_of(flow, problem), problem.text) for problem in found]


def _place_of(flow: Flow, problem: Problem) -> str:
    """The page on which a problem is put right."""
    if not problem.is_of_score:
        return edit_url(flow, problem.path) if problem.path else ""
    name = "points" if problem.path else "scoring"
    return reverse(f"professional:flows:{name}", args=[flow.public_id, *problem.path])


def question_lines(flow: Flow, path: Path, page: Definition, language: str) -> list[PartLine]:
    """The questions of a page."""
    return [
        PartLine(
            path=(*path, field["key"]),
            title=words(field.get("label"), language) or field["key"],
            is_off=bool(field.get("is_off")),
            url=edit_url(flow, (*path, field["key"])),
            facts=tuple(_facts_of_question(field)),
        )
        for field in page["fields"]
    ]


def _section_line(flow: Flow, section: Definition, language: str) -> PartLine:
    path = (section["key"],)
    return PartLine(
        path=path,
        title=words(section.get("title"), language) or section["key"],
        is_off=bool(section.get("is_off")),
        url=edit_url(flow, path),
        facts=(_("Video"),) if section.get("video") else (),
        parts=tuple(_page_line(flow, (*path, page["key"]), page, language) for page in section["subsections"]),
    )


def _page_line(flow: Flow, path: Path, page: Definition, language: str) -> PartLine:
    title = words(page.get("title"), language) or page["key"]
    facts = tuple(_facts_of_page(page))
    return PartLine(path=path, title=title, is_off=bool(page.get("is_off")), url=edit_url(flow, path), facts=facts)


def _facts_of_page(page: Definition) -> Iterator[str]:
    asked = sum(not field.get("is_off") for field in page["fields"])
    yield _("Questions: %(number)d") % {"number": asked}
    if page.get("shown_when"):
        yield _("Only if it applies")
    if page.get("repeat"):
        yield _("Can be repeated")
    if page.get("video"):
        yield _("Video")


def _facts_of_question(field: Definition) -> Iterator[str]:
    yield str(FIELD_TYPES[field["type"]].label)
    if field.get("need", "required") == "required":
        yield _("Required")
    if field.get("shown_when"):
        yield _("Only if it applies")


def _sent_path(request: HttpRequest) -> Path:
    path = tuple(request.POST.get("part", "").split("."))
    if not 0 < len(path) <= len(drafts.LEVELS) - 1 or not all(path):
        raise NotFound
    return path


def _list_with(flow: Flow, path: Path) -> str:
    """Where the part is listed: a question on its page, all others in the flow."""
    is_question = len(path) == len(drafts.LEVELS) - 1
    return edit_url(flow, path[:-1]) if is_question else f"{edit_url(flow)}#{'-'.join(path)}"
