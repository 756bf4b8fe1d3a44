"""Conversations about a dossier, what was written in them, and who read it."""

from django.conf import settings
from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db import models
from django.db.models import Q
from django.db.models.functions import Upper
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from tenant_apps.customers.models import Customer, Party
from tenant_apps.documents.models import StoredFile
from tenant_apps.dossiers.models import Dossier
from tenant_apps.threads.enums import WaitsFor
from tenant_apps.threads.querysets import AttachmentQuerySet, ThreadMessageQuerySet, ThreadQuerySet
from vestibule.core.models import Record, done_by

LONGEST_MESSAGE = 5_000
LONGEST_DRAFT = 20_000
"""More than a message may have: what is too long must be kept until it is shortened."""


class Thread(Record):
    """What the firm writes with one applicant of a dossier, or (without a party) with all of them.

    ``waits_for`` says who is to answer, ``asked_at`` since when. ``revision`` goes up with whatever a page shows of it.
    """

    customer = models.ForeignKey(Customer, models.PROTECT, related_name="threads", verbose_name=_("customer"))
    dossier = models.ForeignKey(Dossier, models.CASCADE, related_name="threads", verbose_name=_("dossier"))
    party = models.ForeignKey(
        Party, models.PROTECT, null=True, blank=True, related_name="threads", verbose_name=_("applicant")
    )
    waits_for = models.CharField(_("waits for"), max_length=10, choices=WaitsFor.choices, blank=True)
    asked_at = models.DateTimeField(_("waits since"), null=True, blank=True)
    last_message_at = models.DateTimeField(_("last message"), null=True, blank=True)
    revision = models.PositiveIntegerField(_("revision"), default=1)

    objects = ThreadQuerySet.as_manager()

    class Meta:
        constraints = (
            models.UniqueConstraint(
                name="thread_one_per_dossier_and_party", fields=["dossier", "party"], nulls_distinct=False
            ),
            models.CheckConstraint(
                name="thread_waits_since_an_instant",
                condition=Q(waits_for="", asked_at=None) | ~Q(waits_for="") & ~Q(asked_at=None),
            ),
        )
        indexes = (models.Index(fields=["-last_message_at"], name="thread_by_age"),)
        verbose_name = _("conversation")
        verbose_name_plural = _("conversations")

    def __str__(self) -> str:
        return f"{self.dossier_id}: {self.party_id or '*'}"

    @property
    def key(self) -> str:
        """How an address names it, see ``Audience``."""
        return str(self.party.public_id) if self.party else "all"

    @property
    def days_waiting(self) -> int:
        return (timezone.now() - self.asked_at).days if self.asked_at else 0


class ThreadMessage(Record):
    """One message. It never changes."""

    thread = models.ForeignKey(Thread, models.CASCADE, related_name="messages", verbose_name=_("conversation"))
    body = models.TextField(_("message"), max_length=LONGEST_MESSAGE, blank=True)
    author = done_by(_("written by"))
    is_from_client = models.BooleanField(_("written by a client"))
    is_question = models.BooleanField(_("an answer is expected"), default=False)
    is_told_by_sms = models.BooleanField(_("told by text message too"), default=False)

    objects = ThreadMessageQuerySet.as_manager()

    class Meta:
        indexes = (
            GinIndex(OpClass(Upper("body"), name="gin_trgm_ops"), name="threadmessage_by_words"),  # as icontains asks
        )
        verbose_name = _("message")
        verbose_name_plural = _("messages")

    def __str__(self) -> str:
        return str(self.public_id)


class Attachment(Record):
    """A file that goes with a message; without one it waits, with what its author is writing, to be sent."""

    thread = models.ForeignKey(Thread, models.CASCADE, related_name="attachments", verbose_name=_("conversation"))
    message = models.ForeignKey(
        ThreadMessage, models.CASCADE, null=True, blank=True, related_name="attachments", verbose_name=_("message")
    )
    file = models.OneToOneField(StoredFile, models.PROTECT, related_name="attachment", verbose_name=_("file"))
    attached_by = done_by(_("attached by"))

    objects = AttachmentQuerySet.as_manager()

    class Meta:
        verbose_name = _("attachment")
        verbose_name_plural = _("attachments")

    def __str__(self) -> str:
        return str(self.public_id)


class Receipt(models.Model):
    """When somebody read a message for the first time."""

    id = models.BigAutoField(primary_key=True)
    message = models.ForeignKey(ThreadMessage, models.CASCADE, related_name="receipts", verbose_name=_("message"))
    account = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+", verbose_name=_("reader"))
    is_by_firm = models.BooleanField(_("read at the firm"))
    read_at = models.DateTimeField(_("read at"))

    class Meta:
        constraints = (models.UniqueConstraint(name="receipt_once", fields=["message", "account"]),)
        verbose_name = _("receipt")
        verbose_name_plural = _("receipts")

    def __str__(self) -> str:
        return f"{self.message_id}: {self.account_id}"


class Draft(models.Model):
    """What somebody has begun to write and not sent yet."""

    id = models.BigAutoField(primary_key=True)
    thread = models.ForeignKey(Thread, models.CASCADE, related_name="drafts", verbose_name=_("conversation"))
    account = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+", verbose_name=_("account"))
    body = models.TextField(_("message"), max_length=LONGEST_DRAFT)

    class Meta:
        constraints = (models.UniqueConstraint(name="draft_one_per_person", fields=["thread", "account"]),)
        verbose_name = _("draft")
        verbose_name_plural = _("drafts")

    def __str__(self) -> str:
        return f"{self.thread_id}: {self.account_id}"


class Told(models.Model):
    """When somebody was last told that something waits to be read in a conversation."""

    id = models.BigAutoField(primary_key=True)
    thread = models.ForeignKey(Thread, models.CASCADE, related_name="tellings", verbose_name=_("conversation"))
    account = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+", verbose_name=_("account"))
    told_at = models.DateTimeField(_("told at"))

    class Meta:
        constraints = (models.UniqueConstraint(name="told_one_per_person", fields=["thread", "account"]),)
        verbose_name = _("note that somebody was told")
        verbose_name_plural = _("notes that somebody was told")

    def __str__(self) -> str:
        return f"{self.thread_id}: {self.account_id}"
