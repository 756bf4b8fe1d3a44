"""What each field says about a person: personal, sensitive or neutral."""

_RECORD = {"id": "neutral", "public_id": "neutral", "created_at": "neutral"}

FIELDS: dict[str, dict[str, str]] = {
    "ClientFile": _RECORD | {"customer": "neutral", "number": "personal", "since_on": "personal"},
    "Relation": _RECORD | {"party": "neutral", "other": "neutral", "kind": "personal"},
    "Holding": _RECORD
    | {
        "customer": "neutral",
        "kind": "personal",
        "name": "personal",
        "provider": "personal",
        "number": "personal",
        "began_on": "personal",
        "ended_on": "personal",
    },
    "Change": {
        "id": "neutral",
        "customer": "neutral",
        "party": "neutral",
        "field": "neutral",
        "before": "personal",
        "after": "personal",
        "changed_at": "neutral",
        "changed_by": "neutral",
    },
}
