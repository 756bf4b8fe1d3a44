"""Document types, requests, the files that came, and the verdicts."""

from datetime import date

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from tenant_apps.documents.catalogue import OTHER
from tenant_apps.documents.enums import (
    AWAITING_REVIEW,
    OPEN,
    SETTLED,
    WAITING_FOR_CLIENT,
    Decision,
    FileState,
    FormatGroup,
    RefusalReason,
    RejectionReason,
    RequestState,
)
from tenant_apps.documents.querysets import (
    DeliveryQuerySet,
    DocumentRequestQuerySet,
    DocumentTypeQuerySet,
    StoredFileQuerySet,
)
from vestibule.core.models import Record, done_by


def every_format() -> list[str]:
    return list(FormatGroup.values)


class DocumentType(Record):
    """A kind of paper that the firm asks for. Reads of a sensitive type are recorded."""

    code = models.SlugField(_("code"), max_length=60, unique=True)
    name = models.CharField(_("name"), max_length=120)
    help = models.TextField(_("explanation for the client"), blank=True)
    sensitive = models.BooleanField(_("record who reads it"), default=False)
    formats = ArrayField(
        models.CharField(max_length=10, choices=FormatGroup.choices), default=every_format, verbose_name=_("formats")
    )
    fresh_days = models.PositiveSmallIntegerField(_("days that it may be old"), null=True, blank=True)
    is_active = models.BooleanField(_("in use"), default=True)

    objects = DocumentTypeQuerySet.as_manager()

    class Meta:
        verbose_name = _("document type")
        verbose_name_plural = _("document types")

    def __str__(self) -> str:
        return self.name


class FileKey(Record):
    """The key with which the files of one customer are encrypted; the one without a customer is for all other files.

    ``wrapped`` is the key as ``gateways.sealing`` keeps it. Once that is emptied, nobody reads those files again.
    """

    customer = models.OneToOneField(
        "customers.Customer", models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("customer")
    )
    wrapped = models.BinaryField(_("encrypted key"), max_length=100)

    class Meta:
        constraints = (
            models.UniqueConstraint(name="filekey_one_without_customer", fields=["customer"], nulls_distinct=False),
        )
        verbose_name = _("file key")
        verbose_name_plural = _("file keys")

    def __str__(self) -> str:
        return str(self.public_id)


class StoredFile(Record):
    """One file in the organisation's private storage.

    The bytes lie under ``quarantine/`` until the check is done, then under ``files/``, in both zones by
    ``storage_name``, which says nothing about whose file it is. ``size``, ``sha256`` and ``content_type`` describe the
    bytes as they are handed out; ``received_sha256`` those that the client sent, which differ for a re-encoded picture.
    A checked file lies there encrypted with ``key``; without one it is from before files were encrypted.
    """

    storage_name = models.CharField(_("name in storage"), max_length=64, unique=True, editable=False)
    original_name = models.CharField(_("file name"), max_length=160)
    state = models.CharField(_("state"), max_length=12, choices=FileState.choices, default=FileState.QUARANTINED)
    refusal = models.CharField(_("why refused"), max_length=12, choices=RefusalReason.choices, blank=True)
    size = models.PositiveBigIntegerField(_("size in bytes"))
    sha256 = models.CharField(_("checksum"), max_length=64)
    received_sha256 = models.CharField(_("checksum as sent"), max_length=64)
    content_type = models.CharField(_("content type"), max_length=100)
    preview_pages = models.PositiveSmallIntegerField(_("pages in the preview"), default=0)
    pages = models.PositiveIntegerField(_("pages"), null=True, blank=True)
    checked_at = models.DateTimeField(_("checked at"), null=True, blank=True)
    key = models.ForeignKey(
        FileKey, models.PROTECT, null=True, blank=True, related_name="files", verbose_name=_("encrypted with")
    )

    objects = StoredFileQuerySet.as_manager()

    class Meta:
        constraints = (
            models.CheckConstraint(
                name="storedfile_refused_for_a_reason",
                condition=Q(state=FileState.REFUSED) & ~Q(refusal="") | ~Q(state=FileState.REFUSED) & Q(refusal=""),
            ),
            models.CheckConstraint(
                name="storedfile_promoted_once_checked", condition=~Q(state=FileState.PROMOTED) | ~Q(checked_at=None)
            ),
        )
        verbose_name = _("file")
        verbose_name_plural = _("files")

    def __str__(self) -> str:
        return self.original_name

    @property
    def is_being_checked(self) -> bool:
        return self.state == FileState.QUARANTINED

    @property
    def is_promoted(self) -> bool:
        return self.state == FileState.PROMOTED

    @property
    def is_refused(self) -> bool:
        return self.state == FileState.REFUSED

    @property
    def preview_page_numbers(self) -> range:
        return range(1, self.preview_pages + 1)


class DocumentRequest(Record):
    """Something that a customer must deliver: one party of the customer, or (without a party) any of the applicants.

    ``dossier_id`` is the key of the dossier for which it is asked, as the clients' grants name it; this room knows no
    more of dossiers. It decides which invites open the request; without one it is asked of the customer as such.
    ``product_id`` is in the same way the product that it is asked for: no client sees it while that is not shown.
    ``revision`` goes up with every change that matters to a verdict, so that nobody judges what they have not seen.
    ``declared_reason`` is why a client says that it does not apply to them, while the firm has not answered.
    The reason and remark shown to the client are those of the last review; ``reviews`` keeps each round's.
    """

    customer = models.ForeignKey(
        "customers.Customer", models.CASCADE, related_name="document_requests", verbose_name=_("customer")
    )
    party = models.ForeignKey(
        "customers.Party", models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("person")
    )
    dossier_id = models.BigIntegerField(_("dossier"), null=True, blank=True, editable=False)
    product_id = models.BigIntegerField(_("product"), null=True, blank=True, editable=False)
    document_type = models.ForeignKey(DocumentType, models.PROTECT, related_name="+", verbose_name=_("document type"))
    subject = models.CharField(_("subject"), max_length=200, blank=True)
    remark = models.TextField(_("remark for the client"), blank=True)
    state = models.CharField(_("state"), max_length=10, choices=RequestState.choices, default=RequestState.ASKED)
    round = models.PositiveSmallIntegerField(_("round"), default=1)
    revision = models.PositiveIntegerField(_("revision"), default=1)
    asked_by = done_by(_("asked by"))
    delivered_at = models.DateTimeField(_("delivered at"), null=True, blank=True)
    declared_reason = models.TextField(_("why it does not apply"), blank=True, max_length=1000)
    rejection_reason = models.CharField(_("why rejected"), max_length=12, choices=RejectionReason.choices, blank=True)
    rejection_remark = models.TextField(_("what was wrong"), blank=True)
    dated_on = models.DateField(_("date on the document"), null=True, blank=True)
    reviewed_at = models.DateTimeField(_("reviewed at"), null=True, blank=True)
    reviewed_by = done_by(_("reviewed by"))
    cancelled_at = models.DateTimeField(_("cancelled at"), null=True, blank=True)

    objects = DocumentRequestQuerySet.as_manager()

    class Meta:
        constraints = (
            models.CheckConstraint(
                name="documentrequest_rejected_for_a_reason",
                condition=~Q(state=RequestState.REJECTED) | ~Q(rejection_reason=""),
            ),
            models.CheckConstraint(
                name="documentrequest_declared_for_a_reason",
                condition=~Q(state=RequestState.DECLARED) | ~Q(declared_reason=""),
            ),
            models.CheckConstraint(
                name="documentrequest_delivered_at_an_instant",
                condition=~Q(state__in=AWAITING_REVIEW) | ~Q(delivered_at=None),
            ),
            models.CheckConstraint(
                name="documentrequest_approved_at_an_instant",
                condition=~Q(state__in=SETTLED) | ~Q(reviewed_at=None),
            ),
            models.CheckConstraint(
                name="documentrequest_cancelled_at_an_instant",
                condition=Q(state=RequestState.CANCELLED) & ~Q(cancelled_at=None)
                | ~Q(state=RequestState.CANCELLED) & Q(cancelled_at=None),
            ),
        )
        indexes = (
            models.Index(fields=["state", "delivered_at"], name="documentrequest_by_waiting"),
            models.Index(fields=["customer", "created_at"], name="documentrequest_by_customer"),
            models.Index(fields=["-id"], condition=Q(subject__gt=""), name="documentrequest_with_subject"),
        )
        verbose_name = _("document request")
        verbose_name_plural = _("document requests")

    def __str__(self) -> str:
        return self.title

    @property
    def plain_subject(self) -> str:
        """What is asked for: the subject that the professional wrote, or else the type's name."""
        return self.subject or str(self.document_type)

    @property
    def title(self) -> str:
        """The subject as the client reads it; says so when the document is asked again."""
        if self.state == RequestState.REJECTED:
            return str(_("Asked again: %(subject)s")) % {"subject": self.plain_subject}
        return self.plain_subject

    @property
    def explanation(self) -> str:
        """The type's own; what was asked in the professional's words needs none that points to an empty remark."""
        is_own = self.document_type.code == OTHER and self.subject and not self.remark
        return "" if is_own else self.document_type.help

    @property
    def is_open(self) -> bool:
        return self.state in OPEN

    @property
    def is_waiting_for_client(self) -> bool:
        return self.state in WAITING_FOR_CLIENT

    @property
    def is_reviewable(self) -> bool:
        """Whether the client did their part and the firm has not answered yet."""
        return self.state in AWAITING_REVIEW

    @property
    def is_declared(self) -> bool:
        return self.state == RequestState.DECLARED

    @property
    def is_settled(self) -> bool:
        return self.state in SETTLED

    @property
    def is_cancelled(self) -> bool:
        return self.state == RequestState.CANCELLED

    @property
    def is_approved(self) -> bool:
        return self.state == RequestState.APPROVED

    @property
    def is_rejected(self) -> bool:
        return self.state == RequestState.REJECTED

    @property
    def paper_on(self) -> date | None:
        """From which day the paper is, as far as known: the date on it, or else the day it was delivered."""
        if self.state not in {RequestState.DELIVERED, RequestState.APPROVED} or self.delivered_at is None:
            return None
        return self.dated_on or timezone.localdate(self.delivered_at)

    @property
    def current_deliveries(self) -> list["Delivery"]:
        """The deliveries of this round, from those that ``with_deliveries`` fetched."""
        return [delivery for delivery in self.deliveries.all() if delivery.round == self.round]

    @property
    def earlier_deliveries(self) -> list["Delivery"]:
        """The deliveries of the rounds before, from those that ``with_deliveries`` fetched."""
        return [delivery for delivery in self.deliveries.all() if delivery.round < self.round]

    @property
    def is_settling(self) -> bool:
        """Whether a file of this round is still being checked, so that the page should ask again."""
        return any(delivery.file.is_being_checked for delivery in self.current_deliveries)


class Delivery(Record):
    """One file that was sent in one round of one request. It counts once its file is promoted."""

    request = models.ForeignKey(
        DocumentRequest, models.CASCADE, related_name="deliveries", verbose_name=_("document request")
    )
    file = models.OneToOneField(StoredFile, models.PROTECT, related_name="delivery", verbose_name=_("file"))
    round = models.PositiveSmallIntegerField(_("round"))
    delivered_at = models.DateTimeField(_("delivered at"))
    delivered_by = done_by(_("delivered by"))
    withdrawn_at = models.DateTimeField(_("withdrawn at"), null=True, blank=True)
    withdrawn_by = done_by(_("withdrawn by"))

    objects = DeliveryQuerySet.as_manager()

    class Meta:
        indexes = (models.Index(fields=["request", "round"], name="delivery_by_round"),)
        verbose_name = _("delivery")
        verbose_name_plural = _("deliveries")

    def __str__(self) -> str:
        return str(self.public_id)


class Review(models.Model):
    """The verdict on one round of a request. There is one per round, and it never changes.

    With ``declared_reason`` it is the answer to a client who said that the document does not apply.
    """

    id = models.BigAutoField(primary_key=True)
    request = models.ForeignKey(
        DocumentRequest, models.CASCADE, related_name="reviews", verbose_name=_("document request")
    )
    round = models.PositiveSmallIntegerField(_("round"))
    decision = models.CharField(_("decision"), max_length=10, choices=Decision.choices)
    reason = models.CharField(_("why rejected"), max_length=12, choices=RejectionReason.choices, blank=True)
    remark = models.TextField(_("remark for the client"), blank=True)
    declared_reason = models.TextField(_("why it does not apply"), blank=True, max_length=1000)
    reviewed_at = models.DateTimeField(_("reviewed at"))
    reviewed_by = done_by(_("reviewed by"))

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["request", "round"], name="review_one_per_round"),
            models.CheckConstraint(
                name="review_rejected_for_a_reason",
                condition=Q(decision=Decision.REJECT) & ~Q(reason="") | Q(decision=Decision.APPROVE, reason=""),
            ),
        )
        verbose_name = _("review")
        verbose_name_plural = _("reviews")

    def __str__(self) -> str:
        return f"{self.get_decision_display()} ({self.round})"
