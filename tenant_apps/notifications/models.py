"""Messages to people outside the house or in it."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from tenant_apps.notifications.enums import Channel, State
from tenant_apps.notifications.querysets import MessageQuerySet
from vestibule.core.models import Record


class Message(Record):
    """One message as its reader gets it. ``public_id`` is its Message-ID and idempotency key on every attempt."""

    key = models.CharField(_("key"), max_length=180, unique=True)
    template = models.CharField(_("template"), max_length=100)
    channel = models.CharField(_("channel"), max_length=10, choices=Channel)
    account = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", verbose_name=_("account")
    )
    to = models.CharField(_("to"), max_length=254)
    to_name = models.CharField(_("name"), max_length=300)
    language = models.CharField(_("language"), max_length=10)
    subject = models.CharField(_("subject"), max_length=300, blank=True)
    text = models.TextField(_("text"), blank=True)
    html = models.TextField(_("HTML"), blank=True)
    is_sensitive = models.BooleanField(_("erased once sent"), default=False)
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.QUEUED)
    sent_at = models.DateTimeField(_("sent at"), null=True)
    failed_at = models.DateTimeField(_("failed at"), null=True)
    failure = models.CharField(_("reason"), max_length=300, blank=True, default="")

    objects = MessageQuerySet.as_manager()

    class Meta:
        verbose_name = _("message")
        verbose_name_plural = _("messages")
        constraints = [
            models.CheckConstraint(
                name="message_moment_fits_state",
                condition=models.Q(state=State.QUEUED, sent_at=None, failed_at=None)
                | models.Q(state=State.SENT, sent_at__isnull=False, failed_at=None)
                | models.Q(state=State.FAILED, sent_at=None, failed_at__isnull=False),
            )
        ]
        indexes = [models.Index(name="message_failed", fields=["-id"], condition=models.Q(state=State.FAILED))]

    def __str__(self) -> str:
        return self.subject or self.template

    @property
    def can_be_sent_again(self) -> bool:
        return self.state == State.FAILED and bool(self.text)
