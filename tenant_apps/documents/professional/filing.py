"""Adding a file for a client; putting in order what came in: to another request, and photos together in one PDF."""

from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render, resolve_url
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from tenant_apps.documents import policies
from tenant_apps.documents.commands.deliveries import withdraw_delivery
from tenant_apps.documents.commands.merging import merge_photos
from tenant_apps.documents.commands.moving import move_delivery
from tenant_apps.documents.commands.reception import receive_whole
from tenant_apps.documents.models import Delivery, DocumentRequest
from tenant_apps.documents.professional.forms import HandInForm, MoveForm
from vestibule.core.doors import professional_view
from vestibule.core.errors import DomainError


@professional_view(policies.REVIEW)
@require_http_methods(["GET", "POST"])
def move(request: HttpRequest, delivery_id: UUID) -> HttpResponse:
    """Choose under which other document of the dossier the file belongs."""
    visible = Delivery.objects.visible_to(request.actor).standing().select_related("request__customer", "file")
    delivery = get_object_or_404(visible, public_id=delivery_id)
    others = DocumentRequest.objects.visible_to(request.actor).beside(delivery.request).with_deliveries().in_order()
    form = MoveForm(request.POST if request.method == "POST" else None, others=others)
    if (
        request.method == "POST"
        and form.is_valid()
        and form.run(move_delivery, actor=request.actor, delivery=delivery, **form.cleaned_data)
    ):
        messages.success(request, _("Moved to: %(subject)s.") % {"subject": form.cleaned_data["to"].plain_subject})
        return redirect("professional:documents:review", form.cleaned_data["to"].public_id)
    context = {"form": form, "delivery": delivery, "asked": delivery.request, "others": others}
    return render(request, "documents/professional/move.html", context, status=422 if form.errors else 200)


@professional_view(policies.HAND_IN)
@require_http_methods(["GET", "POST"])
def hand_in(request: HttpRequest, request_id: UUID) -> HttpResponse:
    """Add a file that reached the firm by another way; sent part by part, it leads back once it is in."""
    asked = get_object_or_404(DocumentRequest.objects.visible_to(request.actor), public_id=request_id)
    if request.htmx and request.method == "GET":
        messages.success(request, _("The file is added. It is being checked."))
        return HttpResponse(
            status=204, headers={"HX-Redirect": resolve_url("professional:documents:review", request_id)}
        )
    is_sent = request.method == "POST"
    form = HandInForm(request.POST if is_sent else None, request.FILES if is_sent else None)
    if form.is_valid() and form.run(receive_whole, actor=request.actor, request=asked, file=form.cleaned_data["files"]):
        messages.success(request, _("The file is added. It is being checked."))
        return redirect("professional:documents:review", request_id)
    context = {"form": form, "asked": asked, "largest": settings.MAXIMUM_UPLOAD_BYTES}
    return render(request, "documents/professional/hand_in.html", context, status=422 if form.errors else 200)


@professional_view(policies.HAND_IN)
@require_POST
def withdraw(request: HttpRequest, delivery_id: UUID) -> HttpResponse:
    """Take a file back that a colleague added for the client and that nobody has reviewed."""
    visible = Delivery.objects.visible_to(request.actor).select_related("request")
    delivery = get_object_or_404(visible, public_id=delivery_id)
    try:
        withdraw_delivery(actor=request.actor, delivery=delivery)
    except DomainError as error:
        messages.error(request, str(error))
    else:
        messages.success(request, _("The file has been withdrawn and erased."))
    return redirect("professional:documents:review", delivery.request.public_id)


@professional_view(policies.REVIEW)
@require_POST
def merge(request: HttpRequest, request_id: UUID) -> HttpResponse:
    """Put the photos of a request together in one PDF."""
    asked = get_object_or_404(DocumentRequest.objects.visible_to(request.actor), public_id=request_id)
    try:
        merge_photos(actor=request.actor, request=asked)
    except DomainError as error:
        messages.error(request, str(error))
    else:
        return redirect(reverse("professional:documents:review", args=[asked.public_id], query={"merging": "yes"}))
    return redirect("professional:documents:review", asked.public_id)
