"""A flow as a file: saving one, and taking one over."""

from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_http_methods

from tenant_apps.flows import policies
from tenant_apps.flows.commands.flows import import_flow
from tenant_apps.flows.exchange import LARGEST, Imported, exported, read_file
from tenant_apps.flows.professional.found import edit_url, found_flow, newest_state
from vestibule.core.doors import professional_view
from vestibule.core.errors import DomainError
from vestibule.core.forms import Form


class FileForm(Form):
    """A file that holds a flow."""

    file = forms.FileField(label=gettext_lazy("File"), allow_empty_file=True)

    def clean_file(self) -> Imported:
        """Read it; nothing of it is stored yet."""
        try:
            return read_file(self.cleaned_data["file"].read(LARGEST + 1))
        except DomainError as error:
            raise forms.ValidationError(str(error), code=error.code) from error


@professional_view(policies.MANAGE)
@require_GET
def save(request: HttpRequest, flow_id: UUID) -> HttpResponse:
    """The draft, or what is published where there is none, to keep or to take to another organisation."""
    flow = found_flow(request.actor, flow_id)
    content = exported(flow, newest_state(request.actor, flow))
    name = slugify(flow.name) or "flow"
    headers = {"Content-Disposition": f'attachment; filename="{name}.json"', "Cache-Control": "private, no-store"}
    return HttpResponse(content, content_type="application/json", headers=headers)


@professional_view(policies.MANAGE)
@require_http_methods(["GET", "POST"])
def take(request: HttpRequest) -> HttpResponse:
    """Take a flow over from a file, as a draft that says what was left out."""
    form = FileForm(request.POST, request.FILES) if request.method == "POST" else FileForm()
    if form.is_valid():
        imported = form.cleaned_data["file"]
        flow = form.run(import_flow, actor=request.actor, imported=imported)
        if flow is not None:
            told = _("The flow was taken over, except for what is listed below.")
            messages.success(request, told if imported.left_out else _("The flow was taken over whole."))
            return redirect(edit_url(flow))
    return render(request, "flows/professional/take.html", {"form": form}, status=422 if form.errors else 200)
