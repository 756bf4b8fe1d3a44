"""Settings > Document types."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET, require_http_methods

from shared_apps.organisations.written import WrittenForm
from tenant_apps.documents import policies
from tenant_apps.documents.commands.types import word_document_type
from tenant_apps.documents.models import DocumentType
from vestibule.core import phrases
from vestibule.core.doors import professional_view
from vestibule.core.errors import NotFound
from vestibule.core.sorting import folded


class TypeForm(WrittenForm):
    """The words of a document type."""

    def __init__(self, *args: object, source: DocumentType, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.add_text("name", _("Name"), max_length=120, source=source)
        self.add_text(
            "help", _("Explanation for the client"), max_length=2_000, source=source, is_required=False, rows=4
        )


@professional_view(policies.CONFIGURE)
@require_GET
def index(request: HttpRequest) -> HttpResponse:
    """Every document that can be asked for."""
    found = sorted(DocumentType.objects.visible_to(request.actor).in_use(), key=lambda each: folded(each.name))
    return render(request, "documents/professional/types.html", {"types": found})


@professional_view(policies.CONFIGURE)
@require_http_methods(["GET", "POST"])
def words(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """What the document is called and how it is explained, in each language of the firm."""
    source = DocumentType.objects.visible_to(request.actor).filter(public_id=public_id).first()
    if source is None:
        raise NotFound
    data = request.POST if request.method == "POST" else None
    form = TypeForm(data, source=source, shown=request.GET.get("shown", ""))
    if request.method == "POST" and form.is_valid():
        form.run(
            word_document_type,
            actor=request.actor,
            document_type=source,
            names=form.texts("name"),
            helps=form.texts("help"),
        )
        if not form.errors:
            messages.success(request, phrases.SAVED)
            return redirect("professional:documents:types")
    context = {"form": form, "source": source}
    return render(request, "documents/professional/type.html", context, status=form.status)
