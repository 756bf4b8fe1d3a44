"""What a flow is called, in each language of the firm."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from shared_apps.organisations.written import WrittenForm
from tenant_apps.flows import policies
from tenant_apps.flows.commands.flows import word_flow
from tenant_apps.flows.models import Flow
from vestibule.core import phrases
from vestibule.core.doors import professional_view
from vestibule.core.errors import NotFound


class FlowWordsForm(WrittenForm):
    """The words about a flow; those inside it belong to its versions."""

    def __init__(self, *args: object, source: Flow, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.add_text("name", _("Name"), max_length=120, source=source)
        self.add_text("summary", _("Summary"), max_length=300, source=source, is_required=False, rows=3)


@professional_view(policies.MANAGE)
@require_http_methods(["GET", "POST"])
def words(request: HttpRequest, flow_id: UUID) -> HttpResponse:
    """Name and summary, side by side."""
    flow = Flow.objects.visible_to(request.actor).filter(public_id=flow_id).first()
    if flow is None:
        raise NotFound
    data = request.POST if request.method == "POST" else None
    form = FlowWordsForm(data, source=flow, shown=request.GET.get("shown", ""))
    if request.method == "POST" and form.is_valid():
        form.run(word_flow, actor=request.actor, flow=flow, names=form.texts("name"), summaries=form.texts("summary"))
        if not form.errors:
            messages.success(request, phrases.SAVED)
            return redirect("professional:flows:preview", flow.public_id)
    return render(request, "flows/professional/words.html", {"form": form, "flow": flow}, status=form.status)
