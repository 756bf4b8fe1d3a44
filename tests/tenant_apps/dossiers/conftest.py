"""What happens to requests and fact finds, told as their rooms tell it."""

from collections.abc import Callable

import pytest
from django.utils import timezone

from tenant_apps.documents import events
from tenant_apps.documents.enums import RequestState
from tenant_apps.documents.models import DocumentRequest
from tenant_apps.dossiers.models import ActionPoint
from tests.factories.dossiers import A_TEST, request_of
from vestibule.core.actors import Actor


def delivered(action_point: ActionPoint, actor: Actor = A_TEST) -> DocumentRequest:
    """The first checked file of this round came in."""
    request = request_of(action_point)
    request.state, request.delivered_at = RequestState.DELIVERED, timezone.now()
    request.save(update_fields=["state", "delivered_at"])
    events.document_delivered.send(DocumentRequest, request=request, actor=actor)
    return request


@pytest.fixture
def deliver() -> Callable[..., DocumentRequest]:
    return delivered
