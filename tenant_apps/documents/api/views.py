"""Document requests."""

from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.generics import ListAPIView, RetrieveAPIView

from tenant_apps.documents import policies
from tenant_apps.documents.api.serializers import DocumentRequestSerializer
from tenant_apps.documents.enums import RequestState
from tenant_apps.documents.models import DocumentRequest
from tenant_apps.documents.querysets import DocumentRequestQuerySet
from vestibule.core.api import Endpoint


class _DocumentRequests(Endpoint):
    permission = policies.VIEW
    serializer_class = DocumentRequestSerializer
    queryset = DocumentRequest.objects.none()

    def get_queryset(self) -> DocumentRequestQuerySet:
        visible = DocumentRequest.objects.visible_to(self.actor)
        return visible.select_related("customer", "party", "document_type")


@extend_schema(parameters=[OpenApiParameter("state", str, enum=RequestState.values)])
class DocumentRequestsView(_DocumentRequests, ListAPIView):
    """Every request that the actor may see, the newest first; ``state`` narrows, an unknown one finds nothing."""

    def get_queryset(self) -> DocumentRequestQuerySet:
        state = self.request.query_params.get("state")
        found = super().get_queryset()
        return found.filter(state=state) if state else found


class DocumentRequestView(_DocumentRequests, RetrieveAPIView):
    """One request."""
