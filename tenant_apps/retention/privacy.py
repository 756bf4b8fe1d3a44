"""What each field says about a person: personal, sensitive or neutral."""

_RECORD = {"id": "neutral", "public_id": "neutral", "created_at": "neutral"}

FIELDS: dict[str, dict[str, str]] = {
    "Rule": {"id": "neutral", "reason": "neutral", "months": "neutral"},
    "Retention": _RECORD
    | {
        "customer": "neutral",
        "ground": "personal",
        "closed_on": "neutral",
        "duty_ends_on": "neutral",
        "extension_ends_on": "neutral",
        "extension_reason": "personal",
        "erase_on": "neutral",
        "held_at": "neutral",
        "held_by": "neutral",
        "hold_reason": "personal",
    },
    "Erasure": _RECORD
    | {
        "ground": "neutral",
        "closed_on": "neutral",
        "due_on": "neutral",
        "rows": "neutral",
        "files": "neutral",
        "remaining": "neutral",
        "finished_at": "neutral",
    },
}
