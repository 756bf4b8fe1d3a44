"""What a scored questionnaire came to: the statement, and setting another band with a reason."""

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from tenant_apps.flows import policies
from tenant_apps.flows.commands.results import LONGEST_REASON, override_band
from tenant_apps.flows.commands.runs import note_reading
from tenant_apps.flows.filled import read_run
from tenant_apps.flows.filling import UNPROCESSABLE, run_for
from tenant_apps.flows.progress import Links
from tenant_apps.flows.results import ToldResult, result_now
from tenant_apps.flows.statements import statement_file
from vestibule.core.doors import professional_view
from vestibule.core.errors import DomainError, NotFound
from vestibule.core.forms import Form

PORTAL = "professional"


class BandForm(Form):
    """Another band, and why."""

    band = forms.ChoiceField(label=gettext_lazy("Band that counts"))
    reason = forms.CharField(
        label=gettext_lazy("Reason"),
        help_text=gettext_lazy("Your client reads this, and the statement prints it."),
        max_length=LONGEST_REASON,
        widget=forms.Textarea(attrs={"rows": 4}),
    )

    def __init__(self, data: Any = None, *, told: ToldResult) -> None:
        super().__init__(data, initial={"band": told.band.key})
        self.fields["band"].choices = [
            (band.key, f"{band.title} ({band.lowest}–{band.highest})") for band in told.bands
        ]


@professional_view(policies.OVERRIDE)
@require_http_methods(["GET", "POST"])
def band(request: HttpRequest, run_id: UUID) -> HttpResponse:
    """Set another band than the answers came to."""
    run = run_for(request.actor, run_id)
    links, told = Links(PORTAL, run), result_now(read_run(run), get_language() or "en")
    if told is None:
        raise NotFound
    form = BandForm(request.POST if request.method == "POST" else None, told=told)
    if form.is_valid():
        override = form.run(override_band, actor=request.actor, result=told.result, **form.cleaned_data)
        if override is not None:
            messages.success(request, _("The band is set. Your client sees it with the reason."))
            return redirect(links.overview)
    context = {
        "form": form,
        "run": run,
        "told": told,
        "flow_name": run.version.flow.name,
        "back_url": links.overview,
        "breadcrumbs": [(str(run.party), links.overview), (_("Set another band"), "")],
    }
    return render(request, "flows/professional/band.html", context, status=UNPROCESSABLE if form.errors else 200)


@professional_view(policies.VIEW)
@require_GET
def statement(request: HttpRequest, run_id: UUID) -> HttpResponse:
    """The statement as a PDF, in the client's language."""
    run = run_for(request.actor, run_id)
    note_reading(actor=request.actor, run=run)
    try:
        return statement_file(run)
    except DomainError as error:
        messages.error(request, str(error))
        return redirect(Links(PORTAL, run).overview)
