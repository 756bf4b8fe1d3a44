"""Handing over what is open of somebody, before the account is closed or for a while."""

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from tenant_apps.accounts.models import Account
from tenant_apps.accounts.policies import MANAGE
from tenant_apps.professional_portal.commands import hand_over_work
from tenant_apps.professional_portal.handing_over import open_work_of, successors_of
from vestibule.core.actors import Actor
from vestibule.core.doors import professional_view
from vestibule.core.forms import Form
from vestibule.core.sorting import alphabetical


class HandOverForm(Form):
    """Who takes over."""

    to = forms.ModelChoiceField(
        label=gettext_lazy("Who takes over"), queryset=Account.objects.none(), to_field_name="public_id"
    )
    closes_account = forms.BooleanField(label=gettext_lazy("Close the account afterwards"), required=False)

    def __init__(self, *args: Any, actor: Actor, account: Account, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        colleagues = Account.objects.visible_to(actor).professionals().active()
        self.fields["to"].queryset = successors_of(colleagues, account).order_by(alphabetical("name"), "pk")
        if not account.is_active:
            del self.fields["closes_account"]


@professional_view(MANAGE)
@require_http_methods(["GET", "POST"])
def hand_over(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """What is open of a colleague, and who takes it over."""
    account = get_object_or_404(Account.objects.visible_to(request.actor).professionals(), public_id=public_id)
    form = HandOverForm(request.POST if request.method == "POST" else None, actor=request.actor, account=account)
    if form.is_valid():
        count = form.run(hand_over_work, actor=request.actor, account=account, **form.cleaned_data)
        if count is not None:
            messages.success(request, _("%(name)s has taken over.") % {"name": form.cleaned_data["to"].name})
            return redirect("professional:accounts:user", public_id)
    context = {"form": form, "account": account, "work": open_work_of(account)}
    status = 422 if form.errors else 200
    return render(request, "professional_portal/professional/hand_over.html", context, status=status)
