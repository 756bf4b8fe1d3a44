"""Dossiers as programs read them."""

from rest_framework import serializers

from tenant_apps.dossiers.models import ActionPoint, Dossier


class DossierSerializer(serializers.ModelSerializer):
    """A dossier, with the share of its action points that is handled."""

    id = serializers.UUIDField(source="public_id")
    customer = serializers.UUIDField(source="customer.public_id")
    customer_name = serializers.CharField(source="customer.name")
    workflow = serializers.CharField(source="workflow.code")
    stage = serializers.CharField(source="stage.code")
    stage_name = serializers.CharField(source="stage.name")
    outcome = serializers.CharField(source="stage.outcome")
    adviser = serializers.UUIDField(source="adviser.public_id", default=None)
    case_handler = serializers.UUIDField(source="case_handler.public_id", default=None)
    percent = serializers.IntegerField(source="progress.percent", min_value=0, max_value=100)

    class Meta:
        model = Dossier
        fields = (
            "id",
            "number",
            "kind",
            "customer",
            "customer_name",
            "workflow",
            "stage",
            "stage_name",
            "outcome",
            "adviser",
            "case_handler",
            "percent",
            "planned_submission_on",
            "created_at",
        )
        read_only_fields = fields


class ActionPointSerializer(serializers.ModelSerializer):
    """What an applicant, or each of them (``party`` is null), must still do."""

    id = serializers.UUIDField(source="public_id")
    title = serializers.CharField(source="plain_title")
    party = serializers.UUIDField(source="party.public_id", default=None)
    document_request = serializers.UUIDField(source="request.public_id", default=None)

    class Meta:
        model = ActionPoint
        fields = ("id", "kind", "title", "party", "document_request", "due_on", "created_at", "handled_at")
        read_only_fields = fields


class WholeDossierSerializer(DossierSerializer):
    """A dossier with its action points."""

    action_points = ActionPointSerializer(source="current_points", many=True)

    class Meta(DossierSerializer.Meta):
        fields = (*DossierSerializer.Meta.fields, "action_points")
        read_only_fields = fields
