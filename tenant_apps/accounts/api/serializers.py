"""Accounts as programs read them."""

from rest_framework import serializers

from tenant_apps.accounts.models import Account


class ColleagueSerializer(serializers.ModelSerializer):
    """Somebody who works at the firm, as far as others may know."""

    id = serializers.UUIDField(source="public_id")

    class Meta:
        model = Account
        fields = ("id", "name")
        read_only_fields = fields


class MeSerializer(serializers.ModelSerializer):
    """Who asks, with the rights that the session carries."""

    id = serializers.UUIDField(source="public_id")
    permissions = serializers.SerializerMethodField()

    class Meta:
        model = Account
        fields = ("id", "name", "email", "language", "permissions")
        read_only_fields = fields

    def get_permissions(self, _account: Account) -> list[str]:
        """Codes of rights, as ``documents:review``."""
        return sorted(self.context["view"].actor.permissions)
