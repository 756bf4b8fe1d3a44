"""Clients as programs read them."""

from rest_framework import serializers

from tenant_apps.clients.models import Holding
from tenant_apps.customers.models import Customer


class HoldingSerializer(serializers.ModelSerializer):
    """A product or contract of a client."""

    id = serializers.UUIDField(source="public_id")

    class Meta:
        model = Holding
        fields = ("id", "kind", "name", "provider", "number", "began_on", "ended_on")
        read_only_fields = fields


class ClientSerializer(serializers.ModelSerializer):
    """A client with the firm's own number and what they have. The people stand in the customer of the same id."""

    id = serializers.UUIDField(source="public_id")
    own_number = serializers.CharField(source="client_file.number", default="")
    since_on = serializers.DateField(source="client_file.since_on", default=None)
    products = HoldingSerializer(source="holdings", many=True)

    class Meta:
        model = Customer
        fields = ("id", "number", "own_number", "kind", "lifecycle", "name", "since_on", "created_at", "products")
        read_only_fields = fields
