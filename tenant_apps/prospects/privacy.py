"""What each field says about a person: personal, sensitive or neutral."""

_RECORD = {"id": "neutral", "public_id": "neutral", "created_at": "neutral"}

FIELDS: dict[str, dict[str, str]] = {
    "Registration": _RECORD
    | {
        "customer": "neutral",
        "status": "personal",
        "reason": "personal",
        "source": "personal",
        "archived_at": "neutral",
        "archived_by": "neutral",
    },
    "StatusChange": {
        "id": "neutral",
        "registration": "neutral",
        "status_before": "personal",
        "status": "personal",
        "reason": "personal",
        "changed_at": "neutral",
        "changed_by": "neutral",
    },
    "SavedList": _RECORD | {"account": "neutral", "name": "personal", "asked": "personal", "columns": "neutral"},
    "Job": _RECORD
    | {
        "account": "neutral",
        "kind": "neutral",
        "state": "neutral",
        "targets": "neutral",
        "options": "neutral",
        "done": "neutral",
        "troubles": "personal",
        "content": "personal",
        "finished_at": "neutral",
    },
}
