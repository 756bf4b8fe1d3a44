"""Customers as programs read them."""

from rest_framework import serializers

from tenant_apps.customers.models import Customer, CustomerParty


class MemberSerializer(serializers.ModelSerializer):
    """A party with its role in the customer."""

    id = serializers.UUIDField(source="party.public_id")
    kind = serializers.CharField(source="party.kind")
    name = serializers.CharField(source="party")
    email = serializers.EmailField(source="party.email")
    phone = serializers.CharField(source="party.phone")
    language = serializers.CharField(source="party.language")

    class Meta:
        model = CustomerParty
        fields = ("id", "kind", "role", "position", "name", "email", "phone", "language")
        read_only_fields = fields


class CustomerSerializer(serializers.ModelSerializer):
    """A relationship of the firm, with its parties in order."""

    id = serializers.UUIDField(source="public_id")
    parties = MemberSerializer(source="members", many=True)

    class Meta:
        model = Customer
        fields = ("id", "number", "kind", "lifecycle", "name", "created_at", "parties")
        read_only_fields = fields
