"""What was decided of somebody, and what of it was opened again: the record keeps it, whatever stands now."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.functional import Promise

from tenant_apps.activity.models import Entry
from tenant_apps.diligence.enums import Outcome
from tenant_apps.diligence.models import Check

VERBS = ("diligence.decide", "diligence.confirm", "diligence.reopen")


@dataclass(frozen=True, slots=True)
class Step:
    """One of them, with the outcome that was decided, confirmed, or given up."""

    at: datetime
    label: str | Promise
    outcome: str | Promise
    who: str | Promise


def decisions_of(check: Check) -> list[Step]:
    """All of them, the first first, for whoever may see the check; one statement."""
    entries = Entry.objects.changes(VERBS, [check.dossier.public_id]).order_by("pk")
    return [Step(each.occurred_at, each.label, _outcome(each), each.who) for each in entries]


def _outcome(entry: Entry) -> str | Promise:
    told = entry.facts.get("outcome", "")
    return Outcome(told).label if told in Outcome else ""
