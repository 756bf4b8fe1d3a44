"""What each field says about a person: personal, sensitive or neutral."""

FIELDS = {
    "Viewing": {
        "id": "neutral",
        "public_id": "neutral",
        "created_at": "personal",
        "dossier": "neutral",
        "party": "neutral",
        "viewed_by": "personal",
        "reason": "personal",
        "is_joint": "neutral",
        "expires_at": "neutral",
        "ended_at": "personal",
    },
}
