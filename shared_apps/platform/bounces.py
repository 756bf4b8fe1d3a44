"""Letters that came back: what the mail provider reports, handed to the organisation that wrote them."""

import re
from typing import Any
from uuid import UUID

from anymail.signals import AnymailTrackingEvent, EventType

from tenants.context import use_tenant
from tenants.outbox.served import served_tenants
from tenants.tasks import enqueue

METADATA = "letter"
"""Under this name a letter carries whose it is and which: ``lindenhof:<id>``."""
_CAME_BACK = {EventType.BOUNCED, EventType.REJECTED, EventType.FAILED}
_LETTER = re.compile(r"([a-z0-9-]{1,63}):([0-9a-f-]{36})")


def heard_from_provider(*, event: AnymailTrackingEvent, **_news: Any) -> None:
    """Keep what the provider says of a letter that came back; everything else is nobody's business."""
    found = _LETTER.fullmatch(str((event.metadata or {}).get(METADATA, "")))
    if event.event_type in _CAME_BACK and found:
        reason = event.description or event.mta_response or event.reject_reason or event.event_type
        came_back(slug=found[1], message_id=UUID(found[2]), reason=str(reason))


def came_back(*, slug: str, message_id: UUID, reason: str) -> bool:
    """Have the organisation keep that its letter came back; False when there is no such organisation."""
    tenant = served_tenants().filter(slug=slug).first()
    if tenant is None:
        return False
    with use_tenant(tenant.identity):
        enqueue("notifications.bounce", key=f"bounce:{message_id}", message_id=str(message_id), reason=reason[:300])
    return True
