"""What each field says about a person: personal, sensitive or neutral."""

_RECORD = {"id": "neutral", "public_id": "neutral", "created_at": "neutral"}

FIELDS = {
    "Appointment": _RECORD
    | {
        "dossier": "neutral",
        "way": "neutral",
        "subject": "personal",
        "remark": "personal",
        "place": "personal",
        "video_link": "personal",
        "starts_at": "personal",
        "ends_at": "personal",
        "organiser": "neutral",
        "sequence": "neutral",
        "remind_minutes": "neutral",
        "remind_by": "neutral",
        "remind_at": "neutral",
        "reminded_at": "neutral",
        "cancelled_at": "neutral",
        "cancelled_by": "neutral",
        "cancel_reason": "personal",
    },
    "Participant": {
        "id": "neutral",
        "appointment": "neutral",
        "party": "neutral",
        "account": "neutral",
        "answer": "personal",
        "answered_at": "neutral",
        "wish": "personal",
    },
    "Slot": _RECORD
    | {
        "appointment": "neutral",
        "starts_at": "personal",
        "ends_at": "personal",
        "chosen_at": "neutral",
        "chosen_by": "neutral",
        "closed_at": "neutral",
    },
    "CalendarFile": _RECORD
    | {"appointment": "neutral", "sequence": "neutral", "method": "neutral", "content": "personal"},
}
