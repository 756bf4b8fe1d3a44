"""The page on which two people's answers stand side by side, the same for both portals."""

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tenant_apps.flows import policies
from tenant_apps.flows.commands.couples import LONGEST_REASON, settle_difference
from tenant_apps.flows.couples import Compared, couple_of
from tenant_apps.flows.filled import read_run
from tenant_apps.flows.filling import UNPROCESSABLE
from tenant_apps.flows.models import FlowRun
from tenant_apps.flows.progress import Links
from vestibule.core.errors import NotFound
from vestibule.core.forms import Form
from vestibule.core.permissions import allows

EXPLAIN = "explain"


class SettleForm(Form):
    """What is made of one difference."""

    key = forms.CharField(widget=forms.HiddenInput, max_length=152)
    which = forms.ChoiceField(label=gettext_lazy("What counts?"), widget=forms.RadioSelect)
    reason = forms.CharField(
        label=gettext_lazy("Why they differ"),
        required=False,
        max_length=LONGEST_REASON,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def __init__(self, data: Any = None, *, row: Compared, number: int) -> None:
        super().__init__(data, initial={"key": row.key}, auto_id=f"id_{number}_%s")
        choices = [
            (str(given.party.public_id), _("The answer of %(name)s") % {"name": given.party}) for given in row.given
        ]
        self.fields["which"].choices = [*choices, (EXPLAIN, _("Both are right; the reason is kept"))]

    @property
    def decision(self) -> dict[str, Any]:
        """What the command is told."""
        which = self.cleaned_data["which"]
        is_person = which not in {"", EXPLAIN}
        reason = self.cleaned_data["reason"] if is_person or which == EXPLAIN else ""
        return {"chosen": UUID(which) if is_person else None, "reason": reason}


def compare(request: HttpRequest, run: FlowRun, links: Links) -> HttpResponse:
    """Show both people's answers, and settle one difference. There is no such page for who may not read both."""
    filled = read_run(run, with_people=True)
    couple = couple_of(request.actor, filled)
    if couple is None:
        raise NotFound
    sent = request.POST.get("key") if request.method == "POST" else None
    settling = [
        (row, SettleForm(request.POST if row.key == sent else None, row=row, number=number))
        for number, row in enumerate(couple.open_rows)
    ]
    form = next((form for row, form in settling if row.key == sent), None)
    if sent is not None and form is None:
        messages.warning(request, _("These answers no longer differ, or one of them changed. Look at them again."))
        return redirect(links.household)
    if form is not None and form.is_valid():
        settled = form.run(settle_difference, actor=request.actor, run=run, key=sent, **form.decision)
        if settled is not None:
            messages.success(request, _("The difference is settled. Both answers are kept."))
            return redirect(links.household)
    context = {
        "run": run,
        "flow_name": run.version.flow.name,
        "couple": couple,
        "settling": settling,
        "may_settle": allows(request.actor, policies.ANSWER if links.portal == "client" else policies.FILL_IN),
        "back_url": links.overview,
        "page_url": links.household,
    }
    status = UNPROCESSABLE if form is not None and form.errors else 200
    return render(request, f"flows/{links.portal}/household.html", context, status=status)
