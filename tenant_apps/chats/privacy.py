"""What each field says about a person: personal, sensitive or neutral. A question is forgotten after a year."""

FIELDS = {
    "Inquiry": {
        "id": "neutral",
        "public_id": "neutral",
        "created_at": "neutral",
        "account": "neutral",
        "body": "personal",
        "exchange": "personal",
        "reply": "personal",
        "replied_by": "personal",
        "replied_at": "neutral",
    },
}
