"""What each field says about a person: personal, sensitive or neutral."""

_RECORD = {"id": "neutral", "public_id": "neutral", "created_at": "neutral"}

FIELDS: dict[str, dict[str, str]] = {
    "Weight": dict.fromkeys(("id", "factor", "value", "points", "is_decisive"), "neutral"),
    "Bounds": dict.fromkeys(("id", "is_only_row", "medium_from", "high_from"), "neutral"),
    "Check": _RECORD
    | dict.fromkeys(("dossier", "state", "proposed_at", "proposed_by", "confirmed_at", "confirmed_by"), "neutral")
    | dict.fromkeys(("country", "channel", "form", "points"), "personal")
    | dict.fromkeys(("exposure", "level", "factors", "outcome", "reason"), "sensitive"),
    "Identity": _RECORD
    | dict.fromkeys(("check_of", "party", "has_bsn", "differences", "read_at", "read_by"), "neutral")
    | dict.fromkeys(("kind", "issuer", "surname", "given_names", "birth_date", "expires_on", "explanation"), "personal")
    | dict.fromkeys(("number", "nationality"), "sensitive"),
    "Proof": _RECORD
    | dict.fromkeys(("check_of", "kind", "party", "request", "file", "judged_at", "judged_by"), "neutral")
    | {"finding": "sensitive", "is_sufficient": "personal"},
}
