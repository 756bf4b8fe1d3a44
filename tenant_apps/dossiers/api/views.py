"""Dossiers, with what is still to do in them."""

from django.db.models import Prefetch
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.generics import ListAPIView, RetrieveAPIView

from tenant_apps.dossiers import policies
from tenant_apps.dossiers.api.serializers import DossierSerializer, WholeDossierSerializer
from tenant_apps.dossiers.models import ActionPoint, Dossier
from tenant_apps.dossiers.querysets import DossierQuerySet
from vestibule.core.api import Endpoint


class _Dossiers(Endpoint):
    permission = policies.VIEW
    queryset = Dossier.objects.none()

    def get_queryset(self) -> DossierQuerySet:
        return Dossier.objects.visible_to(self.actor).with_people().with_progress()


@extend_schema(parameters=[OpenApiParameter("search", str, description="Words of the number or the customer's file.")])
class DossiersView(_Dossiers, ListAPIView):
    """Every dossier that the actor may see, the newest first."""

    serializer_class = DossierSerializer

    def get_queryset(self) -> DossierQuerySet:
        words = self.request.query_params.get("search", "")[:100]
        found = super().get_queryset()
        return found.matching(words) if words else found


class DossierView(_Dossiers, RetrieveAPIView):
    """One dossier, with its action points in the order in which they were added."""

    serializer_class = WholeDossierSerializer

    def get_queryset(self) -> DossierQuerySet:
        points = ActionPoint.objects.visible_to(self.actor).with_sources().order_by("created_at", "pk")
        return super().get_queryset().prefetch_related(Prefetch("action_points", points, to_attr="current_points"))
