"""Conversations. Who reads what was written is recorded, as in the portal."""

from django.db.models import Prefetch
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.generics import ListAPIView, RetrieveAPIView

from tenant_apps.threads import policies
from tenant_apps.threads.api.serializers import ThreadSerializer, WholeThreadSerializer
from tenant_apps.threads.commands.conversations import note_look
from tenant_apps.threads.enums import WaitsFor
from tenant_apps.threads.models import Thread, ThreadMessage
from tenant_apps.threads.querysets import ThreadQuerySet
from vestibule.core.api import Endpoint


class _Threads(Endpoint):
    permission = policies.VIEW
    queryset = Thread.objects.none()

    def get_queryset(self) -> ThreadQuerySet:
        visible = Thread.objects.visible_to(self.actor).begun().with_unread(self.actor)
        return visible.select_related("dossier", "customer", "party")


@extend_schema(parameters=[OpenApiParameter("waits_for", str, enum=WaitsFor.values)])
class ThreadsView(_Threads, ListAPIView):
    """Every conversation, the newest first; ``waits_for`` narrows, an unknown value finds nothing."""

    serializer_class = ThreadSerializer

    def get_queryset(self) -> ThreadQuerySet:
        waits_for = self.request.query_params.get("waits_for")
        found = super().get_queryset()
        return found.filter(waits_for=waits_for) if waits_for else found


class ThreadView(_Threads, RetrieveAPIView):
    """One conversation with what was written in it."""

    serializer_class = WholeThreadSerializer

    def get_queryset(self) -> ThreadQuerySet:
        written = ThreadMessage.objects.visible_to(self.actor).with_author().order_by("pk")
        return super().get_queryset().prefetch_related(Prefetch("messages", written, to_attr="written"))

    def get_object(self) -> Thread:
        found: Thread = super().get_object()
        note_look(actor=self.actor, thread=found)
        return found
