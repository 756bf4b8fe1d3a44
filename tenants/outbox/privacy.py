"""What each field says about a person: personal, sensitive or neutral. An effect carries ids and words, never texts."""

FIELDS = {
    "Effect": {
        "id": "neutral",
        "public_id": "neutral",
        "created_at": "neutral",
        "key": "neutral",
        "name": "neutral",
        "arguments": "neutral",
        "kind": "neutral",
        "state": "neutral",
        "attempts": "neutral",
        "available_at": "neutral",
        "finished_at": "neutral",
        "last_error": "personal",
    },
}
