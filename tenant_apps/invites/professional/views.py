"""Sharing a dossier with its applicants."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from shared_apps.branding.published import current_branding
from shared_apps.organisations.profile import current_organisation
from tenant_apps.accounts.signing import signature_of
from tenant_apps.customers.models import Party
from tenant_apps.dossiers.models import Dossier
from tenant_apps.invites import commands, policies
from tenant_apps.invites.deliveries import deliveries
from tenant_apps.invites.models import Invite
from tenant_apps.invites.obstacles import obstacles_to
from tenant_apps.invites.previews import letter
from tenant_apps.invites.professional.forms import AddressForm, InviteForm, VisibilityForm
from tenant_apps.invites.professional.papers import add_chosen, add_paper, is_about_papers, is_paper, papers_context
from tenant_apps.notifications.samples import framed
from tenant_apps.portals.models import Acceptance
from vestibule.core import formats, phrases
from vestibule.core.doors import professional_view
from vestibule.core.errors import DomainError
from vestibule.core.languages import first_offered


@professional_view(policies.INVITE)
@require_GET
def panel(request: HttpRequest, dossier: UUID) -> HttpResponse:
    """Every applicant of the dossier with the state of the sharing and what was agreed to."""
    found = _dossier(request, dossier)
    invites = {
        invite.party_id: invite
        for invite in Invite.objects.visible_to(request.actor).filter(dossier=found).with_colleagues().order_by("id")
    }
    sent = deliveries(request.actor, invites.values())
    members = found.customer.members.select_related("party").filter(party__kind="natural").order_by("position")
    agreed = Acceptance.objects.visible_to(request.actor).latest_of([member.party.account_id for member in members])
    rows = []
    for member in members:
        invite = invites.get(member.party_id)
        facts = {"invite": invite, "delivery": sent[invite.pk] if invite else None, "line": _in_words(invite)}
        row = {"party": member.party, "role": member.get_role_display(), "agreed": agreed.get(member.party.account_id)}
        rows.append(row | facts)
    template = "_panel.html" if request.htmx else "panel.html"
    return render(request, f"invites/professional/{template}", {"dossier": found, "rows": rows})


@professional_view(policies.INVITE)
@require_http_methods(["GET", "POST"])
def share(request: HttpRequest, dossier: UUID, party: UUID) -> HttpResponse:
    """The form with which one applicant is invited; above it, what must be put right first."""
    found = _dossier(request, dossier)
    applicant = get_object_or_404(found.customer.parties.visible_to(request.actor), public_id=party)
    initial = {"email": applicant.email, "phone": applicant.phone, "language": applicant.language}
    form = InviteForm(request.POST or None, party=applicant, initial=initial, dossier=found)
    if is_about_papers(request):
        status = 200 if add_paper(request, found, applicant) else 422
        form = InviteForm(party=applicant, initial=form.typed, dossier=found)
        return _share_page(request, form, found, applicant, status)
    if request.method == "POST":
        add_chosen(request, found, applicant)
    if request.method == "POST" and form.is_valid() and not obstacles_to(request.actor, found, applicant):
        invite = form.run(
            commands.invite_applicant, actor=request.actor, dossier=found, party=applicant, **form.cleaned_data
        )
        if invite:
            messages.success(request, _("The invitation to %(name)s is on its way.") % {"name": applicant})
            return redirect("professional:dossiers:detail", found.public_id)
    return _share_page(request, form, found, applicant)


@professional_view(policies.INVITE)
@require_http_methods(["GET", "POST"])
def preview(request: HttpRequest, dossier: UUID, party: UUID) -> HttpResponse:
    """The letter as this person would get it, with the language and the words of the form; nothing is sent."""
    applicant = get_object_or_404(
        _dossier(request, dossier).customer.parties.visible_to(request.actor), public_id=party
    )
    offered = [code for code, _name in current_organisation().language_choices]
    language = first_offered((request.POST.get("language", ""), applicant.language), offered)
    message = request.POST.get("message", "")[:2000].strip()
    shown = letter(
        current_branding(),
        name=str(applicant),
        adviser=request.actor.name,
        language=language,
        message=message,
        signature=signature_of(request.actor),
    )
    return framed(shown.html)


@professional_view(policies.INVITE)
@require_POST
def code(request: HttpRequest, invite: UUID) -> HttpResponse:
    """Send another code to the same number; the link stays as it is."""
    found = _invite(request, invite)
    try:
        commands.send_passcode_again(actor=request.actor, invite=found)
    except DomainError as error:
        messages.warning(request, str(error))
    else:
        messages.success(request, _("A new code is on its way to %(name)s.") % {"name": found.party})
    return redirect("professional:dossiers:detail", found.dossier.public_id)


@professional_view(policies.INVITE)
@require_http_methods(["GET", "POST"])
def again(request: HttpRequest, invite: UUID) -> HttpResponse:
    """Send link and code again, to a corrected address if need be."""
    found = _invite(request, invite)
    initial = {"email": found.party.email or found.email, "phone": found.party.phone or found.phone}
    form = AddressForm(request.POST or None, party=found.party, initial=initial)
    if (
        request.method == "POST"
        and form.is_valid()
        and form.run(commands.send_invitation_again, actor=request.actor, invite=found, **form.cleaned_data)
    ):
        messages.success(request, _("A new link and a new code are on their way to %(name)s.") % {"name": found.party})
        return redirect("professional:dossiers:detail", found.dossier.public_id)
    context = {"form": form, "invite": found}
    return render(request, "invites/professional/again.html", context, status=422 if form.errors else 200)


@professional_view(policies.INVITE)
@require_http_methods(["GET", "POST"])
def revoke(request: HttpRequest, invite: UUID) -> HttpResponse:
    """Ask, then end the access."""
    found = _invite(request, invite)
    if request.method == "POST":
        commands.revoke_invite(actor=request.actor, invite=found)
        messages.success(request, _("The access of %(name)s has ended.") % {"name": found.party})
        return redirect("professional:dossiers:detail", found.dossier.public_id)
    return render(request, "invites/professional/revoke.html", {"invite": found})


@professional_view(policies.INVITE)
@require_http_methods(["GET", "POST"])
def visibility(request: HttpRequest, invite: UUID) -> HttpResponse:
    """Change whether somebody sees the details of the other applicants, after a look at what that shows."""
    found = _invite(request, invite)
    if found.revoked_at:
        raise Http404
    initial = {"sees_other_applicants": "yes" if found.sees_other_applicants else "no"}
    form = VisibilityForm(request.POST if request.method == "POST" else None, initial=initial)
    if (
        request.method == "POST"
        and form.is_valid()
        and form.run(commands.change_visibility, actor=request.actor, invite=found, **form.cleaned_data)
    ):
        messages.success(request, phrases.SAVED)
        return redirect("professional:dossiers:detail", found.dossier.public_id)
    context = {"form": form, "invite": found}
    return render(request, "invites/professional/visibility.html", context, status=422 if form.errors else 200)


def _in_words(invite: Invite | None) -> str:
    """Who invited and when, and until when the link can be used; or who ended the access."""
    if invite is None:
        return ""
    firm = current_organisation().name
    if invite.revoked_at:
        facts = {"name": invite.revoked_by or firm, "date": formats.day(invite.revoked_at)}
        return _("Access revoked by %(name)s on %(date)s") % facts
    facts = {"name": invite.invited_by or firm, "date": formats.day(invite.sent_at)}
    if invite.activated_at:
        return _("Invited by %(name)s on %(date)s") % facts
    facts["until"] = formats.day(invite.expires_at)
    return _("Invited by %(name)s on %(date)s, link valid until %(until)s") % facts


def _dossier(request: HttpRequest, public_id: UUID) -> Dossier:
    return get_object_or_404(Dossier.objects.visible_to(request.actor).select_related("customer"), public_id=public_id)


def _invite(request: HttpRequest, public_id: UUID) -> Invite:
    return get_object_or_404(
        Invite.objects.visible_to(request.actor).select_related("party", "dossier"), public_id=public_id
    )


def _share_page(
    request: HttpRequest, form: InviteForm, dossier: Dossier, party: Party, status: int = 200
) -> HttpResponse:
    """Obstacles with their pages; missing papers have a card of their own, and are named once sharing was refused."""
    obstacles = obstacles_to(request.actor, dossier, party)
    context = {
        "form": form,
        "dossier": dossier,
        "party": party,
        "others": dossier.customer.members.exclude(party=party).exists(),
        "obstacles": [each for each in obstacles if form.is_bound or not is_paper(each)],
        **papers_context(request, dossier, party),
    }
    is_refused = form.errors or (form.is_bound and obstacles)
    return render(request, "invites/professional/share.html", context, status=422 if is_refused else status)
