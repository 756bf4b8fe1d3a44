"""The list of messages, and sending one again."""

from uuid import UUID

from django.contrib import messages as flash
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from shared_apps.organisations.profile import current_organisation
from tenant_apps.notifications import policies
from tenant_apps.notifications.choosing import clients_for, contact_policy, matrix, own_matrix
from tenant_apps.notifications.commands.messages import resend_message
from tenant_apps.notifications.commands.rules import set_client_rules, set_contact_policy, set_rules
from tenant_apps.notifications.enums import State
from tenant_apps.notifications.ledger import credits_now
from tenant_apps.notifications.models import Message
from tenant_apps.notifications.professional.forms import ClientForm, ContactForm, MatrixForm
from vestibule.core import phrases
from vestibule.core.doors import professional_view
from vestibule.core.errors import DomainError
from vestibule.core.permissions import allows

_PER_PAGE = 30


@professional_view(policies.VIEW)
@require_safe
def messages(request: HttpRequest) -> HttpResponse:
    """List messages, the newest first, by state."""
    state = request.GET.get("state", "")
    state = state if state in State.values else ""
    found = Message.objects.visible_to(request.actor).in_state(state).newest_first().defer("text", "html")
    return render(
        request,
        "notifications/professional/messages.html",
        {
            "page": Paginator(found, _PER_PAGE).get_page(request.GET.get("page")),
            "state": state,
            "states": State.choices,
            "may_resend": allows(request.actor, policies.RESEND),
        },
    )


@professional_view(policies.CONFIGURE)
@require_http_methods(["GET", "POST"])
def rules(request: HttpRequest) -> HttpResponse:
    """What clients are told of by which way, when, how often, and what text messages are left."""
    form = MatrixForm(request.POST if request.method == "POST" else None, ways=matrix())
    if form.is_valid():
        set_rules(actor=request.actor, ways=form.ways)
        flash.success(request, phrases.SAVED)
        return redirect("professional:notifications:rules")
    return _settings(request, form, ContactForm(policy=contact_policy()))


@professional_view(policies.CONFIGURE)
@require_POST
def contact(request: HttpRequest) -> HttpResponse:
    """Set quiet hours and the weekly limit."""
    form = ContactForm(request.POST, policy=contact_policy())
    if form.is_valid() and form.run(set_contact_policy, actor=request.actor, **form.cleaned_data):
        flash.success(request, phrases.SAVED)
        return redirect("professional:notifications:rules")
    return _settings(request, MatrixForm(ways=matrix()), form)


@professional_view(policies.OVERRIDE)
@require_http_methods(["GET", "POST"])
def client(request: HttpRequest, account: UUID) -> HttpResponse:
    """How one client is told of news, and what waits to be told."""
    found = get_object_or_404(clients_for(request.actor), public_id=account)
    form = ClientForm(request.POST if request.method == "POST" else None, own=own_matrix(found.pk), firm=matrix())
    if form.is_valid():
        set_client_rules(actor=request.actor, account=found, ways=form.ways)
        flash.success(request, phrases.SAVED)
        return redirect("professional:notifications:client", account)
    held = Message.objects.visible_to(request.actor).held_back().filter(account=found).newest_first()
    context = {"form": form, "client": found, "held": held.defer("text", "html")}
    return render(request, "notifications/professional/client.html", context, status=422 if form.errors else 200)


def _settings(request: HttpRequest, form: MatrixForm, contact_form: ContactForm) -> HttpResponse:
    context = {
        "form": form,
        "contact_form": contact_form,
        "credits": credits_now(),
        "held": Message.objects.visible_to(request.actor).held_back().count(),
        "time_zone": current_organisation().time_zone,
    }
    status = 422 if form.errors or contact_form.errors else 200
    return render(request, "notifications/professional/rules.html", context, status=status)


@professional_view(policies.RESEND)
@require_POST
def resend(request: HttpRequest, message: UUID) -> HttpResponse:
    """Queue a failed message once more."""
    found = get_object_or_404(Message.objects.visible_to(request.actor), public_id=message)
    try:
        resend_message(actor=request.actor, message=found)
    except DomainError as error:
        flash.error(request, str(error))
    else:
        flash.success(request, _("The message will be sent again."))
    return redirect("professional:notifications:messages")
