"""Settings > Own domain: claiming one, proving it, and letting links use it."""

from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from shared_apps.domains import commands, policies
from shared_apps.domains.professional.forms import ClaimForm
from tenants.context import current_tenant
from vestibule.core.doors import professional_view
from vestibule.core.errors import DomainError

UNPROCESSABLE = 422


@professional_view(policies.EDIT)
@require_http_methods(["GET", "POST"])
def index(request: HttpRequest) -> HttpResponse:
    """The firm's addresses, what is missing for each, and the form for another."""
    form = ClaimForm(request.POST if request.method == "POST" else None)
    if form.is_valid() and form.run(commands.claim_domain, actor=request.actor, **form.cleaned_data):
        messages.success(request, _("Now put the record into your DNS. We look for it every minute."))
        return redirect("professional:domains:index")
    context = {
        "form": form,
        "hosts": commands.hosts_of_the_firm(),
        "target": f"{current_tenant().slug}.{settings.BASE_HOST}",
    }
    if request.htmx:
        return render(request, "domains/professional/_hosts.html", context)
    return render(request, "domains/professional/index.html", context, status=UNPROCESSABLE if form.errors else 200)


@professional_view(policies.EDIT)
@require_POST
def check(request: HttpRequest, claim: UUID) -> HttpResponse:
    """Have the DNS asked at once."""
    commands.check_domain(actor=request.actor, domain=commands.domain_of(claim))
    messages.info(request, _("We are asking the DNS; the page shows the answer in a moment."))
    return redirect("professional:domains:index")


@professional_view(policies.EDIT)
@require_POST
def release(request: HttpRequest, claim: UUID) -> HttpResponse:
    """Give a domain up."""
    commands.release_domain(actor=request.actor, domain=commands.domain_of(claim))
    messages.success(request, _("The domain is removed. Your subdomain works as before."))
    return redirect("professional:domains:index")


@professional_view(policies.EDIT)
@require_POST
def choose(request: HttpRequest) -> HttpResponse:
    """Let links and e-mails name this host."""
    try:
        commands.choose_domain(actor=request.actor, domain=request.POST.get("domain", ""))
        messages.success(request, _("Links and e-mails use this address from now on."))
    except DomainError as error:
        messages.error(request, str(error))
    return redirect("professional:domains:index")
