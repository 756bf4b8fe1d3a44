"""Sharing a dossier with its applicants."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from tenant_apps.dossiers.models import Dossier
from tenant_apps.invites import commands, policies
from tenant_apps.invites.models import Invite
from tenant_apps.invites.professional.forms import AddressForm, InviteForm
from vestibule.core.doors import professional_view


@professional_view(policies.INVITE)
@require_GET
def panel(request: HttpRequest, dossier: UUID) -> HttpResponse:
    """Every applicant of the dossier with the state of the sharing."""
    found = _dossier(request, dossier)
    invites = {
        invite.party_id: invite
        for invite in Invite.objects.visible_to(request.actor).filter(dossier=found).order_by("id")
    }
    members = found.customer.members.select_related("party").filter(party__kind="natural").order_by("position")
    rows = [
        {"party": member.party, "role": member.get_role_display(), "invite": invites.get(member.party_id)}
        for member in members
    ]
    template = "_panel.html" if request.htmx else "panel.html"
    return render(request, f"invites/professional/{template}", {"dossier": found, "rows": rows})


@professional_view(policies.INVITE)
@require_http_methods(["GET", "POST"])
def share(request: HttpRequest, dossier: UUID, party: UUID) -> HttpResponse:
    """The form with which one applicant is invited."""
    found = _dossier(request, dossier)
    applicant = get_object_or_404(found.customer.parties.visible_to(request.actor), public_id=party)
    initial = {"email": applicant.email, "phone": applicant.phone, "language": applicant.language}
    form = InviteForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        invite = form.run(
            commands.invite_applicant, actor=request.actor, dossier=found, party=applicant, **form.cleaned_data
        )
        if invite:
            messages.success(request, _("The invitation to %(name)s is on its way.") % {"name": applicant})
            return redirect("professional:dossiers:detail", found.public_id)
    others = found.customer.members.exclude(party=applicant).exists()
    context = {"form": form, "dossier": found, "party": applicant, "others": others}
    return render(request, "invites/professional/share.html", context, status=422 if form.errors else 200)


@professional_view(policies.INVITE)
@require_http_methods(["GET", "POST"])
def again(request: HttpRequest, invite: UUID) -> HttpResponse:
    """Send link and code again, to a corrected address if need be."""
    found = _invite(request, invite)
    form = AddressForm(request.POST or None, initial={"email": found.party.email, "phone": found.party.phone})
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


def _dossier(request: HttpRequest, public_id: UUID) -> Dossier:
    return get_object_or_404(Dossier.objects.visible_to(request.actor).select_related("customer"), public_id=public_id)


def _invite(request: HttpRequest, public_id: UUID) -> Invite:
    return get_object_or_404(
        Invite.objects.visible_to(request.actor).select_related("party", "dossier"), public_id=public_id
    )
