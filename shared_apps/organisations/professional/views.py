"""Settings > Organisation."""

from dataclasses import asdict

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from shared_apps.organisations import commands, policies
from shared_apps.organisations.professional.forms import OrganisationForm
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
    status = 422 if form.errors else 200
    return render(request, "organisations/professional/edit.html", {"form": form}, status=status)
