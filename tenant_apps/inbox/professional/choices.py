"""How one is told, and what the firm has told whom."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from tenant_apps.inbox import choosing, policies
from tenant_apps.inbox.commands.rules import choose_ways, set_inbox_rules
from tenant_apps.inbox.professional.forms import PreferencesForm, RulesForm
from vestibule.core import phrases
from vestibule.core.doors import professional_view
from vestibule.core.permissions import allows


@professional_view(policies.USE)
@require_http_methods(["GET", "POST"])
def preferences(request: HttpRequest) -> HttpResponse:
    """How the reader is told of each kind of news."""
    form = PreferencesForm(request.POST if request.method == "POST" else None, own=choosing.own_ways(request.actor))
    if form.is_valid():
        choose_ways(actor=request.actor, ways=form.ways)
        messages.success(request, phrases.SAVED)
        return redirect("professional:inbox:preferences")
    context = {"form": form, "may_configure": allows(request.actor, policies.CONFIGURE)}
    return render(request, "inbox/professional/preferences.html", context, status=422 if form.errors else 200)


@professional_view(policies.CONFIGURE)
@require_http_methods(["GET", "POST"])
def rules(request: HttpRequest) -> HttpResponse:
    """Who is told of what, how, and when."""
    form = RulesForm(request.POST if request.method == "POST" else None, rules=choosing.rules())
    if form.is_valid():
        form.run(set_inbox_rules, actor=request.actor, rules=form.settled)
        if not form.errors:
            messages.success(request, phrases.SAVED)
            return redirect("professional:inbox:rules")
    return render(request, "inbox/professional/rules.html", {"form": form}, status=422 if form.errors else 200)
