"""Handing documents over for many clients, saying whose each is, and seeing what became of them."""

from urllib.parse import urlencode
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from tenant_apps.customers.querysets import CustomerQuerySet
from tenant_apps.dossiers.commands.telling import tells_by_itself
from tenant_apps.dossiers.models import Dossier
from tenant_apps.handouts import commands, policies
from tenant_apps.handouts.enums import LineState
from tenant_apps.handouts.gateways.archives import MOST_FILES
from tenant_apps.handouts.matching import Directory, current_clients
from tenant_apps.handouts.models import Handout, HandoutFile, HandoutLine
from tenant_apps.handouts.professional.forms import HandoutForm, MatchForm
from tenant_apps.handouts.reception import take_in
from vestibule.core.actors import Actor
from vestibule.core.doors import professional_view
from vestibule.core.errors import DomainError
from vestibule.core.forms import Form
from vestibule.core.ways import is_uuid

PAGE_SIZE = 25
LINES = 50


@professional_view(policies.SEND)
@require_GET
def index(request: HttpRequest) -> HttpResponse:
    """What one handed over, the latest first."""
    found = Handout.objects.visible_to(request.actor).with_counts().latest_first()
    page = Paginator(found, PAGE_SIZE).get_page(request.GET.get("page"))
    return render(request, "handouts/professional/index.html", {"page": page})


@professional_view(policies.SEND)
@require_POST
def choose(request: HttpRequest) -> HttpResponse:
    """Go on with the clients ticked in the list."""
    chosen = [("client", value) for value in request.POST.getlist("client") if is_uuid(value)]
    if not chosen:
        messages.error(request, _("Choose at least one client."))
        return redirect("professional:clients:index")
    return redirect(f"{reverse('professional:handouts:new')}?{urlencode(chosen)}")


@professional_view(policies.SEND)
@require_http_methods(["GET", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """Hand documents over; whoever is ticked in the address is offered."""
    everybody = current_clients(request.actor)
    sent = (request.POST, request.FILES) if request.method == "POST" else ()
    form = HandoutForm(*sent, everybody=everybody, chosen=_chosen(request, everybody))
    if form.is_valid():
        handout = form.run(take_in, actor=request.actor, **form.facts)
        if handout is not None:
            return redirect("professional:handouts:detail", handout.public_id)
    context = {
        "form": form,
        "count": everybody.count(),
        "largest": settings.MAXIMUM_UPLOAD_BYTES,
        "most": MOST_FILES,
        "is_automatic": tells_by_itself(),
    }
    return render(request, "handouts/professional/new.html", context, status=form.status)


def _chosen(request: HttpRequest, everybody: CustomerQuerySet) -> CustomerQuerySet:
    ids = [value for value in request.GET.getlist("client") if is_uuid(value)]
    return everybody.filter(public_id__in=ids).order_by("sort_name", "pk")


@professional_view(policies.SEND)
@require_http_methods(["GET", "POST"])
def detail(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Before it is sent: what goes to whom. After that: how far it is, and what became of each."""
    handout = _found(request, public_id)
    if not handout.is_draft:
        return _shown(request, handout, "detail.html")
    if handout.is_for_all_the_same:
        return _confirm(request, handout)
    files = HandoutFile.objects.visible_to(request.actor).filter(handout=handout).select_related("file").order_by("pk")
    data = request.POST if request.method == "POST" else None
    form = MatchForm(data, files=list(files), directory=Directory(request.actor))
    if form.is_valid():
        start = {"actor": request.actor, "handout": handout, "choices": form.choices}
        if form.run(commands.start_handout, **start):
            return redirect("professional:handouts:detail", public_id)
    context = {"handout": handout, "form": form}
    return render(request, "handouts/professional/match.html", context, status=422 if form.errors else 200)


def _confirm(request: HttpRequest, handout: Handout) -> HttpResponse:
    """The same document for many: to whom, and who will not get it."""
    form = Form(request.POST if request.method == "POST" else None)
    if form.is_valid() and form.run(commands.start_handout, actor=request.actor, handout=handout):
        return redirect("professional:handouts:detail", handout.public_id)
    lines = HandoutLine.objects.visible_to(request.actor).filter(handout=handout).select_related("customer").in_order()
    opened = Dossier.objects.visible_to(request.actor).ongoing().values("customer")
    file = HandoutFile.objects.visible_to(request.actor).filter(handout=handout).select_related("file").get()
    context = {
        "handout": handout,
        "form": form,
        "file": file,
        "page": Paginator(lines.filter(customer__in=opened), LINES).get_page(request.GET.get("page")),
        "without": lines.exclude(customer__in=opened),
    }
    return render(request, "handouts/professional/confirm.html", context, status=422 if form.errors else 200)


@professional_view(policies.SEND)
@require_GET
def progress(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """The part of the page that follows how far it is."""
    return _shown(request, _found(request, public_id), "_progress.html" if request.htmx else "detail.html")


@professional_view(policies.SEND)
@require_POST
def resume(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Try again with those with whom it did not work."""
    form = Form(request.POST)
    found = _found(request, public_id)
    if form.is_valid() and form.run(commands.resume_handout, actor=request.actor, handout=found) is None:
        messages.error(request, form.non_field_errors()[0])
    return redirect("professional:handouts:detail", public_id)


@professional_view(policies.SEND)
@require_POST
def discard(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Erase what was handed over and not sent."""
    try:
        commands.discard_handout(actor=request.actor, handout=_found(request, public_id))
    except DomainError as error:
        messages.error(request, str(error))
        return redirect("professional:handouts:detail", public_id)
    messages.success(request, _("The files were erased. Nobody got anything."))
    return redirect("professional:handouts:index")


def _shown(request: HttpRequest, handout: Handout, template: str) -> HttpResponse:
    lines = HandoutLine.objects.visible_to(request.actor).filter(handout=handout)
    counts = {state: lines.filter(state=state).count() for state in LineState}
    total = sum(counts.values())
    over = counts[LineState.DONE] + counts[LineState.FAILED]
    rows = lines.select_related("customer", "source", "publication__dossier").in_order()
    if request.GET.get("show") == LineState.FAILED:
        rows = rows.filter(state=LineState.FAILED)
    context = {
        "handout": handout,
        "page": Paginator(rows, LINES).get_page(request.GET.get("page")),
        "total": total,
        "over": over,
        "worked": counts[LineState.DONE],
        "failed": counts[LineState.FAILED],
        "only_failed": request.GET.get("show") == LineState.FAILED,
        "may_resume": _may_resume(request.actor, handout),
    }
    return render(request, f"handouts/professional/{template}", context)


def _may_resume(actor: Actor, handout: Handout) -> bool:
    left = HandoutLine.objects.visible_to(actor).filter(handout=handout, publication=None)
    return handout.state in {"done", "failed"} and left.filter(source__file__state="promoted").exists()


def _found(request: HttpRequest, public_id: UUID) -> Handout:
    return get_object_or_404(Handout.objects.visible_to(request.actor), public_id=public_id)
