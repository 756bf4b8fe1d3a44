"""The invite of one party to one dossier."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from tenant_apps.invites.enums import InviteState
from tenant_apps.invites.querysets import InviteQuerySet
from vestibule.core.models import Record


class Invite(Record):
    """Access of one person to one dossier, from the invitation until it is revoked.

    ``token_hash`` and ``passcode_hash`` are keyed hashes; the secrets themselves only stand in the messages.
    """

    dossier = models.ForeignKey("dossiers.Dossier", on_delete=models.CASCADE, related_name="invites")
    party = models.ForeignKey("customers.Party", on_delete=models.PROTECT, related_name="invites")
    account = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="invites"
    )
    flow = models.ForeignKey("flows.Flow", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    sees_other_applicants = models.BooleanField(_("sees the other applicants’ details"), default=False)
    email = models.EmailField(_("e-mail address"))
    phone = models.CharField(_("mobile number"), max_length=32)
    language = models.CharField(_("language"), max_length=8)
    message = models.TextField(_("personal message"), blank=True, default="")
    invited_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    token_hash = models.CharField(max_length=64, unique=True)
    passcode_hash = models.CharField(max_length=64)
    passcode_attempts = models.PositiveSmallIntegerField(default=0)
    passcode_sent_at = models.DateTimeField()
    sent_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    stale_at = models.DateTimeField(null=True, blank=True)
    opened_at = models.DateTimeField(null=True, blank=True)
    activated_at = models.DateTimeField(null=True, blank=True)
    revoked_at = models.DateTimeField(null=True, blank=True)
    revoked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    objects = InviteQuerySet.as_manager()

    class Meta:
        verbose_name = _("invitation")
        verbose_name_plural = _("invitations")
        ordering = ["-id"]
        constraints = [
            models.UniqueConstraint(
                name="invite_one_per_person_and_dossier",
                fields=["dossier", "party"],
                condition=models.Q(revoked_at__isnull=True),
            ),
            models.CheckConstraint(
                name="invite_active_has_account",
                condition=models.Q(activated_at__isnull=True) | models.Q(account__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.email} ({self.state.label})"

    @property
    def state(self) -> InviteState:
        """How far it has come, from its instants."""
        if self.revoked_at:
            return InviteState.REVOKED
        if self.activated_at:
            return InviteState.ACTIVE
        if self.stale_at:
            return InviteState.STALE
        if self.expires_at <= timezone.now():
            return InviteState.EXPIRED
        return InviteState.OPENED if self.opened_at else InviteState.WAITING

    @property
    def tone(self) -> str:
        """The badge's tone for the state."""
        return {
            InviteState.ACTIVE: "success",
            InviteState.REVOKED: "neutral",
            InviteState.EXPIRED: "warning",
            InviteState.STALE: "warning",
        }.get(self.state, "info")
