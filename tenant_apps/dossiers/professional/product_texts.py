"""What the firm tells clients about each kind of product."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from tenant_apps.dossiers import policies
from tenant_apps.dossiers.commands.products import save_product_text
from tenant_apps.dossiers.enums import ProductKind
from tenant_apps.dossiers.models import ProductText
from tenant_apps.dossiers.professional.settings_forms import ProductTextForm
from vestibule.core import phrases
from vestibule.core.doors import professional_view
from vestibule.core.errors import NotFound


@professional_view(policies.CONFIGURE)
@require_GET
def index(request: HttpRequest) -> HttpResponse:
    """Each kind of product, with the beginning of its text."""
    texts = {each.kind: each.text for each in ProductText.objects.visible_to(request.actor).order_by("pk")}
    kinds = [{"code": kind.value, "name": kind.label, "text": texts.get(kind, "")} for kind in ProductKind]
    return render(request, "dossiers/professional/product_texts.html", {"kinds": kinds})


@professional_view(policies.CONFIGURE)
@require_http_methods(["GET", "POST"])
def text(request: HttpRequest, kind: str) -> HttpResponse:
    """Write the text about one kind, in each language."""
    if kind not in ProductKind.values:
        raise NotFound
    found = ProductText.objects.visible_to(request.actor).filter(kind=kind).first()
    data = request.POST if request.method == "POST" else None
    form = ProductTextForm(data, text=found, shown=request.GET.get("shown", ""))
    if form.is_valid():
        form.run(save_product_text, actor=request.actor, kind=kind, **form.facts)
        if not form.errors:
            messages.success(request, phrases.SAVED)
            return redirect("professional:dossiers:product_texts")
    trail = [
        (_("Settings"), reverse("professional:professional_portal:settings")),
        (_("Texts about products"), reverse("professional:dossiers:product_texts")),
    ]
    context = {"form": form, "title": ProductKind(kind).label, "trail": trail}
    return render(request, "dossiers/professional/product_text.html", context, status=form.status)
