"""What each field says about a person: personal, sensitive or neutral."""

FIELDS = {
    "Entry": {
        "id": "neutral",
        "public_id": "neutral",
        "occurred_at": "neutral",
        "verb": "neutral",
        "target_kind": "neutral",
        "target_id": "neutral",
        "actor_kind": "neutral",
        "actor_id": "personal",
        "actor_name": "personal",
        "session": "personal",
        "facts": "personal",
    },
    "Link": {"position": "neutral", "entry": "neutral", "previous_hash": "neutral", "hash": "neutral"},
    "Head": {"id": "neutral", "position": "neutral", "hash": "neutral"},
    "Unchained": {"entry_id": "neutral", "turn": "neutral"},
}
