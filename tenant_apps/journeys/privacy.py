"""What each field says about a person: personal, sensitive or neutral."""

_RECORD = {"id": "neutral", "public_id": "neutral", "created_at": "neutral"}

FIELDS: dict[str, dict[str, str]] = {
    "UsualJourney": {"id": "neutral", "is_only_row": "neutral", "kind": "neutral"},
    "PlanStep": dict.fromkeys(("id", "journey", "kind", "is_on", "doer", "flow"), "neutral"),
    "Journey": _RECORD | {"dossier": "neutral", "kind": "personal", "begun_by": "neutral"},
    "Step": _RECORD
    | dict.fromkeys(
        ("journey", "kind", "position", "is_on", "doer", "flow", "point", "publication", "done_at", "done_by"),
        "neutral",
    )
    | {"remark": "personal", "done_on": "personal"},
    "Handover": {
        "id": "neutral",
        "step": "neutral",
        "doer_before": "neutral",
        "doer": "neutral",
        "remark": "personal",
        "handed_at": "neutral",
        "handed_by": "neutral",
    },
}
