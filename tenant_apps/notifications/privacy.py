"""What each field says about a person: personal, sensitive or neutral."""

FIELDS = {
    "Message": {
        "id": "neutral",
        "public_id": "neutral",
        "created_at": "neutral",
        "key": "neutral",
        "template": "neutral",
        "channel": "neutral",
        "account": "neutral",
        "to": "personal",
        "to_name": "personal",
        "language": "personal",
        "subject": "personal",
        "text": "sensitive",
        "html": "sensitive",
        "is_sensitive": "neutral",
        "state": "neutral",
        "sent_at": "neutral",
        "failed_at": "neutral",
        "failure": "neutral",
    },
}
