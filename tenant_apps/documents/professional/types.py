"""Settings > Document types: what can be asked for, how it is explained, and what is taken for it."""

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy
from django.views.decorators.http import require_GET, require_http_methods

from shared_apps.organisations.written import WrittenForm
from tenant_apps.documents import policies
from tenant_apps.documents.commands.types import add_document_type, edit_document_type
from tenant_apps.documents.enums import FormatGroup
from tenant_apps.documents.errors import FormatsMissing
from tenant_apps.documents.models import DocumentType
from vestibule.core import phrases
from vestibule.core.doors import professional_view
from vestibule.core.sorting import folded

INDEX = "professional:documents:types"
OLDEST = 3_650
_PLAIN = ("formats", "fresh_days", "sensitive", "is_active")


class TypeForm(WrittenForm):
    """The words of a document type, and what is taken for it."""

    formats = forms.MultipleChoiceField(
        label=gettext_lazy("Clients can send"),
        choices=FormatGroup.choices,
        initial=[FormatGroup.PDF, FormatGroup.IMAGE],
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": FormatsMissing().message},
    )
    fresh_days = forms.IntegerField(
        label=gettext_lazy("How many days old it may be when it is delivered"),
        help_text=gettext_lazy("Leave it empty if its age does not matter."),
        required=False,
        min_value=1,
        max_value=OLDEST,
    )
    sensitive = forms.BooleanField(
        label=gettext_lazy("Record who reads it"),
        help_text=gettext_lazy("For identity papers, and whatever else is private. The history shows who opened it."),
        required=False,
    )
    is_active = forms.BooleanField(
        label=pgettext_lazy("a document type", "In use"),
        help_text=gettext_lazy("Otherwise it can no longer be asked for. What was asked already stays."),
        required=False,
    )

    def __init__(self, *args: Any, source: DocumentType | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.add_text("name", gettext_lazy("Name"), max_length=120, source=source)
        explanation = gettext_lazy("Explanation for the client")
        self.add_text("help", explanation, max_length=2_000, source=source, is_required=False, rows=4)
        if source is None:
            del self.fields["is_active"]
        else:
            self.initial |= {name: getattr(source, name) for name in _PLAIN}

    @property
    def facts(self) -> dict[str, Any]:
        """What the commands take."""
        chosen = {name: self.cleaned_data[name] for name in _PLAIN if name in self.fields}
        return chosen | {"names": self.texts("name"), "helps": self.texts("help")}


@professional_view(policies.CONFIGURE)
@require_GET
def index(request: HttpRequest) -> HttpResponse:
    """Every document that can be asked for, then those that no longer can."""
    found = DocumentType.objects.visible_to(request.actor)
    types = sorted(found, key=lambda each: (not each.is_active, folded(each.name)))
    return render(request, "documents/professional/types.html", {"types": types})


@professional_view(policies.CONFIGURE)
@require_http_methods(["GET", "POST"])
def add(request: HttpRequest) -> HttpResponse:
    """Add a document of the firm's own."""
    form = TypeForm(request.POST if request.method == "POST" else None)
    if form.is_valid() and form.run(add_document_type, actor=request.actor, **form.facts):
        messages.success(request, _("Added. You can ask clients for it from now on."))
        return redirect(INDEX)
    context = {"form": form, "source": None, "trail": _trail()}
    return render(request, "documents/professional/type.html", context, status=form.status)


@professional_view(policies.CONFIGURE)
@require_http_methods(["GET", "POST"])
def edit(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """What the document is called and how it is explained in each language of the firm, and what is taken for it."""
    source = get_object_or_404(DocumentType.objects.visible_to(request.actor), public_id=public_id)
    data = request.POST if request.method == "POST" else None
    form = TypeForm(data, source=source, shown=request.GET.get("shown", ""))
    if form.is_valid() and form.run(edit_document_type, actor=request.actor, document_type=source, **form.facts):
        messages.success(request, phrases.SAVED)
        return redirect(INDEX)
    context = {"form": form, "source": source, "trail": _trail()}
    return render(request, "documents/professional/type.html", context, status=form.status)


def _trail() -> list[tuple[str, str]]:
    """The way here."""
    return [
        (_("Settings"), reverse("professional:professional_portal:settings")),
        (_("Document types"), reverse(INDEX)),
    ]
