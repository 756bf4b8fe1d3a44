"""The customers' pages in the professional portal."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render, resolve_url
from django.views.decorators.http import require_http_methods

from tenant_apps.customers import commands, policies
from tenant_apps.customers.models import Party
from tenant_apps.customers.professional.forms import PartyForm
from vestibule.core import phrases
from vestibule.core.doors import professional_view
from vestibule.core.ways import own_page


@professional_view(policies.EDIT)
@require_http_methods(["GET", "POST"])
def edit_party(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Correct what is known of a party, then go back to where the link was."""
    party = get_object_or_404(Party.objects.visible_to(request.actor), public_id=public_id)
    back = _own_page(request.GET.get("next", ""))
    form = PartyForm(request.POST if request.method == "POST" else None, party=party)
    if form.is_valid() and form.run(commands.edit_party, actor=request.actor, party=party, facts=form.facts):
        messages.success(request, phrases.SAVED)
        return redirect(back)
    context = {"form": form, "party": party, "back": back}
    return render(request, "customers/professional/edit_party.html", context, status=422 if form.errors else 200)


def _own_page(asked: str) -> str:
    """The page to go back to: one of this portal, whatever the address says."""
    return own_page(asked, under="/pro/") or resolve_url("professional:prospects:index")
