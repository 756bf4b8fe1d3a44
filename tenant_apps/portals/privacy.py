"""What each field says about a person: personal, sensitive or neutral."""

_RECORD = {"id": "neutral", "public_id": "neutral", "created_at": "neutral"}

FIELDS = {
    "PortalSetup": {
        "id": "neutral",
        "is_only_row": "neutral",
        "has_stage_bar": "neutral",
        "has_case_handler": "neutral",
        "has_telephone": "neutral",
        "has_profile_first": "neutral",
    },
    "Disclosure": _RECORD | {"version": "neutral", "text": "neutral", "published_by": "neutral"},
    "Acceptance": _RECORD
    | {
        "account": "personal",
        "version": "neutral",
        "language": "personal",
        "text": "neutral",
        "created_at": "personal",
    },
    "Confirmation": {"id": "neutral", "account": "personal", "confirmed_at": "personal"},
    "StageVideo": _RECORD | {"stage": "neutral", "link": "neutral", "about": "neutral"},
}
