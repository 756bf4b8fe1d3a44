"""What each field says about a person: personal, sensitive or neutral."""

_RECORD = {"id": "neutral", "public_id": "neutral", "created_at": "neutral"}

FIELDS: dict[str, dict[str, str]] = {
    "Handout": _RECORD
    | {
        "account": "neutral",
        "way": "neutral",
        "state": "neutral",
        "titles": "personal",
        "remarks": "personal",
        "is_told": "neutral",
        "run": "neutral",
        "finished_at": "neutral",
    },
    "HandoutFile": _RECORD | {"handout": "neutral", "file": "neutral", "name": "personal"},
    "HandoutLine": _RECORD
    | {
        "handout": "neutral",
        "source": "neutral",
        "customer": "neutral",
        "state": "neutral",
        "why": "personal",
        "publication": "neutral",
        "told_at": "neutral",
    },
}
