"""What each field says about a person: personal, sensitive or neutral."""

_PERSONAL = ("kind", "title", "remark", "dated_on", "ends_on", "signed_on", "signed_names", "reason")
_NEUTRAL = (
    "id",
    "public_id",
    "created_at",
    "dossier",
    "product",
    "party",
    "file",
    "added_by",
    "publication",
    "point",
    "sent_at",
    "sent_by",
    "reminded_at",
    "signed_at",
    "signed_by",
    "signed_copy",
    "withdrawn_at",
    "withdrawn_by",
)

FIELDS: dict[str, dict[str, str]] = {
    "Contract": dict.fromkeys(_PERSONAL, "personal") | dict.fromkeys(_NEUTRAL, "neutral")
}
