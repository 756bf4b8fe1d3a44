"""What happened to one contract: what colleagues did, what the client opened and delivered, and what became of it."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from tenant_apps.activity.models import Entry
from tenant_apps.contracts.models import Contract
from tenant_apps.documents.enums import Decision
from tenant_apps.documents.models import Delivery, Review
from tenant_apps.dossiers.models import Sight

_WORDS: dict[str, tuple[str | Promise, str]] = {
    "contracts.add": (_("Added"), "plus"),
    "contracts.edit": (_("Changed"), "pencil"),
    "contracts.send": (_("Sent to the client"), "send"),
    "contracts.remind": (_("The client was reminded"), "bell"),
    "contracts.sign": (_("Signature recorded"), "check"),
    "contracts.reopen": (_("Signature taken back"), "rotate-ccw"),
    "contracts.withdraw": (_("Withdrawn"), "x"),
    "contracts.end": (_("End recorded"), "calendar"),
}


@dataclass(frozen=True, slots=True)
class Happening:
    """One thing that happened."""

    at: datetime
    title: str | Promise
    icon: str
    by: str = ""


def history_of(contract: Contract) -> list[Happening]:
    """Everything that happened, the latest first."""
    entries = Entry.objects.changes(list(_WORDS), [contract.dossier.public_id])
    own = entries.filter(facts__contract=str(contract.public_id)).order_by("pk")
    found = [Happening(entry.occurred_at, *_WORDS[entry.verb], entry.actor_name) for entry in own]
    sights = Sight.objects.filter(publication=contract.publication_id).select_related("account").order_by("pk")
    found += [Happening(sight.seen_at, _("Opened by the client"), "eye", sight.account.name) for sight in sights]
    if contract.copy is not None:
        came = Delivery.objects.filter(request=contract.copy).select_related("delivered_by").order_by("pk")
        found += [
            Happening(each.delivered_at, _("Signed copy delivered"), "upload", _name(each.delivered_by))
            for each in came
        ]
        verdicts = Review.objects.filter(request=contract.copy).select_related("reviewed_by").order_by("pk")
        found += [_verdict(review) for review in verdicts]
    return sorted(found, key=lambda each: each.at, reverse=True)


def _verdict(review: Review) -> Happening:
    by = _name(review.reviewed_by)
    if review.decision == Decision.APPROVE:
        return Happening(review.reviewed_at, _("Signed copy approved"), "check", by)
    return Happening(review.reviewed_at, _("Signed copy asked for again"), "rotate-ccw", by)


def _name(account: object) -> str:
    return str(getattr(account, "name", ""))
