"""Pages over the mailbox gateway's files."""

import re
from uuid import UUID

from django.conf import settings
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from shared_apps.platform.bounces import came_back
from shared_apps.platform.gateways.mailbox import Delivered, MailboxGateway
from vestibule.core.doors import public_view
from vestibule.core.errors import NotFound

_LINK = re.compile(r"https?://[^\s<>\"]+")
_PER_PAGE = 50
# A letter brings its own styles. The sandbox gives it an origin of its own, without scripts and forms.
_BODY_POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; img-src * data:; base-uri 'none'; form-action 'none'; "
    "sandbox allow-popups allow-popups-to-escape-sandbox allow-top-navigation-by-user-activation"
)


@public_view
@require_safe
def messages(request: HttpRequest) -> HttpResponse:
    """List the messages, the newest first, or those ``?to=`` one address."""
    to = request.GET.get("to", "")
    page = Paginator(_mailbox().newest_first(to=to), _PER_PAGE).get_page(request.GET.get("page"))
    return render(request, "platform/mailbox/messages.html", {"page": page, "to": to})


@public_view
@require_safe
def messages_json(request: HttpRequest) -> JsonResponse:
    """The same for programs."""
    found = _mailbox().newest_first(to=request.GET.get("to", ""))
    return JsonResponse({"messages": [_as_json(request, item) for item in found]})


@public_view
@require_safe
def message(request: HttpRequest, message: UUID) -> HttpResponse:
    """Show one message as text."""
    item = _found(message)
    return render(request, "platform/mailbox/message.html", {"message": item, "pieces": _pieces(item.letter.text)})


@public_view
@require_safe
def body(_request: HttpRequest, message: UUID) -> HttpResponse:
    """Serve an e-mail's own HTML, locked into a sandbox."""
    item = _found(message)
    if not item.letter.html:
        raise NotFound
    return HttpResponse(item.letter.html, headers={"Content-Security-Policy": _BODY_POLICY})


@public_view
@require_POST
def send_back(request: HttpRequest, message: UUID) -> HttpResponse:
    """Do as if the mailbox of this reader did not exist: the letter comes back to the firm."""
    letter = _found(message).letter
    if letter.channel != "email" or not came_back(
        slug=letter.tenant_slug, message_id=message, reason="550 mailbox unavailable"
    ):
        raise NotFound
    return redirect("mailbox:message", message)


def _mailbox() -> MailboxGateway:
    return MailboxGateway(settings.MAILBOX_ROOT)


def _found(message: UUID) -> Delivered:
    item = _mailbox().get(message)
    if item is None:
        raise NotFound
    return item


def _as_json(request: HttpRequest, item: Delivered) -> dict[str, object]:
    letter = item.letter
    body_url = request.build_absolute_uri(reverse("mailbox:body", args=[letter.id])) if letter.html else ""
    return {
        "id": letter.id,
        "channel": letter.channel,
        "to": letter.to,
        "to_name": letter.to_name,
        "from": letter.sender_name,
        "reply_to": letter.reply_to,
        "language": letter.language,
        "subject": letter.subject,
        "text": letter.text,
        "html": letter.html,
        "html_url": body_url,
        "links": _LINK.findall(letter.text),
        "tenant": letter.tenant_slug,
        "enclosures": [{"name": enclosed.name, "text": enclosed.text} for enclosed in letter.enclosures],
        "sent_at": item.sent_at.isoformat(),
    }


def _pieces(text: str) -> list[tuple[str, bool]]:
    """Split the text at its links, which a reader wants to follow."""
    return [(piece, bool(_LINK.fullmatch(piece))) for piece in re.split(f"({_LINK.pattern})", text) if piece]
