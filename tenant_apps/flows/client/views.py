"""The fact find in the client portal."""

from collections.abc import Sequence
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from tenant_apps.flows import policies
from tenant_apps.flows.client.forms import SendForm
from tenant_apps.flows.commands.answers import confirm_run
from tenant_apps.flows.commands.runs import complete_run, reopen_run
from tenant_apps.flows.couples import couple_of
from tenant_apps.flows.enums import Source
from tenant_apps.flows.errors import PenElsewhere
from tenant_apps.flows.filled import Filled, read_run
from tenant_apps.flows.filling import fill_page, run_for, take_answer
from tenant_apps.flows.household import compare
from tenant_apps.flows.notices import notice_of
from tenant_apps.flows.pens import pen_of
from tenant_apps.flows.printing import answers_file
from tenant_apps.flows.progress import Links, chapters, missing, steps
from tenant_apps.flows.reading import told
from tenant_apps.flows.results import Clash, clashes_now, result_now
from tenant_apps.flows.sheets import Page
from tenant_apps.flows.statements import statement_file
from vestibule.core.doors import client_view
from vestibule.core.errors import DomainError, NotFound

PORTAL = "client"
UNPROCESSABLE = 422


@client_view(policies.ANSWER)
@require_GET
def run(request: HttpRequest, run_id: UUID) -> HttpResponse:
    """How far it is, what is missing, and where to go on. What was sent, or belongs to another, is only read."""
    found = run_for(request.actor, run_id)
    links = Links(PORTAL, found)
    if not found.is_open or not policies.is_own(request.actor, found):
        return redirect(links.summary)
    filled = read_run(found)
    has_begun = any(answer.answered_by_id == request.actor.account_id for answer in filled.answers.values())
    next_page = _next_page(filled, has_begun=has_begun)
    context = {
        "run": found,
        "flow_name": found.version.flow.name,
        "summary": found.version.flow.summary,
        "minutes": filled.flow.minutes,
        "percent": filled.sheet.percent,
        "has_begun": has_begun,
        "is_filled_in": not has_begun and any(True for _waiting in filled.to_confirm()),
        "chapters": chapters(filled, links),
        "notice": notice_of(filled, links.page),
        "continue_url": links.page(next_page.key) if next_page else "",
        "summary_url": links.summary,
        "couple": couple_of(request.actor, filled),
        "household_url": links.household,
        "is_with_firm": pen_of(found) == Source.PROFESSIONAL,
        "is_to_confirm_again": filled.flow.scoring is not None and found.results.exists(),
    }
    return render(request, "flows/client/run.html", context)


def _next_page(filled: Filled, *, has_begun: bool) -> Page | None:
    """The first page that lacks an answer; who has not begun is led past what others filled in for them."""
    missing = filled.sheet.first_open_page()
    if missing is None or has_begun:
        return missing
    waiting = {page.key for page, _question, _answer in filled.to_confirm()}
    return next(page for page in filled.sheet.pages if page.key in waiting or page.key == missing.key)


@client_view(policies.ANSWER)
@require_http_methods(["GET", "POST"])
def page(request: HttpRequest, run_id: UUID, section: str, subsection: str) -> HttpResponse:
    """One subsection. Without JavaScript the buttons alone do everything."""
    found = run_for(request.actor, run_id)
    links = Links(PORTAL, found)
    is_sent = request.method == "POST"  # what was typed is refused on its own page, where it stays
    if not policies.is_own(request.actor, found) or not (found.is_open or is_sent):
        return redirect(links.summary)
    if not is_sent and pen_of(found) == Source.PROFESSIONAL:
        messages.warning(request, str(PenElsewhere(is_with_client=False)))
        return redirect(links.overview)
    filled = read_run(found, with_people=True)
    return fill_page(request, filled, f"{section}.{subsection}", links)


@client_view(policies.ANSWER)
@require_POST
def answer(request: HttpRequest, run_id: UUID, section: str, subsection: str) -> HttpResponse:
    """One answer, saved as it is typed."""
    found = run_for(request.actor, run_id)
    if not policies.is_own(request.actor, found):
        raise NotFound
    return take_answer(request, found, f"{section}.{subsection}", Links(PORTAL, found))


@client_view(policies.ANSWER)
@require_http_methods(["GET", "POST"])
def summary(request: HttpRequest, run_id: UUID) -> HttpResponse:
    """Everything that was answered; sending it confirms what others filled in."""
    found = run_for(request.actor, run_id)
    links, filled = Links(PORTAL, found), read_run(found, with_people=True)
    clashes = clashes_now(filled, links.page, get_language() or "en") if found.is_open else ()
    form = SendForm(request.POST if request.method == "POST" else None, clashes=clashes)
    if form.is_valid() and form.run(complete_run, actor=request.actor, run=found, noted=form.contradictions):
        messages.success(request, _("Thank you. Your answers were sent."))
        return redirect(links.summary)
    is_own = policies.is_own(request.actor, found)
    context = {
        "form": form,
        "run": found,
        "flow_name": found.version.flow.name,
        "is_own": is_own,
        "may_send": is_own and found.is_open and pen_of(found) != Source.PROFESSIONAL,
        "missing": missing(filled, links),
        "to_confirm": sum(1 for _waiting in filled.to_confirm()),
        "told": told(filled, links if is_own and found.is_open else None),
        "steps": steps(filled, links, None) if is_own and found.is_open else [],
        "overview_url": links.overview,
        "home_url": reverse("client:client_portal:overview"),
        "couple": couple_of(request.actor, filled) if is_own else None,
        "household_url": links.household,
        **_scored(filled, clashes if is_own else ()),
    }
    return render(request, "flows/client/summary.html", context, status=UNPROCESSABLE if form.errors else 200)


def _scored(filled: Filled, clashes: Sequence[Clash]) -> dict[str, object]:
    """What the answers come to, and which of them do not go together."""
    is_scored = filled.flow.scoring is not None
    return {"clashes": clashes, "is_scored": is_scored, "result": result_now(filled, get_language() or "en")}


@client_view(policies.ANSWER)
@require_POST
def confirm(request: HttpRequest, run_id: UUID) -> HttpResponse:
    """Say that all that others filled in is right, without sending it again."""
    found = run_for(request.actor, run_id)
    if not policies.is_own(request.actor, found):
        raise NotFound
    confirm_run(actor=request.actor, run=found)
    messages.success(request, _("Thank you. You have confirmed the answers."))
    return redirect(Links(PORTAL, found).summary)


@client_view(policies.ANSWER)
@require_GET
def printed(request: HttpRequest, run_id: UUID) -> HttpResponse:
    """The answers as a PDF to keep."""
    found = run_for(request.actor, run_id)
    try:
        return answers_file(request.actor, found)
    except DomainError as error:
        messages.error(request, str(error))
        return redirect(Links(PORTAL, found).summary)


@client_view(policies.ANSWER)
@require_GET
def statement(request: HttpRequest, run_id: UUID) -> HttpResponse:
    """The statement of a scored questionnaire as a PDF to keep."""
    found = run_for(request.actor, run_id)
    try:
        return statement_file(found)
    except DomainError as error:
        messages.error(request, str(error))
        return redirect(Links(PORTAL, found).summary)


@client_view(policies.ANSWER)
@require_http_methods(["GET", "POST"])
def household(request: HttpRequest, run_id: UUID) -> HttpResponse:
    """Both people's answers side by side, for who may read both."""
    found = run_for(request.actor, run_id)
    if not policies.is_own(request.actor, found):
        raise NotFound
    return compare(request, found, Links(PORTAL, found))


@client_view(policies.ANSWER)
@require_POST
def reopen(request: HttpRequest, run_id: UUID) -> HttpResponse:
    """Change answers that were sent."""
    found = run_for(request.actor, run_id)
    try:
        reopen_run(actor=request.actor, run=found)
    except DomainError as error:
        messages.error(request, error.message)
    else:
        messages.info(request, _("You can change your answers now. Send them again when you are done."))
    return redirect(Links(PORTAL, found).overview)
