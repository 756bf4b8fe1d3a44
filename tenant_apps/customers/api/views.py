"""The firm's customers."""

from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.generics import ListAPIView, RetrieveAPIView

from tenant_apps.customers import policies
from tenant_apps.customers.api.serializers import CustomerSerializer
from tenant_apps.customers.models import Customer
from tenant_apps.customers.querysets import CustomerQuerySet
from vestibule.core.api import Endpoint


class _Customers(Endpoint):
    permission = policies.VIEW
    serializer_class = CustomerSerializer
    queryset = Customer.objects.none()

    def get_queryset(self) -> CustomerQuerySet:
        return Customer.objects.visible_to(self.actor).prefetch_related("members__party")


@extend_schema(parameters=[OpenApiParameter("search", str, description="Words that all occur in the customer's file.")])
class CustomersView(_Customers, ListAPIView):
    """Every customer that the actor may see, the newest first."""

    def get_queryset(self) -> CustomerQuerySet:
        return super().get_queryset().matching(self.request.query_params.get("search", "")[:100])


class CustomerView(_Customers, RetrieveAPIView):
    """One customer."""
