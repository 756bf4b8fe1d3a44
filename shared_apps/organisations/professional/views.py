"""Settings > Organisation."""

from dataclasses import asdict

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from shared_apps.organisations import commands, policies
from shared_apps.organisations.professional.forms import LegalIdentityForm, OrganisationForm
from shared_apps.organisations.profile import current_organisation
from vestibule.core import phrases
from vestibule.core.doors import professional_view


@professional_view(policies.EDIT)
@require_http_methods(["GET", "POST"])
def edit(request: HttpRequest) -> HttpResponse:
    """The firm's details."""
    form = OrganisationForm(request.POST or None, initial=asdict(current_organisation()))
    if request.method == "POST" and form.is_valid():
        form.run(commands.edit_organisation, actor=request.actor, values=form.cleaned_data)
        if not form.errors:
            messages.success(request, phrases.SAVED)
            return redirect("professional:organisations:edit")
    return _page(request, form, LegalIdentityForm(organisation=current_organisation()))


@professional_view(policies.EDIT)
@require_POST
def legal_identity(request: HttpRequest) -> HttpResponse:
    """The card of the same page with the firm's legal name, address, registers and licences."""
    organisation = current_organisation()
    form = LegalIdentityForm(request.POST, organisation=organisation)
    if form.is_valid():
        data = form.cleaned_data
        form.run(
            commands.edit_legal_identity,
            actor=request.actor,
            legal_name=data["legal_name"],
            address=data["address"],
            registrations=form.registrations(),
        )
        if not form.errors:
            messages.success(request, phrases.SAVED)
            return redirect(reverse("professional:organisations:edit") + "#legal")
    return _page(request, OrganisationForm(initial=asdict(organisation)), form)


def _page(request: HttpRequest, form: OrganisationForm, legal: LegalIdentityForm) -> HttpResponse:
    context = {"form": form, "legal": legal}
    status = 422 if form.errors or legal.errors else 200
    return render(request, "organisations/professional/edit.html", context, status=status)
