"""A contract: its file, for whom and what it is, and the days on which it was sent, signed, ended or withdrawn."""

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from tenant_apps.contracts.enums import TONES, ContractKind, ContractState
from tenant_apps.contracts.querysets import ContractQuerySet
from tenant_apps.customers.models import Party
from tenant_apps.documents.models import DocumentRequest, StoredFile
from tenant_apps.dossiers.models import ActionPoint, Dossier, Product, Publication
from vestibule.core.models import Record, done_by


class Contract(Record):
    """What one applicant, or all of them (``party`` is empty), are given to sign, for a product or for the dossier.

    Once it is sent, ``publication`` is what the client opens and ``point`` asks for the signature; the signed copy
    comes in by the request of that point. ``signed_copy`` is the signed file that a colleague added by hand instead.
    ``signed_on`` is empty for a copy that was approved without anybody saying on which day it was signed.
    """

    dossier = models.ForeignKey(Dossier, models.CASCADE, related_name="contracts", verbose_name=_("dossier"))
    product = models.ForeignKey(
        Product, models.SET_NULL, null=True, blank=True, related_name="contracts", verbose_name=_("product")
    )
    party = models.ForeignKey(
        Party, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("applicant")
    )
    kind = models.CharField(_("kind"), max_length=10, choices=ContractKind.choices)
    title = models.CharField(_("title"), max_length=160)
    remark = models.TextField(_("remark for the client"), blank=True, max_length=2000)
    dated_on = models.DateField(_("date of the contract"), null=True, blank=True)
    ends_on = models.DateField(_("runs until"), null=True, blank=True)
    file = models.OneToOneField(StoredFile, models.PROTECT, related_name="contract", verbose_name=_("file"))
    added_by = done_by(_("added by"))
    publication = models.OneToOneField(
        Publication, models.PROTECT, null=True, blank=True, related_name="contract", verbose_name=_("document")
    )
    point = models.OneToOneField(
        ActionPoint, models.PROTECT, null=True, blank=True, related_name="contract", verbose_name=_("action point")
    )
    sent_at = models.DateTimeField(_("sent at"), null=True, blank=True)
    sent_by = done_by(_("sent by"))
    reminded_at = models.DateTimeField(_("reminded at"), null=True, blank=True)
    signed_on = models.DateField(_("signed on"), null=True, blank=True)
    signed_names = models.CharField(_("signed by"), max_length=300, blank=True)
    signed_at = models.DateTimeField(_("recorded at"), null=True, blank=True)
    signed_by = done_by(_("recorded by"))
    signed_copy = models.OneToOneField(
        Publication, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("signed copy")
    )
    withdrawn_at = models.DateTimeField(_("withdrawn at"), null=True, blank=True)
    withdrawn_by = done_by(_("withdrawn by"))
    reason = models.CharField(_("reason"), max_length=500, blank=True)

    objects = ContractQuerySet.as_manager()

    class Meta:
        constraints = (
            models.CheckConstraint(
                name="contract_ends_after_it_begins",
                condition=Q(dated_on=None) | Q(ends_on=None) | Q(ends_on__gte=F("dated_on")),
            ),
            models.CheckConstraint(
                name="contract_sent_with_document_and_point",
                condition=Q(sent_at=None, sent_by=None, publication=None, point=None)
                | Q(sent_at__isnull=False, publication__isnull=False, point__isnull=False),
            ),
            models.CheckConstraint(
                name="contract_signature_recorded_at_an_instant",
                condition=Q(signed_at__isnull=False)
                | Q(signed_on=None, signed_names="", signed_by=None, signed_copy=None),
            ),
            models.CheckConstraint(
                name="contract_withdrawn_for_a_reason",
                condition=Q(withdrawn_at=None, withdrawn_by=None) | (Q(withdrawn_at__isnull=False) & ~Q(reason="")),
            ),
            models.CheckConstraint(
                name="contract_signed_or_withdrawn", condition=Q(signed_at=None) | Q(withdrawn_at=None)
            ),
        )
        indexes = (models.Index(fields=["dossier", "-created_at"], name="contract_by_age"),)
        verbose_name = _("contract")
        verbose_name_plural = _("contracts")

    def __str__(self) -> str:
        return self.title

    @property
    def state(self) -> ContractState:
        """How far it is; read the contract ``with_everything()``."""
        if self.withdrawn_at is not None:
            return ContractState.WITHDRAWN
        if self.signed_at is not None:
            return ContractState.ENDED if self.has_ended else ContractState.SIGNED
        if self.point is None:
            return ContractState.DRAFT
        if self.copy is not None and self.copy.is_reviewable and not self.copy.is_declared:
            return ContractState.RECEIVED
        return ContractState.SEEN if self.is_seen else ContractState.SENT

    @property
    def copy(self) -> DocumentRequest | None:
        """The request for the signed copy, once the contract was sent."""
        return self.point.request if self.point is not None else None

    @property
    def is_asked(self) -> bool:
        """Whether those who must sign still find it, and are asked for the signed copy."""
        if self.point is None or self.publication is None or self.copy is None:
            return False
        is_there = self.point.removed_at is None and not self.publication.is_withdrawn
        return is_there and self.copy.is_waiting_for_client

    @property
    def tone(self) -> str:
        return TONES[self.state]

    @property
    def has_ended(self) -> bool:
        """Whether its last day is over."""
        return self.ends_on is not None and self.ends_on < timezone.localdate()
