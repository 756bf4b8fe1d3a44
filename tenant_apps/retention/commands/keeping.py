"""Until when somebody is kept: begin and end it, keep longer, hold, and the firm's months."""

from collections.abc import Mapping
from datetime import date, timedelta

from django.conf import settings
from django.urls import reverse
from django.utils import timezone

from shared_apps.organisations.profile import current_organisation
from tenant_apps.customers.enums import Lifecycle
from tenant_apps.customers.models import Customer
from tenant_apps.dossiers.concerned import concerned_by
from tenant_apps.dossiers.models import Dossier
from tenant_apps.inbox.choosing import rule_of
from tenant_apps.inbox.commands.raising import Concerned, News, settle_notices, tell_those_concerned
from tenant_apps.retention import policies
from tenant_apps.retention.enums import DUTY, Ground
from tenant_apps.retention.errors import DutyTooShort, NothingToKeep, NotLater, ReasonMissing
from tenant_apps.retention.models import Retention, Rule
from tenant_apps.retention.news import ERASED_SOON
from tenant_apps.retention.rules import NOTICE, dates_of, months, usual_months
from vestibule.core.actors import Actor
from vestibule.core.commands import command
from vestibule.core.permissions import require
from vestibule.core.records import record


def begin_retention(
    *, actor: Actor, customer: Customer, ground: str, closed_on: date | None = None, not_before: date | None = None
) -> Retention:
    """Say from when, and why, the months of a customer run; part of what rejects or archives somebody.

    Begun again for another reason, it runs anew; a hold and a longer date stay.
    """
    ground = Ground(ground)
    found = Retention.objects.filter(customer=customer).first()
    if found is not None and found.ground == ground:
        return found
    closed_on = closed_on or timezone.localdate()
    dates = dates_of(customer, ground, closed_on, months())
    kept = found or Retention(customer=customer)
    kept.ground, kept.closed_on, kept.duty_ends_on = ground, closed_on, dates.duty_ends_on
    kept.erase_on = max(dates.erase_on, kept.extension_ends_on or date.min, not_before or date.min)
    if found is None:
        kept.save(force_insert=True)
    else:
        kept.save(update_fields=["ground", "closed_on", "duty_ends_on", "erase_on"])
    record("retention.begin", customer, actor=actor, ground=str(ground), erase_on=kept.erase_on.isoformat())
    return kept


def end_retention(*, actor: Actor, customer: Customer) -> None:
    """Let nothing run any more: the prospect is taken on again, or became a client. Twice is once."""
    if Retention.objects.filter(customer=customer).delete()[0]:
        settle_notices(subject=customer.public_id, kinds=[ERASED_SOON])
        record("retention.end", customer, actor=actor)


@command
def keep_longer(*, actor: Actor, customer: Customer, until_on: date, reason: str) -> Retention:
    """Move the date to a later day, with the reason."""
    require(actor, policies.HOLD)
    kept, reason = _locked(customer), _said(reason)
    if until_on <= kept.erase_on:
        raise NotLater
    kept.extension_ends_on = kept.erase_on = until_on
    kept.extension_reason = reason
    kept.save(update_fields=["extension_ends_on", "extension_reason", "erase_on"])
    settle_notices(subject=customer.public_id, kinds=[ERASED_SOON])
    record("retention.keep_longer", customer, actor=actor, until=until_on.isoformat())
    return kept


@command
def hold(*, actor: Actor, customer: Customer, reason: str) -> Retention:
    """Keep everything for as long as the hold lasts, whatever the date. Held already, only the reason changes."""
    require(actor, policies.HOLD)
    kept, reason = _locked(customer), _said(reason)
    kept.hold_reason = reason
    kept.held_at, kept.held_by_id = kept.held_at or timezone.now(), kept.held_by_id or actor.account_id
    kept.save(update_fields=["held_at", "held_by", "hold_reason"])
    settle_notices(subject=customer.public_id, kinds=[ERASED_SOON])
    record("retention.hold", customer, actor=actor)
    return kept


@command
def release_hold(*, actor: Actor, customer: Customer) -> Retention:
    """End a hold. What would have been erased meanwhile has as long as a warning takes. Twice is once."""
    require(actor, policies.HOLD)
    kept = _locked(customer)
    if kept.is_held:
        kept.held_at = kept.held_by = None
        kept.hold_reason = ""
        kept.erase_on = max(kept.erase_on, timezone.localdate() + NOTICE)
        kept.save(update_fields=["held_at", "held_by", "hold_reason", "erase_on"])
        record("retention.release_hold", customer, actor=actor)
    return kept


@command
def set_rules(*, actor: Actor, chosen: Mapping[str, int]) -> None:
    """Say how many months each reason keeps somebody, and the law. The dates of everybody follow.

    The law of the country is the least. Nobody is erased sooner than a month from now because of it.
    """
    require(actor, policies.CONFIGURE)
    least = usual_months(current_organisation().country)[DUTY]
    if chosen.get(DUTY, least) < least:
        raise DutyTooShort(least)
    before = months()
    if {**before, **chosen} == before:
        return
    for reason, number in chosen.items():
        Rule.objects.update_or_create(reason=reason, defaults={"months": number})
    moved = _date_anew()
    changed = {reason: number for reason, number in chosen.items() if before[reason] != number}
    record("retention.set_rules", None, actor=actor, moved=moved, **changed)


@command
def follow_diligence(*, actor: Actor) -> int:
    """Keep those longer of whom due diligence was done since; never shorter. Returns of how many. Twice is once."""
    policies.require_the_product(actor)
    held, moved = months(), []
    soon = Retention.objects.near(timezone.localdate() + NOTICE).select_related("customer").order_by("pk")
    for kept in soon:
        dates = dates_of(kept.customer, kept.ground, kept.closed_on, held)
        if dates.duty_ends_on and dates.duty_ends_on > kept.erase_on:
            kept.erase_on = kept.duty_ends_on = dates.duty_ends_on
            moved.append(kept)
    Retention.objects.bulk_update(moved, ["erase_on", "duty_ends_on"], batch_size=500)
    return len(moved)


@command
def tell_of_erasures(*, actor: Actor) -> int:
    """Tell whose prospects they were who will be erased soon; return of how many. Twice is once."""
    policies.require_the_product(actor)
    ahead = timedelta(days=rule_of(ERASED_SOON).days or 0)
    soon = Retention.objects.near(timezone.localdate() + ahead).select_related("customer").order_by("pk")
    for kept in soon:
        customer = kept.customer
        dossiers = Dossier.objects.filter(customer=customer).select_related("team").order_by("-created_at", "-pk")
        dossier = dossiers.first()
        concerned = concerned_by(dossier) if dossier else Concerned(adviser=customer.adviser_id)
        path = reverse("professional:retention:customer", urlconf=settings.TENANT_URLCONF, args=[customer.public_id])
        news = News(
            kind=ERASED_SOON,
            key=f"erased:{kept.public_id}:{kept.erase_on}",
            path=path,
            about=f"{customer.name} · {customer.number}",
            due_on=kept.erase_on,
            subject=customer.public_id,
            matter=dossier.public_id if dossier else None,
        )
        tell_those_concerned(news, concerned)
    return len(soon)


def _date_anew() -> int:
    """Work out every date again, in parts; return how many moved."""
    held, least, moved = months(), timezone.localdate() + NOTICE, []
    for kept in Retention.objects.select_related("customer").order_by("pk").iterator(chunk_size=500):
        dates = dates_of(kept.customer, kept.ground, kept.closed_on, held)
        until = max(dates.erase_on, kept.extension_ends_on or date.min)
        if until < kept.erase_on:
            until = max(until, min(kept.erase_on, least))
        if (until, dates.duty_ends_on) != (kept.erase_on, kept.duty_ends_on):
            kept.erase_on, kept.duty_ends_on = until, dates.duty_ends_on
            moved.append(kept)
    Retention.objects.bulk_update(moved, ["erase_on", "duty_ends_on"], batch_size=500)
    return len(moved)


def _locked(customer: Customer) -> Retention:
    kept = Retention.objects.select_for_update(of=("self",), no_key=True).filter(customer=customer).first()
    if kept is None or customer.lifecycle != Lifecycle.PROSPECT:
        raise NothingToKeep
    return kept


def _said(reason: str) -> str:
    reason = reason.strip()
    if not reason:
        raise ReasonMissing
    return reason
