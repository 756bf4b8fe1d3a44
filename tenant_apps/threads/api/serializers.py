"""Conversations as programs read them. Files are opened in the portal, where each opening is recorded."""

from rest_framework import serializers

from tenant_apps.threads.models import Thread, ThreadMessage


class ThreadSerializer(serializers.ModelSerializer):
    """A conversation with one applicant of a dossier, or with all of them (``party`` is null)."""

    id = serializers.UUIDField(source="public_id")
    dossier = serializers.UUIDField(source="dossier.public_id")
    customer = serializers.UUIDField(source="customer.public_id")
    party = serializers.UUIDField(source="party.public_id", default=None)
    unread = serializers.IntegerField(min_value=0)
    waiting_since = serializers.DateTimeField(source="asked_at")

    class Meta:
        model = Thread
        fields = ("id", "dossier", "customer", "party", "waits_for", "waiting_since", "unread", "last_message_at")
        read_only_fields = fields


class ThreadMessageSerializer(serializers.ModelSerializer):
    """What was written, by whom and when."""

    id = serializers.UUIDField(source="public_id")
    author = serializers.CharField(source="author.name", default="")

    class Meta:
        model = ThreadMessage
        fields = ("id", "body", "author", "is_from_client", "is_question", "created_at")
        read_only_fields = fields


class WholeThreadSerializer(ThreadSerializer):
    """A conversation with what was written, the oldest first."""

    messages = ThreadMessageSerializer(source="written", many=True)

    class Meta(ThreadSerializer.Meta):
        fields = (*ThreadSerializer.Meta.fields, "messages")
        read_only_fields = fields
