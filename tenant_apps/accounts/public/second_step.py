"""The second step of logging in."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from tenant_apps.accounts import entry
from tenant_apps.accounts.commands.two_factor import send_code
from tenant_apps.accounts.enums import MethodCode
from tenant_apps.accounts.methods import Method, methods_of
from tenant_apps.accounts.passkeys import begin_authentication
from tenant_apps.accounts.public.forms import BackupCodeForm, CodeForm, PasskeyForm
from vestibule.core.actors import System
from vestibule.core.doors import public_view
from vestibule.core.errors import DomainError

FORMS = {MethodCode.PASSKEY: PasskeyForm, MethodCode.BACKUP: BackupCodeForm}


@public_view
@never_cache
@sensitive_post_parameters("code")
def second_step(request: HttpRequest) -> HttpResponse:
    """Ask for a code or a passkey; any method that the person has set up will do."""
    held = _held(request)
    if held is None:
        return redirect("accounts:login")
    account = held.people[0]
    methods = methods_of(account)
    chosen = _chosen(methods, request.GET.get("method", ""))
    form = FORMS.get(chosen.code, CodeForm)(request.POST or None)
    if request.method == "POST" and form.is_valid():
        code = form.cleaned_data["code"]
        device = form.run(entry.prove, request=request, account=account, method=chosen, code=code)
        if device is not None:
            entry.log_in(request, account, device=device)
            response = redirect(entry.landing_url(account, held.next_url))
            entry.remember_device(request, response, account)
            return response
    context = {
        "form": form,
        "method": chosen,
        "others": [method for method in methods if method is not chosen],
        "options": begin_authentication(request, account) if chosen.code == MethodCode.PASSKEY else "",
    }
    return render(request, "accounts/public/second_step.html", context, status=form.status)


@public_view
@require_POST
def send(request: HttpRequest) -> HttpResponse:
    """Send a code to the person's telephone, or say why not yet."""
    held = _held(request)
    if held is None:
        return redirect("accounts:login")
    chosen = _chosen(methods_of(held.people[0]), MethodCode.SMS)
    if chosen.code == MethodCode.SMS:
        try:
            send_code(actor=System("log-in"), device=chosen.devices[0])
        except DomainError as error:
            messages.warning(request, str(error))
        else:
            messages.success(request, _("We have sent you a code."))
    return redirect(f"{reverse('accounts:second_step')}?method={chosen.code}")


def _held(request: HttpRequest) -> entry.Pending | None:
    """The one person whose second step is open."""
    held = entry.pending(request)
    if held is None or len(held.people) != 1 or not methods_of(held.people[0]):
        return None
    return held


def _chosen(methods: list[Method], wanted: str) -> Method:
    return next((method for method in methods if method.code == wanted), methods[0])
