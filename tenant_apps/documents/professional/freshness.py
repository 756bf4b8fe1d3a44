"""The firm's document types: how old each may be."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from tenant_apps.documents import policies
from tenant_apps.documents.commands.types import set_freshness
from tenant_apps.documents.professional.forms import FreshnessForm
from vestibule.core import phrases
from vestibule.core.doors import professional_view


@professional_view(policies.CONFIGURE)
@require_http_methods(["GET", "POST"])
def freshness(request: HttpRequest) -> HttpResponse:
    """How many days old each type may be when it is handed in."""
    form = FreshnessForm(request.POST if request.method == "POST" else None, actor=request.actor)
    if form.is_valid() and form.run(set_freshness, actor=request.actor, days=form.days) is not None:
        messages.success(request, phrases.SAVED)
        return redirect("professional:documents:freshness")
    status = 422 if form.errors else 200
    return render(request, "documents/professional/freshness.html", {"form": form}, status=status)
