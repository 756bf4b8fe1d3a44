"""What is kept about me, and taking it along."""

from urllib.parse import urlencode
from uuid import UUID

from django.contrib import messages
from django.http import FileResponse, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from tenant_apps.accounts.entry import is_password_fresh
from tenant_apps.exports import policies
from tenant_apps.exports.collecting import CATEGORIES, files_of
from tenant_apps.exports.commands import ask_for_export, note_download
from tenant_apps.exports.gateways import archive
from tenant_apps.exports.models import Export
from tenants.storage import ObjectMissing
from vestibule.core.doors import client_view
from vestibule.core.errors import DomainError, NotFound

_SHOWN = 5


@client_view(policies.TAKE)
@require_GET
def index(request: HttpRequest) -> HttpResponse:
    """By category, how much is kept about me; and the files that I asked for."""
    actor = request.actor
    counted = [{"category": category, "count": category.count(actor)} for category in CATEGORIES]
    exports = Export.objects.visible_to(actor).newest_first()[:_SHOWN]
    context = {"counted": counted, "files": files_of(actor).count(), "exports": exports}
    return render(request, "exports/client/index.html", context)


@client_view(policies.TAKE)
@require_POST
def ask(request: HttpRequest) -> HttpResponse:
    """Have the file made."""
    try:
        ask_for_export(actor=request.actor)
    except DomainError as error:
        messages.warning(request, str(error))
    else:
        messages.success(request, _("Your data is being put together. You get an e-mail when it is ready."))
    return redirect("client:exports:index")


@client_view(policies.TAKE)
@require_GET
@never_cache
def download(request: HttpRequest, export: UUID) -> HttpResponseBase:
    """Hand the file out, to whoever typed the password in the last ten minutes."""
    found = get_object_or_404(Export.objects.visible_to(request.actor).to_fetch(), public_id=export)
    if not is_password_fresh(request):
        return redirect(f"{reverse('client:accounts:confirm')}?{urlencode({'next': request.path})}")
    try:
        stream = archive.open_file(found.storage_name, bytes(found.wrapped), found.public_id)
    except ObjectMissing as error:
        raise NotFound from error
    note_download(actor=request.actor, export=found)
    headers = {
        "Content-Length": str(found.size),
        "Content-Security-Policy": "sandbox; default-src 'none'; frame-ancestors 'none'",
    }
    return FileResponse(
        stream, as_attachment=True, filename="my-data.zip", content_type="application/zip", headers=headers
    )
