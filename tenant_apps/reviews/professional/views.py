"""The calendar of reviews, and each review from its plan to its end."""

from datetime import date
from urllib.parse import urlencode
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from shared_apps.branding.papers import branded_pdf
from tenant_apps.clients.listing import clients_of
from tenant_apps.diligence.enums import LEVEL_TONES, Level
from tenant_apps.flows.compared import changed_answers
from tenant_apps.flows.policies import VIEW as VIEW_ANSWERS
from tenant_apps.reviews import commands, policies
from tenant_apps.reviews.calendar import LATE, LATER, MONTHS, calendar
from tenant_apps.reviews.enums import ReviewState
from tenant_apps.reviews.errors import NotAnswered
from tenant_apps.reviews.models import Review, ReviewRun
from tenant_apps.reviews.planning import current_plan, papers_of, unasked_of
from tenant_apps.reviews.professional.forms import CloseForm, MoveForm, PlanForm
from tenant_apps.reviews.querysets import ReviewQuerySet
from vestibule.core import formats, phrases
from vestibule.core.doors import professional_view
from vestibule.core.errors import DomainError
from vestibule.core.forms import Form
from vestibule.core.months import months_later
from vestibule.core.permissions import allows
from vestibule.core.ways import is_uuid

PAGE_SIZE = 25
MOST = 60
"""So many clients a panel tells of at most."""


@professional_view(policies.VIEW)
@require_GET
def index(request: HttpRequest) -> HttpResponse:
    """The year as a table of people and months, and below it the reviews that it leads to."""
    month, person, state = (request.GET.get(name, "") for name in ("month", "person", "state"))
    reviews = Review.objects.visible_to(request.actor).current()
    found = within(reviews.with_subject(), month, person)
    if state == ReviewState.CLOSED:
        found = found.filter(state=state).latest_first()
    else:
        found = (found.filter(state=state) if state in ReviewState.values else found.open()).soonest_first()
    page = Paginator(found, PAGE_SIZE).get_page(request.GET.get("page"))
    context = {
        "calendar": calendar(request.actor, month, person),
        "tabs": _tabs(reviews.by_state(), "" if month or person else state or "open"),
        "page": page,
        "is_narrowed": bool(month or person or state),
        "may_choose": allows(request.actor, policies.WORK) and any(review.is_planned for review in page),
        "may_configure": allows(request.actor, policies.CONFIGURE),
        "may_spread": allows(request.actor, policies.WORK) and page.paginator.count > 1 and not state,
        "cell": urlencode({"month": month, "person": person}),
    }
    return render(request, "reviews/professional/index.html", context)


def _tabs(counts: dict[str, int], shown: str) -> list[dict[str, object]]:
    """How far the reviews are, each with how many there are; no tabs where there is nothing at all."""
    open_ones = sum(count for state, count in counts.items() if state != ReviewState.CLOSED)
    found = [("open", "", _("Open"), open_ones)]
    found += [(state.value, f"?state={state}", str(state.label), counts.get(state, 0)) for state in ReviewState]
    tabs = [
        {"query": query, "label": label, "count": count, "is_shown": code == shown}
        for code, query, label, count in found
    ]
    return tabs if counts else []


def within(found: ReviewQuerySet, month: str, person: str) -> ReviewQuerySet:
    """Those of a cell of the calendar; what is not understood leaves nothing out."""
    first = timezone.localdate().replace(day=1)
    if person == "nobody":
        found = found.filter(assigned_to=None)
    elif is_uuid(person):
        found = found.filter(assigned_to__public_id=person)
    if month == LATE:
        return found.filter(due_on__lt=first)
    if month == LATER:
        return found.filter(due_on__gte=months_later(first, MONTHS))
    try:
        begins = date.fromisoformat(f"{month}-01")
        ends = months_later(begins, 1)
    except ValueError:
        return found
    return found.filter(due_on__gte=begins, due_on__lt=ends)


@professional_view(policies.VIEW)
@require_GET
def panel(request: HttpRequest) -> HttpResponse:
    """The reviews of some clients that are not closed, for a page about them."""
    ids = [value for value in request.GET.getlist("client") if is_uuid(value)][:MOST]
    theirs = clients_of(request.actor).filter(public_id__in=ids)
    planned = Review.objects.visible_to(request.actor).current().open()
    found = planned.filter(customer__in=theirs).with_subject().soonest_first()
    template = "_panel.html" if request.htmx else "panel.html"
    return render(request, f"reviews/professional/{template}", {"reviews": found})


@professional_view(policies.CONFIGURE)
@require_http_methods(["GET", "POST"])
def settings(request: HttpRequest) -> HttpResponse:
    """How often clients are reviewed, and how."""
    form = PlanForm(request.POST if request.method == "POST" else None, actor=request.actor, plan=current_plan())
    if form.is_valid() and form.run(commands.set_review_plan, actor=request.actor, **form.facts):
        messages.success(request, phrases.SAVED)
        return redirect("professional:reviews:index")
    return render(request, "reviews/professional/settings.html", {"form": form}, status=422 if form.errors else 200)


@professional_view(policies.WORK)
@require_POST
def start_chosen(request: HttpRequest) -> HttpResponse:
    """Start the reviews ticked on the page; with whom it does not work stays planned."""
    ids = [value for value in request.POST.getlist("review") if is_uuid(value)][:PAGE_SIZE]
    begun = 0
    for review in Review.objects.visible_to(request.actor).filter(public_id__in=ids).with_subject().soonest_first():
        try:
            with transaction.atomic():
                commands.start_review(actor=request.actor, review=review)
            begun += 1
        except DomainError as error:
            messages.error(request, f"{review.customer.name}: {error.message}")
    if begun:
        told = ngettext("%(count)s review was started.", "%(count)s reviews were started.", begun)
        messages.success(request, told % {"count": formats.number(begun)})
    elif not ids:
        messages.error(request, _("Choose at least one review."))
    return redirect("professional:reviews:index")


@professional_view(policies.VIEW)
@require_http_methods(["GET", "POST"])
def of_client(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """The reviews of one client; sending it plans the next one."""
    client = get_object_or_404(clients_of(request.actor), public_id=public_id)
    form = Form(request.POST if request.method == "POST" else None)
    if form.is_valid():
        review = form.run(commands.plan_review, actor=request.actor, customer=client)
        if review is not None:
            return redirect("professional:reviews:detail", review.public_id)
    found = Review.objects.visible_to(request.actor).filter(customer=client).with_subject().order_by("-due_on", "-pk")
    context = {
        "form": form,
        "client": client,
        "reviews": found,
        "may_plan": allows(request.actor, policies.WORK) and not any(not each.is_closed for each in found),
    }
    return render(request, "reviews/professional/of_client.html", context, status=422 if form.errors else 200)


@professional_view(policies.VIEW)
@require_GET
def detail(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """One review: what is asked, what changed, and what may be done next."""
    review = _found(request, public_id)
    return _page(request, review)


def _page(
    request: HttpRequest,
    review: Review,
    *,
    move: Form | None = None,
    close: Form | None = None,
    act: Form | None = None,
) -> HttpResponse:
    actor = request.actor
    may_close = allows(actor, policies.CLOSE)
    context = _facts(request, review) | {
        "move": move or MoveForm(actor=actor, review=review),
        "close": close or CloseForm(initial={"level": review.level or review.level_before}),
        "act": act or Form(),
        "may_work": allows(actor, policies.WORK),
        "may_close": may_close,
        "may_confirm": may_close and review.proposed_by_id != actor.account_id,
    }
    has_errors = any(form is not None and form.errors for form in (move, close, act))
    return render(request, "reviews/professional/detail.html", context, status=422 if has_errors else 200)


def _facts(request: HttpRequest, review: Review) -> dict[str, object]:
    """What page and paper say alike."""
    rows = ReviewRun.objects.visible_to(request.actor).filter(review=review)
    runs = rows.select_related("party", "run__version__flow", "run__customer", "run__party", "earlier__version__flow")
    may_read = allows(request.actor, VIEW_ANSWERS)
    people = [
        (each, changed_answers(each.earlier, each.run) if may_read and not each.run.is_open else [])
        for each in runs.order_by("pk")
    ]
    shown = Level(review.level) if review.level else None
    return {
        "review": review,
        "people": people,
        "papers": papers_of(actor=request.actor, review=review),
        "unasked": unasked_of(review, [each.party_id for each, _changes in people]),
        "may_read": may_read,
        "level": shown.label if shown else "",
        "level_tone": LEVEL_TONES[shown] if shown else "neutral",
    }


@professional_view(policies.WORK)
@require_POST
def move(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Another day, or somebody else."""
    review = _found(request, public_id)
    form = MoveForm(request.POST, actor=request.actor, review=review)
    if form.is_valid() and form.run(commands.move_review, actor=request.actor, review=review, **form.cleaned_data):
        messages.success(request, phrases.SAVED)
        return redirect("professional:reviews:detail", public_id)
    return _page(request, review, move=form)


@professional_view(policies.WORK)
@require_POST
def start(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Ask the client."""
    return _act(request, public_id, commands.start_review, _("The client was asked."))


@professional_view(policies.CLOSE)
@require_POST
def close(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Close it, or propose that where the risk rises."""
    review = _found(request, public_id)
    form = CloseForm(request.POST)
    if form.is_valid():
        closed = form.run(commands.close_review, actor=request.actor, review=review, **form.cleaned_data)
        if closed is not None:
            told = (
                _("The review is closed.") if closed.is_closed else _("Somebody else has to confirm the higher risk.")
            )
            messages.success(request, told)
            return redirect("professional:reviews:detail", public_id)
    return _page(request, review, close=form)


@professional_view(policies.CLOSE)
@require_POST
def confirm(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Confirm as the second person."""
    return _act(request, public_id, commands.confirm_review, _("The review is closed."))


@professional_view(policies.CLOSE)
@require_POST
def send_back(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Look at it again."""
    return _act(request, public_id, commands.send_back_review, _("The review is open again."))


def _act(request: HttpRequest, public_id: UUID, command: object, told: str) -> HttpResponse:
    review, form = _found(request, public_id), Form(request.POST)
    if form.is_valid() and form.run(command, actor=request.actor, review=review):
        messages.success(request, told)
        return redirect("professional:reviews:detail", public_id)
    return _page(request, review, act=form)


@professional_view(policies.VIEW)
@require_GET
def report(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """The closed review as a paper to keep."""
    review = _found(request, public_id)
    try:
        if not review.is_closed:
            raise NotAnswered
        content = branded_pdf("reviews/pdf/report.html", _facts(request, review))
    except DomainError as error:
        messages.error(request, str(error))
        return redirect("professional:reviews:detail", public_id)
    name = slugify(f"{pgettext('of a client', 'Review')} {review.customer}") or "review"
    headers = {
        "Content-Disposition": f'attachment; filename="{name}.pdf"',
        "Content-Security-Policy": "sandbox; default-src 'none'; frame-ancestors 'none'",
        "Cache-Control": "private, no-store",
    }
    return HttpResponse(content, content_type="application/pdf", headers=headers)


def _found(request: HttpRequest, public_id: UUID) -> Review:
    visible = Review.objects.visible_to(request.actor).with_subject().select_related("proposed_by", "closed_by")
    return get_object_or_404(visible, public_id=public_id)
