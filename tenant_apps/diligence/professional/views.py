"""The due diligence of one dossier."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.functional import Promise
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from shared_apps.branding.papers import branded_pdf
from tenant_apps.customers.models import Party
from tenant_apps.diligence import policies
from tenant_apps.diligence.commands import (
    bring_proof,
    confirm_check,
    decide_check,
    note_facts,
    note_reading,
    open_check,
    read_identity,
    reopen_check,
)
from tenant_apps.diligence.decisions import decisions_of
from tenant_apps.diligence.enums import LEVEL_TONES, ProofKind
from tenant_apps.diligence.models import Check, Identity, Proof
from tenant_apps.diligence.professional.forms import DecideForm, FactsForm, IdentityForm, ProofForm, ReopenForm
from tenant_apps.diligence.professional.pictures import pictures_for
from tenant_apps.diligence.rating import kept, rating_of
from tenant_apps.diligence.wanted import missing_of, wanted_of
from tenant_apps.documents import policies as documents
from tenant_apps.documents import tickets
from tenant_apps.documents.commands.files import open_file
from tenant_apps.dossiers.models import Dossier
from vestibule.core import phrases
from vestibule.core.actors import Actor
from vestibule.core.doors import professional_view
from vestibule.core.errors import DomainError, NotFound
from vestibule.core.forms import Form
from vestibule.core.permissions import allows


@professional_view(policies.VIEW)
@require_http_methods(["GET", "POST"])
def check(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Everything that was read, judged and decided; until somebody begins, how to."""
    dossier = _dossier(request, public_id)
    if request.method == "POST":
        open_check(actor=request.actor, dossier=dossier)
        return redirect("professional:diligence:check", public_id)
    found = Check.objects.visible_to(request.actor).with_subject().filter(dossier=dossier).first()
    if found is None:
        may_examine = allows(request.actor, policies.EXAMINE)
        context = {"dossier": dossier, "may_examine": may_examine}
        return render(request, "diligence/professional/begin.html", context)
    note_reading(actor=request.actor, check=found)
    return _page(request, found)


@professional_view(policies.EXAMINE)
@require_http_methods(["GET", "POST"])
def facts(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """What the rating is based on."""
    found = _check(request, public_id)
    form = FactsForm(request.POST if request.method == "POST" else None, check=found)
    if form.is_valid() and form.run(note_facts, actor=request.actor, check=found, **form.cleaned_data):
        messages.success(request, phrases.SAVED)
        return redirect("professional:diligence:check", public_id)
    return _form_page(request, found, form, _("What the rating is based on"))


@professional_view(policies.EXAMINE)
@require_http_methods(["GET", "POST"])
def identity(request: HttpRequest, public_id: UUID, party: UUID) -> HttpResponse:
    """Read the identity document of one person."""
    found, person = _check(request, public_id), _person(request, public_id, party)
    if not person.is_natural:
        raise NotFound
    known = Identity.objects.visible_to(request.actor).filter(check_of=found, party=person).first()
    pictures = pictures_for(request, found, person)
    form = IdentityForm(request.POST if request.method == "POST" else None, identity=known, zone=pictures.lines)
    if form.is_valid():
        said = {"facts": form.facts(), "explanation": form.cleaned_data["explanation"]}
        read = form.run(read_identity, actor=request.actor, check=found, party=person, **said)
        if read is not None:
            _say(request, read)
            return redirect("professional:diligence:check", public_id)
    _note_look(request, found)
    context = {"check": found, "dossier": found.dossier, "form": form, "person": person, "pictures": pictures}
    return render(request, "diligence/professional/identity.html", context, status=422 if form.errors else 200)


@professional_view(policies.EXAMINE)
@require_http_methods(["GET", "POST"])
def proof(request: HttpRequest, public_id: UUID, kind: str, party: UUID) -> HttpResponse:
    """Judge a proof; of a screening, keep its report."""
    found, person = _check(request, public_id), _person(request, public_id, party)
    if kind not in ProofKind.values:
        raise NotFound
    rows = Proof.objects.visible_to(request.actor).select_related("request", "file")
    known = rows.filter(check_of=found, kind=kind, party=person).first()
    sent = (request.POST, request.FILES) if request.method == "POST" else ()
    form = ProofForm(*sent, actor=request.actor, check=found, kind=kind, proof=known)
    about = {"check": found, "kind": kind, "party": person}
    if form.is_valid() and form.run(bring_proof, actor=request.actor, **about, **form.said()):
        messages.success(request, phrases.SAVED)
        return redirect("professional:diligence:check", public_id)
    _note_look(request, found)
    context = {"check": found, "dossier": found.dossier, "form": form, "party": person, "proof": known}
    context |= {"title": ProofKind(kind).label, "may_open": _may_open(request.actor)}
    return render(request, "diligence/professional/proof.html", context, status=422 if form.errors else 200)


@professional_view(policies.VIEW)
@require_GET
def report(request: HttpRequest, public_id: UUID, party: UUID) -> HttpResponse:
    """Send the browser on to the host that hands out files, with a ticket for the report of a screening."""
    found, person = _check(request, public_id), _person(request, public_id, party)
    rows = Proof.objects.visible_to(request.actor).exclude(file=None).select_related("file")
    kept = get_object_or_404(rows, check_of=found, kind=ProofKind.LISTS, party=person)
    ticket = open_file(actor=request.actor, file=kept.file)
    note_reading(actor=request.actor, check=found)
    return HttpResponseRedirect(tickets.address(ticket), headers={"Cache-Control": "no-store"})


@professional_view(policies.DECIDE)
@require_POST
def decide(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Accept or reject."""
    found = _check(request, public_id)
    form = DecideForm(request.POST)
    if form.is_valid() and form.run(decide_check, actor=request.actor, check=found, **form.cleaned_data):
        return redirect("professional:diligence:check", public_id)
    return _page(request, found, decide_form=form)


@professional_view(policies.DECIDE)
@require_POST
def confirm(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Confirm as the second person."""
    try:
        confirm_check(actor=request.actor, check=_check(request, public_id))
        messages.success(request, _("Confirmed. The decision stands."))
    except DomainError as error:
        messages.error(request, str(error))
    return redirect("professional:diligence:check", public_id)


@professional_view(policies.DECIDE)
@require_POST
def reopen(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Look at it again."""
    found = _check(request, public_id)
    form = ReopenForm(request.POST)
    if form.is_valid() and form.run(reopen_check, actor=request.actor, check=found, **form.cleaned_data):
        return redirect("professional:diligence:check", public_id)
    return _page(request, found, reopen_form=form)


@professional_view(policies.VIEW)
@require_GET
def evidence(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Everything on paper, as it is now or as it was decided."""
    found = _check(request, public_id)
    try:
        content = branded_pdf(
            "diligence/pdf/evidence.html", _facts(request, found) | {"decisions": decisions_of(found)}
        )
    except DomainError as error:
        messages.error(request, str(error))
        return redirect("professional:diligence:check", public_id)
    note_reading(actor=request.actor, check=found)
    name = slugify(f"{_('Due diligence')} {found.dossier.customer}") or "diligence"
    headers = {
        "Content-Disposition": f'attachment; filename="{name}.pdf"',
        "Content-Security-Policy": "sandbox; default-src 'none'; frame-ancestors 'none'",
        "Cache-Control": "private, no-store",
    }
    return HttpResponse(content, content_type="application/pdf", headers=headers)


def _facts(request: HttpRequest, found: Check) -> dict[str, object]:
    """What page and paper say alike."""
    identities = Identity.objects.visible_to(request.actor).filter(check_of=found).select_related("read_by")
    read = {each.party_id: each for each in identities.order_by("pk")}
    rows = Proof.objects.visible_to(request.actor).filter(check_of=found)
    proofs = rows.select_related("request__document_type", "judged_by", "file").order_by("pk")
    judged = {(each.kind, each.party_id): each for each in proofs}
    people = Party.objects.visible_to(request.actor).people_of(found.dossier.customer)
    rating = rating_of(found) if found.is_open else kept(found)
    return {
        "check": found,
        "dossier": found.dossier,
        "rating": rating,
        "tone": LEVEL_TONES[rating.level],
        "identities": [(party, read.get(party.pk)) for party in people],
        "proofs": [(kind, party, judged.get((kind, party.pk))) for kind, party in wanted_of(found)],
    }


def _page(
    request: HttpRequest, found: Check, *, decide_form: Form | None = None, reopen_form: Form | None = None
) -> HttpResponse:
    actor = request.actor
    context = _facts(request, found) | {
        "missing": missing_of(found) if found.is_open else [],
        "may_examine": allows(actor, policies.EXAMINE) and found.is_open,
        "may_decide": allows(actor, policies.DECIDE),
        "may_open": _may_open(actor),
        "is_proposer": found.proposed_by_id == actor.account_id,
        "decide_form": decide_form or DecideForm(),
        "reopen_form": reopen_form or ReopenForm(),
    }
    status = 422 if any(form is not None and form.errors for form in (decide_form, reopen_form)) else 200
    return render(request, "diligence/professional/check.html", context, status=status)


def _form_page(request: HttpRequest, found: Check, form: Form, title: str | Promise) -> HttpResponse:
    lead = str(found.dossier.customer.name)
    context = {"check": found, "dossier": found.dossier, "form": form, "title": title, "lead": lead}
    return render(request, "diligence/professional/form.html", context, status=422 if form.errors else 200)


def _may_open(actor: Actor) -> bool:
    """Whether they may open the report of a screening: who sees due diligence, and files."""
    return allows(actor, policies.VIEW) and allows(actor, documents.VIEW)


def _note_look(request: HttpRequest, found: Check) -> None:
    """Leave a trace of who opened a form that shows what was kept; what they sent themselves is none."""
    if request.method == "GET":
        note_reading(actor=request.actor, check=found)


def _say(request: HttpRequest, read: Identity) -> None:
    """What whoever read the document should know at once."""
    messages.success(request, phrases.SAVED)
    if read.has_bsn:
        warning = _("The copy shows the citizen service number. Ask for a copy on which it is covered.")
        messages.warning(request, warning)


def _dossier(request: HttpRequest, public_id: UUID) -> Dossier:
    return get_object_or_404(Dossier.objects.visible_to(request.actor).select_related("customer"), public_id=public_id)


def _check(request: HttpRequest, public_id: UUID) -> Check:
    visible = Check.objects.visible_to(request.actor).with_subject()
    return get_object_or_404(visible, dossier__public_id=public_id)


def _person(request: HttpRequest, public_id: UUID, party: UUID) -> Party:
    of_dossier = Party.objects.visible_to(request.actor).filter(customers__dossiers__public_id=public_id)
    return get_object_or_404(of_dossier.distinct(), public_id=party)
