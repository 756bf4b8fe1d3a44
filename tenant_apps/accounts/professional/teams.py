"""The firm's teams."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from tenant_apps.accounts.commands.teams import remove_team, save_team
from tenant_apps.accounts.models import Team
from tenant_apps.accounts.policies import MANAGE
from tenant_apps.accounts.professional.forms import TeamForm
from vestibule.core import phrases
from vestibule.core.doors import professional_view
from vestibule.core.sorting import alphabetical


@professional_view(MANAGE)
@require_GET
def index(request: HttpRequest) -> HttpResponse:
    """Every team with its members."""
    teams = Team.objects.visible_to(request.actor).with_members().order_by(alphabetical("name"), "pk")
    return render(request, "accounts/professional/teams.html", {"teams": teams})


@professional_view(MANAGE)
@require_http_methods(["GET", "POST"])
def add(request: HttpRequest) -> HttpResponse:
    """Make a team."""
    return _edit(request, None)


@professional_view(MANAGE)
@require_http_methods(["GET", "POST"])
def team(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Another name, other members."""
    return _edit(request, _found(request, public_id))


@professional_view(MANAGE)
@require_POST
def remove(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Remove a team."""
    remove_team(actor=request.actor, team=_found(request, public_id))
    messages.success(request, _("The team was removed."))
    return redirect("professional:accounts:teams")


def _found(request: HttpRequest, public_id: UUID) -> Team:
    return get_object_or_404(Team.objects.visible_to(request.actor), public_id=public_id)


def _edit(request: HttpRequest, found: Team | None) -> HttpResponse:
    form = TeamForm(request.POST if request.method == "POST" else None, actor=request.actor, team=found)
    if form.is_valid() and form.run(save_team, actor=request.actor, team=found, **form.cleaned_data):
        messages.success(request, phrases.SAVED)
        return redirect("professional:accounts:teams")
    context = {"form": form, "team": found}
    return render(request, "accounts/professional/team.html", context, status=422 if form.errors else 200)
