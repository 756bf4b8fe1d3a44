"""What each field says about a person: personal, sensitive or neutral."""

_RECORD = {"id": "neutral", "public_id": "neutral", "created_at": "neutral"}

FIELDS = {
    "Category": _RECORD | {"name": "neutral", "position": "neutral", "removed_at": "neutral"},
    "Document": _RECORD
    | {
        "category": "neutral",
        "product_kind": "neutral",
        "position": "neutral",
        "withdrawn_at": "neutral",
        "withdrawn_by": "neutral",
    }
    | dict.fromkeys(("title", "remark"), "neutral"),
    "Version": _RECORD
    | {
        "document": "neutral",
        "number": "neutral",
        "language": "neutral",
        "file": "neutral",
        "added_by": "neutral",
        "replaced_at": "neutral",
    },
}
