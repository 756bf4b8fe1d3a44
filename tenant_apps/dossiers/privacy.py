"""What each field says about a person: personal, sensitive or neutral."""

_RECORD = {"id": "neutral", "public_id": "neutral", "created_at": "neutral"}

FIELDS = {
    "Workflow": _RECORD
    | {"code": "neutral", "kind": "neutral", "name": "neutral", "position": "neutral", "is_active": "neutral"},
    "Stage": _RECORD
    | {
        "workflow": "neutral",
        "code": "neutral",
        "name": "neutral",
        "position": "neutral",
        "tone": "neutral",
        "outcome": "neutral",
        "rules": "neutral",
        "archived_at": "neutral",
    },
    "SavedView": _RECORD | {"account": "neutral", "name": "personal", "asked": "personal", "is_board": "neutral"},
    "Dossier": _RECORD
    | {
        "customer": "neutral",
        "kind": "personal",
        "number": "neutral",
        "workflow": "neutral",
        "stage": "personal",
        "adviser": "neutral",
        "case_handler": "neutral",
        "team": "neutral",
        "watchers": "neutral",
        "planned_submission_on": "personal",
    },
    "Deadline": _RECORD
    | {"dossier": "neutral", "label": "personal", "due_on": "personal", "met_at": "neutral", "met_by": "neutral"},
    "StageChange": {
        "id": "neutral",
        "dossier": "neutral",
        "stage_before": "personal",
        "stage": "personal",
        "changed_at": "neutral",
        "changed_by": "neutral",
        "unmet": "neutral",
        "reason": "personal",
    },
    "Product": _RECORD
    | dict.fromkeys(("kind", "description", "details"), "personal")
    | {"dossier": "neutral", "is_shown": "neutral"},
    "ProductText": _RECORD | {"kind": "neutral", "text": "neutral"},
    "ActionPoint": _RECORD
    | {
        "dossier": "neutral",
        "product": "neutral",
        "is_for_appointment": "neutral",
        "kind": "neutral",
        "subject": "personal",
        "remark": "personal",
        "party": "neutral",
        "request": "neutral",
        "run": "neutral",
        "template": "neutral",
        "waits_for": "neutral",
        "third_party": "personal",
        "turn_changed_at": "neutral",
        "position": "neutral",
        "due_on": "neutral",
        "handled_at": "neutral",
        "handled_by": "neutral",
        "removed_at": "neutral",
        "removed_by": "neutral",
    },
    "PointTemplate": _RECORD
    | {
        "product_kind": "neutral",
        "kind": "neutral",
        "document_type": "neutral",
        "subject": "neutral",
        "remark": "neutral",
        "is_of_each": "neutral",
        "is_usual": "neutral",
        "days": "neutral",
        "position": "neutral",
        "archived_at": "neutral",
    },
    "Letter": _RECORD | {"name": "neutral", "subject": "neutral", "body": "neutral", "archived_at": "neutral"},
    "Telling": _RECORD
    | {"dossier": "neutral", "party": "neutral", "subject": "personal", "count": "neutral", "told_by": "neutral"},
    "TellingPolicy": {"id": "neutral", "is_only_row": "neutral", "is_automatic": "neutral"},
    "Untold": {"id": "neutral", "dossier": "neutral", "changes": "neutral", "changed_at": "neutral"},
    "AnswerRule": _RECORD | {"template": "neutral", "question": "neutral", "option": "neutral"},
    "ProgressChange": _RECORD
    | {
        "dossier": "neutral",
        "action_point": "neutral",
        "percent_before": "neutral",
        "percent_after": "neutral",
        "reason": "neutral",
        "changed_by": "neutral",
    },
    "Publication": _RECORD
    | dict.fromkeys(("title", "remark"), "personal")
    | {
        "dossier": "neutral",
        "product": "neutral",
        "party": "neutral",
        "file": "neutral",
        "published_by": "neutral",
        "withdrawn_at": "neutral",
        "withdrawn_by": "neutral",
    },
    "Sight": {"id": "neutral", "publication": "neutral", "account": "neutral", "seen_at": "personal"},
    "DossierNote": _RECORD | {"dossier": "neutral", "body": "personal", "written_by": "neutral"},
}
