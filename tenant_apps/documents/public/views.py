"""Hands out one file for a ticket, while its bearer may see it, on a host where no script and no cookie is reached."""

from django.conf import settings
from django.http import FileResponse, HttpRequest, HttpResponse, HttpResponseBase
from django.utils.module_loading import import_string
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from tenant_apps.accounts.actors import acting_now
from tenant_apps.documents import policies, tickets
from tenant_apps.documents.gateways import contents
from tenant_apps.documents.gateways.formats import suffix_of
from tenant_apps.documents.models import StoredFile
from tenants.context import TenantIdentity, use_tenant
from tenants.outbox.served import served_tenants
from tenants.storage import ObjectMissing, StorageUnavailable
from vestibule.core.actors import Client, Professional
from vestibule.core.doors import public_view

SEE = {Professional.kind: policies.VIEW, Client.kind: policies.DELIVER}

_HEADERS = {
    "Content-Security-Policy": "sandbox; default-src 'none'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    # Pictures are shown in the portals, which for the browser are another site.
    "Cross-Origin-Resource-Policy": "cross-origin",
    "Cache-Control": "private, no-store",
}
_UNAVAILABLE = 503


@public_view
@require_safe
def hand_out(request: HttpRequest, ticket: str) -> HttpResponseBase:
    """The file, or one of its pages as a picture. Whatever is wrong with the ticket, the answer is the same 404."""
    identity = _firm_of(ticket)
    if identity is None:
        return nothing_here(request)
    with use_tenant(identity):
        try:
            return _file_for(tickets.redeem(ticket), identity)
        except (tickets.BadTicket, StoredFile.DoesNotExist, ObjectMissing):
            return nothing_here(request)
        except StorageUnavailable:
            text = _("The document cannot be opened at the moment. Please try again in a few minutes.")
            return _plain(text, status=_UNAVAILABLE)


def nothing_here(_request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """The answer to a ticket that opens nothing, and to any other address on this host."""
    text = _("This link has expired. Go back to the portal and open the document again.")
    return _plain(text, status=404)


def _firm_of(ticket: str) -> TenantIdentity | None:
    try:
        claimed = tickets.claimed_tenant(ticket)
    except tickets.BadTicket:
        return None
    firm = served_tenants().filter(public_id=claimed).first()
    return firm.identity if firm else None


def _file_for(redeemed: tickets.Ticket, identity: TenantIdentity) -> FileResponse:
    with use_tenant(identity.looking() if redeemed.viewing_id else identity):
        bearer = _bearer(redeemed)
        if bearer is None or not bearer.has(SEE[redeemed.kind].code):
            raise tickets.BadTicket
        visible = StoredFile.objects.visible_to(bearer).promoted().select_related("key")
        file = visible.get(public_id=redeemed.file_id)
    stream = contents.open_file(file, redeemed.page)
    if redeemed.page:
        return FileResponse(stream, content_type="image/webp", headers=_HEADERS)
    headers = _HEADERS | {"Content-Length": str(file.size)}
    return FileResponse(
        stream, content_type=file.content_type, as_attachment=True, filename=_name_of(file), headers=headers
    )


def _bearer(redeemed: tickets.Ticket) -> Professional | Client | None:
    """Whoever the ticket was made for, with the rights of this moment."""
    if redeemed.viewing_id is not None:
        viewer: Client | None = import_string(settings.VIEWER_LOADER)(redeemed.viewing_id)
        return viewer
    return acting_now(account_id=redeemed.account_id, kind=redeemed.kind)


def _name_of(file: StoredFile) -> str:
    """The name it came with, with the ending of what it is now: a HEIC picture is handed out as JPEG."""
    suffix = suffix_of(file.content_type)
    if file.original_name.lower().endswith((suffix, ".jpeg") if suffix == ".jpg" else suffix):
        return file.original_name
    return f"{file.original_name.rpartition('.')[0] or file.original_name}{suffix}"


def _plain(text: str, *, status: int) -> HttpResponse:
    return HttpResponse(f"{text}\n", status=status, content_type="text/plain; charset=utf-8", headers=_HEADERS)
