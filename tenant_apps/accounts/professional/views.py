"""The firm's own people: who they are, what they may do, and what is asked of their log-in."""

from collections.abc import Callable
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from tenant_apps.accounts.commands import people as commands
from tenant_apps.accounts.commands.two_factor import reset_two_factor, set_security_policy
from tenant_apps.accounts.middleware import language_choices
from tenant_apps.accounts.models import Account
from tenant_apps.accounts.policies import MANAGE, is_two_factor_required, security_policy
from tenant_apps.accounts.professional.forms import InviteForm, RolesForm, SecurityForm
from tenant_apps.accounts.rights import own_roles, rights_of, role_choices
from vestibule.core import phrases
from vestibule.core.doors import professional_view
from vestibule.core.errors import DomainError
from vestibule.core.sorting import alphabetical

PER_PAGE = 50


@professional_view(MANAGE)
def people(request: HttpRequest) -> HttpResponse:
    """Everybody who works here, those who left last."""
    colleagues = Account.objects.visible_to(request.actor).professionals().with_two_factor()
    rows = colleagues.prefetch_related("roles").order_by("-is_active", alphabetical("name"), "pk")
    page = Paginator(rows, PER_PAGE).get_page(request.GET.get("page"))
    context = {"page": page, "is_required": is_two_factor_required()}
    return render(request, "accounts/professional/people.html", context)


@professional_view(MANAGE)
def invite(request: HttpRequest) -> HttpResponse:
    """Invite a colleague."""
    languages = language_choices(request)
    kept = {"languages": languages, "initial": {"language": languages[0][0]}}
    form = InviteForm(request.POST or None, choices=role_choices(own_roles()), **kept)
    if request.method == "POST" and form.is_valid():
        account = form.run(commands.invite_professional, actor=request.actor, **form.cleaned_data)
        if account is not None:
            messages.success(request, _("%(name)s has been invited.") % {"name": account.name})
            return redirect("professional:accounts:users")
    return render(request, "accounts/professional/invite.html", {"form": form}, status=422 if form.errors else 200)


@professional_view(MANAGE)
def person(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """One colleague: roles, and what else can be done about the account."""
    account = _colleague(request, public_id)
    choices = role_choices(own_roles())
    held = [role.code for role in account.roles.all() if role.code in dict(choices)]
    form = RolesForm(request.POST or None, initial={"roles": held}, choices=choices)
    if request.method == "POST" and form.is_valid():
        changed = form.run(commands.change_roles, actor=request.actor, account=account, **form.cleaned_data)
        if changed is not None:
            messages.success(request, str(phrases.SAVED))
            return redirect("professional:accounts:user", public_id)
    context = {
        "form": form,
        "account": account,
        "is_oneself": account.pk == request.actor.account_id,
        "rights": rights_of(account.roles.all()),
    }
    return render(request, "accounts/professional/person.html", context, status=422 if form.errors else 200)


@professional_view(MANAGE)
@require_POST
def resend(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Send the activation link again."""
    return _act(request, public_id, commands.resend_activation, _("A new link has been sent."))


@professional_view(MANAGE)
@require_POST
def deactivate(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Close the account."""
    return _act(request, public_id, commands.deactivate_account, _("The account is closed and logged out everywhere."))


@professional_view(MANAGE)
@require_POST
def reactivate(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Open the account again."""
    return _act(request, public_id, commands.reactivate_account, _("The account is open again."))


@professional_view(MANAGE)
@require_POST
def reset_second_step(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Remove the second step of somebody who lost it."""
    return _act(request, public_id, reset_two_factor, _("Two-factor authentication is off for this person."))


@professional_view(MANAGE)
def security(request: HttpRequest) -> HttpResponse:
    """What is asked of the log-in of colleagues."""
    policy, address = security_policy(), request.session.ip
    initial = {
        "is_two_factor_required": policy.is_two_factor_required,
        "idle_minutes": policy.idle_minutes,
        "networks": "\n".join(policy.networks or ()),
    }
    form = SecurityForm(request.POST if request.method == "POST" else None, initial=initial)
    rules = {"actor": request.actor, "address": address}
    if form.is_valid() and form.run(set_security_policy, **rules, **form.cleaned_data):
        messages.success(request, str(phrases.SAVED))
        return redirect("professional:accounts:users")
    context = {"form": form, "address": address}
    return render(request, "accounts/professional/security.html", context, status=422 if form.errors else 200)


def _colleague(request: HttpRequest, public_id: UUID) -> Account:
    colleagues = Account.objects.visible_to(request.actor).professionals().with_two_factor()
    return get_object_or_404(colleagues.prefetch_related("roles"), public_id=public_id)


def _act(request: HttpRequest, public_id: UUID, command: Callable[..., object], done: str) -> HttpResponse:
    """Run a command that takes nothing but the account, and say how it went."""
    account = _colleague(request, public_id)
    try:
        command(actor=request.actor, account=account)
    except DomainError as error:
        messages.error(request, str(error))
    else:
        messages.success(request, done)
    return redirect("professional:accounts:user", public_id)
