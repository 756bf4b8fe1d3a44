"""Settings > Labels: what papers are called, which of them sharing waits for, and the templates for them."""

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import get_language, gettext_lazy, pgettext_lazy
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from shared_apps.organisations.written import WrittenForm
from tenant_apps.documents import policies
from tenant_apps.documents.commands.labels import add_label, edit_label
from tenant_apps.documents.models import Label
from tenant_apps.documents.printing import label_paper
from vestibule.core import phrases
from vestibule.core.doors import professional_view
from vestibule.core.errors import DomainError

INDEX = "professional:documents:labels"
EXAMPLE = ("Kade 5", "1011 AB Amsterdam")
"""Where the invented client lives."""


class LabelForm(WrittenForm):
    """The words of a label, and whether the portal is shared without it."""

    is_required = forms.BooleanField(
        label=gettext_lazy("The client portal is shared only once the dossier has such a document"), required=False
    )
    is_active = forms.BooleanField(label=pgettext_lazy("a label", "In use"), required=False, initial=True)

    def __init__(self, *args: Any, source: Label | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.add_text("name", gettext_lazy("Name"), max_length=120, source=source)
        template = pgettext_lazy("of a document", "Template")
        self.add_text("text", template, max_length=20_000, source=source, is_required=False, rows=14)
        if source is None:
            del self.fields["is_active"]
        else:
            self.initial |= {"is_required": source.is_required, "is_active": source.is_active}

    @property
    def facts(self) -> dict[str, Any]:
        """What the commands take."""
        chosen = {name: self.cleaned_data[name] for name in ("is_required", "is_active") if name in self.fields}
        return chosen | {"names": self.texts("name"), "texts": self.texts("text")}


@professional_view(policies.CONFIGURE)
@require_GET
def index(request: HttpRequest) -> HttpResponse:
    """Every label."""
    found = Label.objects.visible_to(request.actor).needed_first()
    return render(request, "documents/professional/labels.html", {"labels": found})


@professional_view(policies.CONFIGURE)
@require_http_methods(["GET", "POST"])
def add(request: HttpRequest) -> HttpResponse:
    """Add a label of the firm's own."""
    form = LabelForm(request.POST if request.method == "POST" else None)
    if form.is_valid() and form.run(add_label, actor=request.actor, **form.facts):
        messages.success(request, phrases.SAVED)
        return redirect(INDEX)
    context = {"form": form, "label": None, "trail": _trail()}
    return render(request, "documents/professional/label.html", context, status=form.status)


@professional_view(policies.CONFIGURE)
@require_http_methods(["GET", "POST"])
def edit(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Change a label and its template."""
    found = _found(request, public_id)
    data = request.POST if request.method == "POST" else None
    form = LabelForm(data, source=found, shown=request.GET.get("shown", ""))
    if form.is_valid() and form.run(edit_label, actor=request.actor, label=found, **form.facts):
        messages.success(request, phrases.SAVED)
        return redirect(INDEX)
    context = {"form": form, "label": found, "trail": _trail()}
    return render(request, "documents/professional/label.html", context, status=form.status)


@professional_view(policies.CONFIGURE)
@require_GET
def example(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """The paper that the template makes for an invented client, in the reader's language."""
    found = _found(request, public_id)
    try:
        made = label_paper(
            found, language=get_language() or "", client="Cleo Example", adviser=request.actor.name, address=EXAMPLE
        )
    except DomainError as error:
        messages.warning(request, str(error))
        return redirect("professional:documents:label", public_id)
    headers = {
        "Content-Disposition": f'attachment; filename="{made.name}"',
        "Content-Security-Policy": "sandbox; default-src 'none'; frame-ancestors 'none'",
        "Cache-Control": "private, no-store",
    }
    return HttpResponse(made.read(), content_type="application/pdf", headers=headers)


def _found(request: HttpRequest, public_id: UUID) -> Label:
    return get_object_or_404(Label.objects.visible_to(request.actor), public_id=public_id)


def _trail() -> list[tuple[str, str]]:
    """The way here."""
    return [
        (_("Settings"), reverse("professional:professional_portal:settings")),
        (_("Labels of documents"), reverse(INDEX)),
    ]
