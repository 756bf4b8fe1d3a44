"""What each field says about a person: personal, sensitive or neutral."""

FIELDS = {
    "Export": {
        "id": "neutral",
        "public_id": "neutral",
        "created_at": "personal",
        "account": "neutral",
        "state": "neutral",
        "storage_name": "neutral",
        "wrapped": "sensitive",
        "size": "neutral",
        "made_at": "neutral",
        "expires_at": "neutral",
        "downloaded_at": "personal",
    },
}
