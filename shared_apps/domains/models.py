"""What firms say is theirs. Which hosts are really served stands in ``tenants.Domain``."""

from datetime import timedelta

from django.db import models
from django.utils.translation import gettext_lazy as _

from shared_apps.domains.enums import ClaimState
from vestibule.core.models import Record

PREFIX = "_vestibule."
WORD = "vestibule-proof="
LIFETIME = timedelta(days=14)
"""An unproven claim is forgotten after this."""


class DomainClaim(Record):
    """One firm's word that a domain is its own. Two firms may claim the same; each has a proof of its own."""

    tenant = models.ForeignKey("tenants.Tenant", on_delete=models.CASCADE, related_name="+")
    domain = models.CharField(_("domain"), max_length=240)
    token = models.CharField(max_length=64)
    claimed_by = models.CharField(_("claimed by"), max_length=120)
    state = models.CharField(max_length=16, choices=ClaimState, default=ClaimState.WAITING)
    due_at = models.DateTimeField(help_text="When the DNS is asked next.")
    checked_at = models.DateTimeField(null=True, blank=True)
    proven_at = models.DateTimeField(null=True, blank=True)
    missed_at = models.DateTimeField(null=True, blank=True, help_text="Since when a proven claim's record is gone.")
    expires_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(name="domain_claim_once", fields=["tenant", "domain"]),
            models.CheckConstraint(
                name="domain_claim_is_a_name", condition=models.Q(domain__regex=r"^[a-z0-9-]+(\.[a-z0-9-]+)+$")
            ),
            models.CheckConstraint(
                name="domain_claim_proven_or_expiring",
                condition=models.Q(state=ClaimState.PROVEN, proven_at__isnull=False, expires_at__isnull=True)
                | (~models.Q(state=ClaimState.PROVEN) & models.Q(expires_at__isnull=False)),
            ),
        ]
        indexes = [models.Index(name="domain_claim_due", fields=["due_at"])]

    def __str__(self) -> str:
        return self.domain

    @property
    def record_name(self) -> str:
        """Where the proof has to stand in the DNS."""
        return f"{PREFIX}{self.domain}"

    @property
    def record_value(self) -> str:
        """What has to stand there."""
        return f"{WORD}{self.token}"
