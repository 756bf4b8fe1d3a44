"""What each field says about a person: personal, sensitive or neutral."""

_RECORD = {"id": "neutral", "public_id": "neutral", "created_at": "neutral"}

FIELDS = {
    "Notice": _RECORD
    | {
        "key": "neutral",
        "kind": "neutral",
        "account": "neutral",
        "team": "neutral",
        "subject": "neutral",
        "matter": "neutral",
        "about": "personal",
        "detail": "personal",
        "due_on": "neutral",
        "path": "neutral",
        "surfaces_at": "neutral",
        "read_at": "personal",
        "done_at": "neutral",
        "done_by": "neutral",
    },
    "Rule": {"id": "neutral", "kind": "neutral", "audiences": "neutral", "way": "neutral", "days": "neutral"},
    "Preference": {"id": "neutral", "account": "neutral", "kind": "neutral", "way": "neutral"},
    "Pending": {"id": "neutral", "account": "neutral", "notice": "neutral"},
}
