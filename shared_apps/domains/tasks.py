"""What the provisioner does about claims: ask the DNS for each that is due, and act on what it says.

The DNS is asked outside any transaction. The row is then locked and looked at again, so that two provisioners, or a
firm that gives the domain up meanwhile, do no harm.
"""

import logging
from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from shared_apps.domains.enums import ClaimState
from shared_apps.domains.gateways.choice import resolver
from shared_apps.domains.gateways.contract import ResolverFailed
from shared_apps.domains.models import LIFETIME, DomainClaim
from tenants.provisioning.domains import serve_domain, stop_serving
from tenants.provisioning.rounds import each_by_itself

logger = logging.getLogger(__name__)

GRACE = timedelta(hours=72)
"""How long a record may be gone before the domain is: somebody may be moving it."""
SOON = timedelta(minutes=1)
LATER = timedelta(minutes=15)
RECHECK = timedelta(hours=6)
FIRST_HOUR = timedelta(hours=1)
AT_ONCE = 20


def work_off_claims() -> int:
    """Check the claims that are due; returns how many were."""
    now = timezone.now()
    DomainClaim.objects.filter(expires_at__lte=now).delete()
    due = DomainClaim.objects.filter(due_at__lte=now).order_by("due_at", "id")[:AT_ONCE]
    return each_by_itself(due, _check, _put_off)


def _put_off(claim: DomainClaim) -> None:
    DomainClaim.objects.filter(pk=claim.pk).update(due_at=timezone.now() + LATER)


def _check(claim: DomainClaim) -> int:
    now = timezone.now()
    try:
        is_there = claim.record_value in resolver().texts(claim.record_name)
    except ResolverFailed as failure:
        # Not knowing is no proof, and no proof of the contrary: everything stays as it is.
        logger.warning("domains: %s could not be looked up: %s", claim.domain, failure)
        is_there = None
    with transaction.atomic(settings.PUBLIC_ALIAS):
        row = DomainClaim.objects.select_for_update(of=("self",)).filter(pk=claim.pk).first()
        if row is None:
            return 1
        if is_there is not None:
            row.checked_at = now
            (_found if is_there else _missed)(row, now)
        row.due_at = now + _pause(row, now)
        row.save(update_fields=["state", "due_at", "checked_at", "proven_at", "missed_at", "expires_at"])
    return 1


def _found(claim: DomainClaim, now: datetime) -> None:
    claim.missed_at = None
    if claim.state == ClaimState.PROVEN:
        return
    if serve_domain(claim.tenant, claim.domain):
        claim.state, claim.proven_at, claim.expires_at = ClaimState.PROVEN, now, None
        logger.info("domains: %s is proven", claim.domain)
    else:
        claim.state = ClaimState.TAKEN


def _missed(claim: DomainClaim, now: datetime) -> None:
    if claim.state == ClaimState.TAKEN:
        claim.state = ClaimState.WAITING
    if claim.state != ClaimState.PROVEN:
        return
    claim.missed_at = claim.missed_at or now
    if now - claim.missed_at >= GRACE:
        stop_serving(claim.tenant, claim.domain)
        claim.state, claim.missed_at, claim.expires_at = ClaimState.LAPSED, None, now + LIFETIME
        logger.warning("domains: the proof of %s is gone, its firm is found at its subdomain again", claim.domain)


def _pause(claim: DomainClaim, now: datetime) -> timedelta:
    if claim.state == ClaimState.PROVEN:
        return LATER if claim.missed_at else RECHECK
    return SOON if now - claim.created_at < FIRST_HOUR else LATER
