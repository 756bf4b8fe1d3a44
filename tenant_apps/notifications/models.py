"""Messages to people outside the house or in it."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from tenant_apps.notifications.enums import Channel, CreditKind, State
from tenant_apps.notifications.happenings import HAPPENINGS
from tenant_apps.notifications.querysets import CreditEntryQuerySet, MessageQuerySet, WordingQuerySet
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
    event = models.CharField(_("what it is about"), max_length=30, blank=True, default="")
    matter = models.UUIDField(_("dossier"), null=True)
    parts = models.PositiveSmallIntegerField(_("text messages"), default=0)
    due_at = models.DateTimeField(_("goes out at"), null=True)
    bundle = models.ForeignKey(
        "self", models.SET_NULL, null=True, related_name="bundled", verbose_name=_("told together in")
    )
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
                condition=models.Q(
                    state__in=[State.QUEUED, State.HELD, State.BUNDLED, State.WITHDRAWN], sent_at=None, failed_at=None
                )
                | models.Q(state=State.SENT, sent_at__isnull=False, failed_at=None)
                | models.Q(state=State.FAILED, sent_at=None, failed_at__isnull=False)
                | models.Q(state=State.BOUNCED, sent_at__isnull=False, failed_at__isnull=False),
            )
        ]
        indexes = [
            models.Index(name="message_failed", fields=["-id"], condition=models.Q(state=State.FAILED)),
            models.Index(name="message_to_client", fields=["account", "created_at"], condition=~models.Q(event="")),
            models.Index(
                name="message_waiting",
                fields=["matter"],
                condition=models.Q(state__in=[State.QUEUED, State.HELD, State.BUNDLED]),
            ),
            models.Index(name="message_held", fields=["account"], condition=models.Q(state=State.HELD)),
        ]

    def __str__(self) -> str:
        return self.subject or self.template

    @property
    def about(self) -> str:
        """What it is about, in words."""
        return str(HAPPENINGS[self.event].label) if self.event in HAPPENINGS else ""

    @property
    def can_be_sent_again(self) -> bool:
        return self.state == State.FAILED and bool(self.text)


class Rule(models.Model):
    """How all clients are told of one happening; without a row, as the product proposes."""

    id = models.BigAutoField(primary_key=True)
    event = models.CharField(_("what it is about"), max_length=30, unique=True)
    is_email = models.BooleanField(_("by e-mail"))
    is_sms = models.BooleanField(_("by text message"))

    class Meta:
        verbose_name = _("rule of notification")
        verbose_name_plural = _("rules of notification")

    def __str__(self) -> str:
        return self.event


class ClientRule(models.Model):
    """How one client is told of one happening, whatever holds for the others.

    What the client chose holds within what the firm offers to all; what a colleague chose goes beyond it.
    """

    id = models.BigAutoField(primary_key=True)
    account = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+", verbose_name=_("account"))
    event = models.CharField(_("what it is about"), max_length=30)
    is_email = models.BooleanField(_("by e-mail"))
    is_sms = models.BooleanField(_("by text message"))

    is_by_client = models.BooleanField(_("chosen by the client"), default=False)

    class Meta:
        constraints = (models.UniqueConstraint(fields=["account", "event"], name="clientrule_once_per_event"),)
        verbose_name = _("rule for one client")
        verbose_name_plural = _("rules for one client")

    def __str__(self) -> str:
        return f"{self.account_id}: {self.event}"


class Wording(Record):
    """The firm's own text for what clients are written, by language; a part that is empty is the product's."""

    code = models.CharField(_("text"), max_length=30, unique=True)
    subject = models.CharField(pgettext_lazy("of a letter", "Subject"), max_length=200, blank=True, default="")
    body = models.TextField(_("Text"), blank=True, default="")
    sms = models.TextField(_("Text message"), blank=True, default="")
    changed_at = models.DateTimeField(_("changed at"))
    changed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", verbose_name=_("changed by")
    )

    objects = WordingQuerySet.as_manager()

    class Meta:
        verbose_name = _("text of a notification")
        verbose_name_plural = _("texts of notifications")

    def __str__(self) -> str:
        return self.code


class ContactPolicy(models.Model):
    """When clients are written to, and how often. One row, or none: always, and as often as there is something."""

    id = models.BigAutoField(primary_key=True)
    is_only_row = models.BooleanField(default=True, unique=True, editable=False)
    quiet_from = models.TimeField(_("quiet from"), null=True, blank=True)
    quiet_until = models.TimeField(_("quiet until"), null=True, blank=True)
    weekly_cap = models.PositiveSmallIntegerField(_("most messages per client and week"), null=True, blank=True)

    class Meta:
        constraints = (
            models.CheckConstraint(condition=models.Q(is_only_row=True), name="contactpolicy_is_one_row"),
            models.CheckConstraint(
                condition=models.Q(quiet_from=None, quiet_until=None)
                | models.Q(quiet_from__isnull=False, quiet_until__isnull=False),
                name="contactpolicy_quiet_has_both_ends",
            ),
        )
        verbose_name = _("rule about contact")
        verbose_name_plural = _("rules about contact")

    def __str__(self) -> str:
        return str(self._meta.verbose_name)


class CreditBalance(models.Model):
    """How many text messages are paid for, and how many there were after the last were added. One row."""

    id = models.BigAutoField(primary_key=True)
    is_only_row = models.BooleanField(default=True, unique=True, editable=False)
    credits = models.PositiveIntegerField(_("credits"))
    level = models.PositiveIntegerField(_("credits after the last were added"))
    warned_at = models.DateTimeField(_("warned at"), null=True)

    class Meta:
        constraints = (
            models.CheckConstraint(condition=models.Q(is_only_row=True), name="creditbalance_is_one_row"),
            models.CheckConstraint(condition=models.Q(credits__gte=0), name="creditbalance_never_negative"),
        )
        verbose_name = _("credits for text messages")
        verbose_name_plural = _("credits for text messages")

    def __str__(self) -> str:
        return str(self.credits)


class CreditEntry(Record):
    """One line of the ledger: what changed, and what was left. The lines add up to the balance."""

    kind = models.CharField(_("kind"), max_length=10, choices=CreditKind)
    amount = models.IntegerField(_("credits"))
    left = models.PositiveIntegerField(_("credits left"))
    price = models.DecimalField(_("price of a credit"), max_digits=8, decimal_places=4, default=0)
    reason = models.CharField(_("reason"), max_length=200, blank=True, default="")
    order = models.UUIDField(_("order"), null=True, unique=True, editable=False)
    message = models.ForeignKey(Message, models.SET_NULL, null=True, related_name="+", verbose_name=_("message"))
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", verbose_name=_("added by")
    )

    objects = CreditEntryQuerySet.as_manager()

    class Meta:
        verbose_name = _("change of credits")
        verbose_name_plural = _("changes of credits")

    def __str__(self) -> str:
        return f"{self.amount:+d}"
