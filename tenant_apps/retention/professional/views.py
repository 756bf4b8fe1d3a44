"""How long the firm keeps people, who is next, and what was erased."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from shared_apps.organisations.profile import current_organisation
from tenant_apps.retention import policies
from tenant_apps.retention.commands.keeping import set_rules
from tenant_apps.retention.models import Erasure, Retention
from tenant_apps.retention.professional.forms import RulesForm
from tenant_apps.retention.rules import months, usual_months
from vestibule.core.doors import professional_view

PAGE_SIZE = 25
LATEST = 20


@professional_view(policies.CONFIGURE)
@require_http_methods(["GET", "POST"])
def rules(request: HttpRequest) -> HttpResponse:
    """The months, with who is next and what was erased."""
    usual = usual_months(current_organisation().country)
    form = RulesForm(request.POST or None, initial=months(), usual=usual)
    if request.method == "POST" and form.is_valid():
        form.run(set_rules, actor=request.actor, chosen=form.cleaned_data)
        if not form.errors:
            messages.success(request, _("Saved. The dates of everybody follow these months."))
            return redirect("professional:retention:rules")
    dates = Retention.objects.visible_to(request.actor).select_related("customer").order_by("erase_on", "pk")
    context = {
        "form": form,
        "page": Paginator(dates, PAGE_SIZE).get_page(request.GET.get("page")),
        "erasures": Erasure.objects.visible_to(request.actor).order_by("-created_at", "-pk")[:LATEST],
    }
    return render(request, "retention/professional/rules.html", context, status=422 if form.errors else 200)
