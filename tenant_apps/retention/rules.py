"""Until when somebody is kept: what is usual in the firm's country, what the firm chose, and what the law asks for."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils import timezone

from shared_apps.organisations.profile import current_organisation
from tenant_apps.customers.models import Customer
from tenant_apps.diligence.enums import CheckState
from tenant_apps.diligence.models import Check, Identity, Proof
from tenant_apps.retention.enums import DUTY, Ground
from tenant_apps.retention.models import Rule
from vestibule.core.months import months_later

NOTICE = timedelta(days=30)
"""Nobody is erased sooner than this after the firm chose fewer months."""

_USUAL = {
    Ground.REJECTED: 12,
    Ground.WITHDREW: 12,
    Ground.NO_ANSWER: 6,
    Ground.UNLAWFUL: 60,
    Ground.ARCHIVED: 12,
}
_COUNTRIES: dict[str, dict[str, int]] = {
    "BE": {Ground.UNLAWFUL: 120, DUTY: 120},
    "FR": {Ground.REJECTED: 36, Ground.WITHDREW: 36, Ground.NO_ANSWER: 36, Ground.ARCHIVED: 36},
}
_LEAST_DUTY = 60
_COUNTED_FROM_THE_END_OF_THE_YEAR = {"DE"}


@dataclass(frozen=True, slots=True)
class Dates:
    """The date on which somebody is erased, and until when the law alone asks to keep them."""

    erase_on: date
    duty_ends_on: date | None


def usual_months(country: str) -> dict[str, int]:
    """What is usual in a country, by reason, with the least that the law against money laundering asks for."""
    return {**_USUAL, DUTY: _LEAST_DUTY, **_COUNTRIES.get(country, {})}


def months() -> dict[str, int]:
    """What holds in this firm, by reason, in one statement."""
    chosen = dict(Rule.objects.order_by("pk").values_list("reason", "months"))
    return {**usual_months(current_organisation().country), **chosen}


def dates_of(customer: Customer, ground: str, closed_on: date, held: Mapping[str, int]) -> Dates:
    """The dates that follow from the reason and from due diligence; the law wins over fewer months."""
    erase_on, duty_ends_on = months_later(closed_on, held[ground]), None
    examined_on = examined(customer)
    if examined_on is not None:
        since = max(closed_on, examined_on)
        if current_organisation().country in _COUNTED_FROM_THE_END_OF_THE_YEAR:
            since = date(since.year, 12, 31)
        duty_ends_on = months_later(since, held[DUTY])
        erase_on = max(erase_on, duty_ends_on)
    return Dates(erase_on, duty_ends_on)


def examined(customer: Customer) -> date | None:
    """The last day on which due diligence was done, if any was: a document read, a proof judged, a decision."""
    moments = [
        Identity.objects.filter(check_of__dossier__customer=customer).order_by("-read_at").values_list("read_at"),
        Proof.objects.filter(check_of__dossier__customer=customer).order_by("-judged_at").values_list("judged_at"),
        Check.objects.filter(dossier__customer=customer)
        .exclude(state=CheckState.OPEN)
        .order_by("-proposed_at")
        .values_list("proposed_at"),
    ]
    found = [first[0] for first in (each.first() for each in moments) if first is not None and first[0] is not None]
    return timezone.localtime(max(found)).date() if found else None
