"""Logging in and out."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from tenant_apps.accounts import entry
from tenant_apps.accounts.commands.two_factor import send_code
from tenant_apps.accounts.enums import MethodCode
from tenant_apps.accounts.methods import methods_of
from tenant_apps.accounts.models import Account
from tenant_apps.accounts.public.forms import LoginForm
from vestibule.core.actors import System
from vestibule.core.doors import public_view
from vestibule.core.errors import DomainError


@public_view
@never_cache
@sensitive_post_parameters()
def log_in(request: HttpRequest) -> HttpResponse:
    """Ask for address and password; who it is decides where the person lands."""
    next_url = request.POST.get("next") or request.GET.get("next", "")
    if request.actor is not None:
        return redirect(entry.landing_url(request.user, next_url))
    form = LoginForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        people = form.run(entry.find_people, request=request, **form.cleaned_data)
        if people is not None and len(people) == 1:
            return proceed(request, people[0], next_url)
        if people is not None:
            entry.hold(request, people, next_url)
            return redirect("accounts:who")
    return render(request, "accounts/public/log_in.html", {"form": form, "next": next_url}, status=form.status)


@public_view
@never_cache
def choose_person(request: HttpRequest) -> HttpResponse:
    """Let people who share an address and a password say who they are."""
    held = entry.pending(request)
    if held is None:
        return redirect("accounts:login")
    if request.method == "POST":
        chosen = [person for person in held.people if str(person.public_id) == request.POST.get("person")]
        if chosen:
            return proceed(request, chosen[0], held.next_url)
    return render(request, "accounts/public/choose_person.html", {"people": held.people})


@public_view
@require_POST
def log_out(request: HttpRequest) -> HttpResponse:
    """End this browser's session."""
    entry.log_out(request)
    return redirect("accounts:login")


def proceed(request: HttpRequest, account: Account, next_url: str) -> HttpResponse:
    """Go on to the second step when the person has one, otherwise log in."""
    methods = methods_of(account)
    if not methods:
        entry.log_in(request, account)
        response = redirect(entry.landing_url(account, next_url))
        entry.remember_device(request, response, account)
        return response
    entry.hold(request, [account], next_url)
    if methods[0].code == MethodCode.SMS:
        try:
            send_code(actor=System("log-in"), device=methods[0].devices[0])
        except DomainError:
            return redirect("accounts:second_step")  # a code was sent just now; the page offers to send another
    return redirect("accounts:second_step")
