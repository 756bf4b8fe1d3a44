"""What each field says about a person: personal, sensitive or neutral."""

FIELDS = {
    "Installation": {
        "id": "neutral",
        "public_id": "neutral",
        "created_at": "neutral",
        "code": "neutral",
        "version": "neutral",
        "digest": "neutral",
        "installed_by": "neutral",
        "updated_at": "neutral",
        "updated_by": "neutral",
    },
    "Item": {
        "id": "neutral",
        "installation": "neutral",
        "kind": "neutral",
        "code": "neutral",
        "target": "neutral",
        "baseline": "neutral",
    },
}
