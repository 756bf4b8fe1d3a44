"""Document requests as programs read them. Files are opened in the portal, where each opening is recorded."""

from rest_framework import serializers

from tenant_apps.documents.models import DocumentRequest


class DocumentRequestSerializer(serializers.ModelSerializer):
    """What was asked of whom, and how it stands."""

    id = serializers.UUIDField(source="public_id")
    title = serializers.CharField(source="plain_subject")
    document_type = serializers.CharField(source="document_type.code")
    customer = serializers.UUIDField(source="customer.public_id")
    party = serializers.UUIDField(source="party.public_id", default=None)

    class Meta:
        model = DocumentRequest
        fields = (
            "id",
            "title",
            "document_type",
            "customer",
            "party",
            "state",
            "round",
            "created_at",
            "delivered_at",
            "reviewed_at",
            "rejection_reason",
            "rejection_remark",
        )
        read_only_fields = fields
