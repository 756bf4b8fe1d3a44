"""The firm's clients."""

from rest_framework.generics import ListAPIView, RetrieveAPIView

from tenant_apps.clients import policies
from tenant_apps.clients.api.serializers import ClientSerializer
from tenant_apps.clients.listing import clients_of
from tenant_apps.customers.models import Customer
from tenant_apps.customers.querysets import CustomerQuerySet
from vestibule.core.api import Endpoint


class _Clients(Endpoint):
    permission = policies.VIEW
    serializer_class = ClientSerializer
    queryset = Customer.objects.none()

    def get_queryset(self) -> CustomerQuerySet:
        return clients_of(self.actor).select_related("client_file").prefetch_related("holdings")


class ClientsView(_Clients, ListAPIView):
    """Everybody who is or was a client, the newest first."""


class ClientView(_Clients, RetrieveAPIView):
    """One client."""
