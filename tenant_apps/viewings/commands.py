"""Beginning a look, and ending it."""

from datetime import timedelta

from django.utils import timezone

from tenant_apps.customers.enums import PartyKind
from tenant_apps.customers.models import Party
from tenant_apps.dossiers.models import Dossier
from tenant_apps.viewings import policies
from tenant_apps.viewings.errors import NobodyToLookAs, ReasonMissing
from tenant_apps.viewings.models import Viewing
from vestibule.core.actors import Actor, System
from vestibule.core.commands import command
from vestibule.core.errors import NotAllowed
from vestibule.core.permissions import require
from vestibule.core.records import record

LASTS = timedelta(minutes=30)
LEAST_REASON = 5


@command
def start_viewing(*, actor: Actor, dossier: Dossier, party: Party, reason: str, is_joint: bool = False) -> Viewing:
    """Look at the portal as this applicant for half an hour; the client reads who and why.

    With ``is_joint`` it shows what the applicant would see if the other applicants' details were shared. Raises
    ``NobodyToLookAs`` and ``ReasonMissing``.
    """
    require(actor, policies.LOOK)
    if actor.account_id is None:
        raise NotAllowed
    members = dossier.customer.members.filter(party=party, party__kind=PartyKind.NATURAL)
    if not members.exists():
        raise NobodyToLookAs
    reason = reason.strip()
    if len(reason) < LEAST_REASON:
        raise ReasonMissing
    now = timezone.now()
    viewing = Viewing.objects.create(
        created_at=now,
        dossier=dossier,
        party=party,
        viewed_by_id=actor.account_id,
        reason=reason,
        is_joint=is_joint,
        expires_at=now + LASTS,
    )
    record("viewings.start", dossier, actor=actor, **_facts(viewing), is_joint=is_joint)
    return viewing


@command
def end_viewing(*, actor: Actor, viewing: Viewing) -> Viewing:
    """Close the view before its time. Only who opened it may; twice changes nothing."""
    require(actor, policies.LOOK)
    if viewing.viewed_by_id != actor.account_id:
        raise NotAllowed(policies.LOOK.code)
    held = Viewing.objects.select_for_update(of=("self",)).select_related("dossier", "party").get(pk=viewing.pk)
    if held.is_open:
        _end(actor, held)
    return held


@command
def end_past(*, actor: Actor) -> int:
    """Put the end of views on record that nobody closed; return how many. Only the product itself may."""
    if not isinstance(actor, System):
        raise NotAllowed(policies.LOOK.code)
    rows = Viewing.objects.past_their_time().select_for_update(of=("self",), skip_locked=True)
    found = list(rows.select_related("dossier", "party").order_by("pk"))
    for viewing in found:
        _end(actor, viewing)
    return len(found)


def _end(actor: Actor, viewing: Viewing) -> None:
    viewing.ended_at = min(timezone.now(), viewing.expires_at)
    viewing.save(update_fields=["ended_at"])
    record("viewings.end", viewing.dossier, actor=actor, **_facts(viewing), minutes=viewing.minutes)


def _facts(viewing: Viewing) -> dict[str, str]:
    return {"viewing": str(viewing.public_id), "party": str(viewing.party.public_id)}
