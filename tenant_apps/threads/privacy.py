"""What each field says about a person: personal, sensitive or neutral."""

_RECORD = {"id": "neutral", "public_id": "neutral", "created_at": "neutral"}

FIELDS = {
    "Thread": _RECORD
    | {
        "customer": "neutral",
        "dossier": "neutral",
        "party": "neutral",
        "waits_for": "neutral",
        "asked_at": "neutral",
        "last_message_at": "neutral",
        "revision": "neutral",
    },
    "ThreadMessage": _RECORD
    | {
        "thread": "neutral",
        "body": "sensitive",
        "author": "neutral",
        "is_from_client": "neutral",
        "is_question": "neutral",
        "is_told_by_sms": "neutral",
    },
    "Attachment": _RECORD | {"thread": "neutral", "message": "neutral", "file": "neutral", "attached_by": "neutral"},
    "Receipt": {
        "id": "neutral",
        "message": "neutral",
        "account": "neutral",
        "is_by_firm": "neutral",
        "read_at": "personal",
    },
    "Draft": {"id": "neutral", "thread": "neutral", "account": "neutral", "body": "sensitive"},
    "Told": {"id": "neutral", "thread": "neutral", "account": "neutral", "told_at": "neutral"},
}
