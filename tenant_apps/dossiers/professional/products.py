"""The products of a dossier."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from tenant_apps.dossiers import policies
from tenant_apps.dossiers.commands.products import add_product, edit_product, remove_product
from tenant_apps.dossiers.models import ActionPoint, Product
from tenant_apps.dossiers.professional.forms import EditProductForm, ProductForm, RemoveProductForm
from tenant_apps.dossiers.professional.found import found_dossier
from tenant_apps.dossiers.professional.views import dossier_page
from vestibule.core import phrases
from vestibule.core.doors import professional_view


@professional_view(policies.EDIT)
@require_POST
def products(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Add a product."""
    dossier = found_dossier(request, public_id)
    form = ProductForm(request.POST)
    if form.is_valid() and form.run(add_product, actor=request.actor, dossier=dossier, **form.cleaned_data):
        messages.success(request, _("The product was added."))
        return redirect("professional:dossiers:detail", public_id)
    return dossier_page(request, dossier, product_form=form)


@professional_view(policies.EDIT)
@require_http_methods(["GET", "POST"])
def edit(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Describe a product, show or hide it."""
    product = _found(request, public_id)
    form = EditProductForm(request.POST if request.method == "POST" else None, product=product)
    if form.is_valid() and form.run(edit_product, actor=request.actor, product=product, **form.cleaned_data):
        messages.success(request, phrases.SAVED)
        return redirect("professional:dossiers:detail", product.dossier.public_id)
    context = {"form": form, "dossier": product.dossier, "title": str(product), "submit": phrases.SAVE}
    return render(request, "dossiers/professional/ask.html", context, status=422 if form.errors else 200)


@professional_view(policies.EDIT)
@require_http_methods(["GET", "POST"])
def remove(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Say what removing a product does to its action points, then remove it."""
    product = _found(request, public_id)
    points = list(ActionPoint.objects.visible_to(request.actor).filter(product=product).with_sources().order_by("pk"))
    sent = request.POST if request.method == "POST" else None
    form = RemoveProductForm(sent, has_points=bool(points), is_shown=product.is_shown)
    if form.is_valid():
        form.run(remove_product, actor=request.actor, product=product, **form.cleaned_data)
        if not form.errors:
            messages.success(request, _("The product was removed."))
            return redirect("professional:dossiers:detail", product.dossier.public_id)
    context = {"form": form, "product": product, "dossier": product.dossier, "points": points}
    status = 422 if form.errors else 200
    return render(request, "dossiers/professional/product_remove.html", context, status=status)


def _found(request: HttpRequest, public_id: UUID) -> Product:
    visible = Product.objects.visible_to(request.actor).select_related("dossier__customer")
    return get_object_or_404(visible, public_id=public_id)
