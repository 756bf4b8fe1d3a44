"""The client's pages: what is asked, delivering it, what was received and what became of it."""

from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_POST

from tenant_apps.customers.models import Customer
from tenant_apps.documents import policies, tickets
from tenant_apps.documents.client.forms import DeclareForm, DeliverForm
from tenant_apps.documents.commands.declarations import declare_not_applicable, take_back_declaration
from tenant_apps.documents.commands.deliveries import withdraw_delivery
from tenant_apps.documents.commands.files import open_file
from tenant_apps.documents.commands.merging import merge_photos
from tenant_apps.documents.commands.reception import receive_whole
from tenant_apps.documents.enums import FormatGroup
from tenant_apps.documents.errors import NoSpace
from tenant_apps.documents.gateways.formats import accepted_by
from tenant_apps.documents.models import Delivery, DocumentRequest, StoredFile, Upload
from vestibule.core.actors import Actor
from vestibule.core.doors import client_view
from vestibule.core.errors import DomainError

UNPROCESSABLE, NO_SPACE = 422, 507


@client_view(policies.DELIVER)
@require_GET
def index(request: HttpRequest) -> HttpResponse:
    """Everything that is asked of this client, over all their dossiers."""
    requests = (
        DocumentRequest.objects.visible_to(request.actor).needed().with_deliveries().with_standing_remark().in_order()
    )
    return render(request, "documents/client/index.html", {"groups": _grouped(requests)})


@client_view(policies.DELIVER)
@require_GET
def panel(request: HttpRequest, customer_id: UUID) -> HttpResponse:
    """The same for one customer, to be embedded in a page about that customer."""
    customer = get_object_or_404(Customer.objects.visible_to(request.actor), public_id=customer_id)
    visible = DocumentRequest.objects.visible_to(request.actor).of_customer(customer)
    context = {"groups": _grouped(visible.needed().with_deliveries().with_standing_remark().in_order())}
    return render(request, "documents/client/_groups.html" if request.htmx else "documents/client/index.html", context)


@client_view(policies.DELIVER)
@require_GET
def request_page(request: HttpRequest, request_id: UUID) -> HttpResponse:
    """One request: remark, what was received, and the place to deliver."""
    return _request_page(request, _asked(request.actor, request_id), DeliverForm())


@client_view(policies.DELIVER)
@require_GET
def state(request: HttpRequest, request_id: UUID) -> HttpResponse:
    """What was received and what became of it; the page asks again while a file is being checked."""
    asked = _asked(request.actor, request_id)
    if not request.htmx:
        return redirect("client:documents:request", request_id)
    return render(request, "documents/client/_state.html", _state_of(request, asked))


@client_view(policies.DELIVER)
@require_POST
def deliver(request: HttpRequest, request_id: UUID) -> HttpResponse:
    """Take in the files of the plain form. Those that are in order are kept, whatever is wrong with the others."""
    asked = _asked(request.actor, request_id)
    form = DeliverForm(request.POST, request.FILES)
    files = form.cleaned_data["files"] if form.is_valid() else []
    received = [form.run(receive_whole, actor=request.actor, request=asked, file=file) for file in files]
    count = len([delivery for delivery in received if delivery])
    if count:
        text = ngettext(
            "%(count)d file is in and is being checked.", "%(count)d files are in and are being checked.", count
        )
        messages.success(request, text % {"count": count})
    if form.errors:
        status = NO_SPACE if form.has_error("files", NoSpace.CODE) else UNPROCESSABLE
        return _request_page(request, _asked(request.actor, request_id), form, status=status)
    return redirect("client:documents:request", request_id)


@client_view(policies.DELIVER)
@require_POST
def declare(request: HttpRequest, request_id: UUID) -> HttpResponse:
    """Say that a document does not apply, and why."""
    asked = _asked(request.actor, request_id)
    form = DeclareForm(request.POST)
    if form.is_valid() and form.run(declare_not_applicable, actor=request.actor, request=asked, **form.cleaned_data):
        messages.success(request, _("Thank you. Your adviser looks at it."))
        return redirect("client:documents:request", request_id)
    asked = _asked(request.actor, request_id)
    return _request_page(request, asked, DeliverForm(), declare_form=form, status=UNPROCESSABLE)


@client_view(policies.DELIVER)
@require_POST
def take_back(request: HttpRequest, request_id: UUID) -> HttpResponse:
    """Deliver the document after all."""
    try:
        take_back_declaration(actor=request.actor, request=_asked(request.actor, request_id))
    except DomainError as error:
        messages.error(request, str(error))
    return redirect("client:documents:request", request_id)


@client_view(policies.DELIVER)
@require_POST
def withdraw(request: HttpRequest, delivery_id: UUID) -> HttpResponse:
    """Take a file back that nobody has reviewed."""
    visible = Delivery.objects.visible_to(request.actor).select_related("request")
    delivery = get_object_or_404(visible, public_id=delivery_id)
    try:
        withdraw_delivery(actor=request.actor, delivery=delivery)
    except DomainError as error:
        messages.error(request, str(error))
    else:
        messages.success(request, _("The file has been withdrawn and erased."))
    return redirect("client:documents:request", delivery.request.public_id)


@client_view(policies.DELIVER)
@require_POST
def merge(request: HttpRequest, request_id: UUID) -> HttpResponse:
    """Put the photos of one document together in one PDF."""
    try:
        merge_photos(actor=request.actor, request=_asked(request.actor, request_id))
    except DomainError as error:
        messages.error(request, str(error))
        return redirect("client:documents:request", request_id)
    return redirect(reverse("client:documents:request", args=[request_id], query={"merging": "yes"}))


@client_view(policies.DELIVER)
@require_GET
def download(request: HttpRequest, file_id: UUID, page: int = 0) -> HttpResponse:
    """Send the browser on to the host that hands out files, with a ticket for this one."""
    file = get_object_or_404(StoredFile.objects.visible_to(request.actor), public_id=file_id)
    ticket = open_file(actor=request.actor, file=file, page=page)
    return HttpResponseRedirect(tickets.address(ticket), headers={"Cache-Control": "no-store"})


def _asked(actor: Actor, request_id: UUID) -> DocumentRequest:
    visible = DocumentRequest.objects.visible_to(actor).with_deliveries().with_standing_remark().with_reviews()
    return get_object_or_404(visible, public_id=request_id)


def _state_of(request: HttpRequest, asked: DocumentRequest) -> dict[str, object]:
    """What the fragment shows, with the files that this very client may take back, or put together."""
    deliveries = asked.current_deliveries if asked.is_open else []
    mine = {each.public_id for each in deliveries if policies.may_withdraw(request.actor, asked, each)}
    may_merge = policies.has_photos_to_merge(asked) and len(mine) == len(deliveries)
    return {
        "asked": asked,
        "withdrawable": mine,
        "may_merge": may_merge,
        "is_merging": "merging" in request.GET and may_merge,
    }


def _request_page(
    request: HttpRequest,
    asked: DocumentRequest,
    form: DeliverForm,
    *,
    declare_form: DeclareForm | None = None,
    status: int = 200,
) -> HttpResponse:
    groups = [FormatGroup(group) for group in asked.document_type.formats]
    context = _state_of(request, asked) | {
        "form": form,
        "declare_form": declare_form or DeclareForm(),
        "formats": [group.label for group in groups],
        "accept": ",".join(accepted_by(groups)),
        "takes_photos": FormatGroup.IMAGE in groups,
        "largest": settings.MAXIMUM_UPLOAD_BYTES,
        "unfinished": Upload.objects.visible_to(request.actor)
        .filter(request=asked)
        .unfinished()
        .unexpired()
        .order_by("pk"),
    }
    return render(request, "documents/client/request.html", context, status=status)


def _grouped(requests: list[DocumentRequest]) -> dict[str, list[DocumentRequest]]:
    return {
        "waiting": [asked for asked in requests if asked.is_waiting_for_client],
        "delivered": [asked for asked in requests if asked.is_reviewable],
        "approved": [asked for asked in requests if asked.is_settled],
    }
