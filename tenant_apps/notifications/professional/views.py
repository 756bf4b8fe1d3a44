"""The list of messages, and sending one again."""

from uuid import UUID

from django.contrib import messages as flash
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from tenant_apps.notifications import commands, policies
from tenant_apps.notifications.enums import State
from tenant_apps.notifications.models import Message
from vestibule.core.doors import professional_view
from vestibule.core.errors import DomainError
from vestibule.core.permissions import allows

_PER_PAGE = 30


@professional_view(policies.VIEW)
@require_safe
def messages(request: HttpRequest) -> HttpResponse:
    """List messages, the newest first, by state."""
    state = request.GET.get("state", "")
    state = state if state in State.values else ""
    found = Message.objects.visible_to(request.actor).in_state(state).newest_first().defer("text", "html")
    return render(
        request,
        "notifications/professional/messages.html",
        {
            "page": Paginator(found, _PER_PAGE).get_page(request.GET.get("page")),
            "state": state,
            "states": State.choices,
            "may_resend": allows(request.actor, policies.RESEND),
        },
    )


@professional_view(policies.RESEND)
@require_POST
def resend(request: HttpRequest, message: UUID) -> HttpResponse:
    """Queue a failed message once more."""
    found = get_object_or_404(Message.objects.visible_to(request.actor), public_id=message)
    try:
        commands.resend_message(actor=request.actor, message=found)
    except DomainError as error:
        flash.error(request, str(error))
    else:
        flash.success(request, _("The message will be sent again."))
    return redirect("professional:notifications:messages")
