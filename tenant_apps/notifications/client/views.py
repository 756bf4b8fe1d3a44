"""How I am told of news."""

from django.contrib import messages as flash
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from tenant_apps.notifications import policies
from tenant_apps.notifications.choosing import matrix, own_choices
from tenant_apps.notifications.client.forms import OwnWaysForm
from tenant_apps.notifications.commands.rules import choose_own_ways
from vestibule.core import phrases
from vestibule.core.doors import client_view


@client_view(policies.CHOOSE)
@require_http_methods(["GET", "POST"])
def choose(request: HttpRequest) -> HttpResponse:
    """Choose among the ways that the firm offers."""
    data = request.POST if request.method == "POST" else None
    form = OwnWaysForm(data, firm=matrix(), own=own_choices(request.actor.account_id))
    if form.is_valid():
        choose_own_ways(actor=request.actor, ways=form.ways)
        flash.success(request, phrases.SAVED)
        return redirect("client:notifications:choose")
    status = 422 if form.errors else 200
    return render(request, "notifications/client/choose.html", {"form": form}, status=status)
