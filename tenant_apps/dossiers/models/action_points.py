"""Products, what the client must still do, and how the percentage changed because of it."""

from datetime import datetime

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from tenant_apps.customers.models import Party
from tenant_apps.documents.models import DocumentRequest
from tenant_apps.dossiers.enums import HANDLED_BY_HAND, ActionPointKind, ProductKind, ProgressReason, WaitsFor
from tenant_apps.dossiers.models.dossiers import Dossier
from tenant_apps.dossiers.models.templates import PointTemplate
from tenant_apps.dossiers.querysets import (
    ActionPointQuerySet,
    ProductQuerySet,
    ProductTextQuerySet,
    ProgressChangeQuerySet,
)
from tenant_apps.flows.models import FlowRun
from vestibule.core.models import Record, done_by


class Product(Record):
    """What a dossier is about. Clients see it once ``is_shown``."""

    dossier = models.ForeignKey(Dossier, models.CASCADE, related_name="products", verbose_name=_("dossier"))
    kind = models.CharField(_("kind"), max_length=12, choices=ProductKind.choices)
    description = models.CharField(_("description"), max_length=120, blank=True)
    details = models.TextField(_("details for the client"), max_length=2000, blank=True)
    is_shown = models.BooleanField(_("shown to the client"), default=True)

    objects = ProductQuerySet.as_manager()

    class Meta:
        ordering = ("dossier_id", "pk")
        verbose_name = _("product")
        verbose_name_plural = _("products")

    def __str__(self) -> str:
        return self.description or str(self.get_kind_display())


class ProductText(Record):
    """What the firm tells every client about a kind of product, in each language."""

    kind = models.CharField(_("kind"), max_length=12, choices=ProductKind.choices, unique=True)
    text = models.TextField(_("text"), max_length=4000)

    objects = ProductTextQuerySet.as_manager()

    class Meta:
        ordering = ("pk",)
        verbose_name = _("text about a product")
        verbose_name_plural = _("texts about products")

    def __str__(self) -> str:
        return str(self.get_kind_display())


class ActionPoint(Record):
    """One thing that an applicant, or all of them (``party`` is empty), must still do.

    Delivering follows a document request and completing follows a fact find; they take their words from there, so that
    each reader has them in the own language. The other kinds are ticked off; of what is to be signed, the client can
    deliver the signed copy for a request of its own, and it follows that once a file came in. A removed action point
    stays on file for the history, counts no more and is seen by nobody. It is for one product, for the appointment, or
    for the dossier.
    """

    dossier = models.ForeignKey(Dossier, models.CASCADE, related_name="action_points", verbose_name=_("dossier"))
    product = models.ForeignKey(
        Product, models.PROTECT, null=True, blank=True, related_name="action_points", verbose_name=_("product")
    )
    is_for_appointment = models.BooleanField(_("for the appointment"), default=False)
    kind = models.CharField(_("kind"), max_length=10, choices=ActionPointKind.choices)
    subject = models.CharField(_("what has to be done"), max_length=200, blank=True)
    remark = models.TextField(_("remark"), blank=True, max_length=2000)
    party = models.ForeignKey(
        Party, models.PROTECT, null=True, blank=True, related_name="action_points", verbose_name=_("applicant")
    )
    request = models.OneToOneField(
        DocumentRequest,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="action_point",
        verbose_name=_("document request"),
    )
    run = models.OneToOneField(
        FlowRun, models.PROTECT, null=True, blank=True, related_name="action_point", verbose_name=_("fact find")
    )
    template = models.ForeignKey(
        PointTemplate, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("made from")
    )
    waits_for = models.CharField(_("waits for"), max_length=12, choices=WaitsFor.choices, default=WaitsFor.CLIENT)
    third_party = models.CharField(_("somebody else"), max_length=100, blank=True)
    turn_changed_at = models.DateTimeField(_("turn changed at"), null=True, blank=True)
    position = models.PositiveSmallIntegerField(_("position"), null=True, blank=True)
    due_on = models.DateField(_("due on"), null=True, blank=True)
    handled_at = models.DateTimeField(_("handled at"), null=True, blank=True)
    handled_by = done_by(_("handled by"))
    removed_at = models.DateTimeField(_("removed at"), null=True, blank=True)
    removed_by = done_by(_("removed by"))

    objects = ActionPointQuerySet.as_manager()

    class Meta:
        constraints = (
            models.CheckConstraint(
                name="actionpoint_request_if_deliver",
                condition=Q(kind=ActionPointKind.DELIVER, request__isnull=False)
                | Q(kind=ActionPointKind.SIGN)
                | ~Q(kind__in=(ActionPointKind.DELIVER, ActionPointKind.SIGN)) & Q(request__isnull=True),
            ),
            models.CheckConstraint(
                name="actionpoint_run_if_complete",
                condition=Q(kind=ActionPointKind.COMPLETE, run__isnull=False)
                | ~Q(kind=ActionPointKind.COMPLETE) & Q(run__isnull=True),
            ),
            models.CheckConstraint(
                name="actionpoint_third_party_named",
                condition=Q(waits_for=WaitsFor.THIRD_PARTY) & ~Q(third_party="")
                | ~Q(waits_for=WaitsFor.THIRD_PARTY) & Q(third_party=""),
            ),
            models.CheckConstraint(
                name="actionpoint_handled_by_only_if_handled",
                condition=Q(handled_by__isnull=True) | Q(handled_at__isnull=False),
            ),
            models.CheckConstraint(
                name="actionpoint_removed_by_only_if_removed",
                condition=Q(removed_by__isnull=True) | Q(removed_at__isnull=False),
            ),
            models.CheckConstraint(
                name="actionpoint_for_product_or_appointment",
                condition=Q(product__isnull=True) | Q(is_for_appointment=False),
            ),
            models.CheckConstraint(
                name="actionpoint_subject_unless_followed",
                condition=~Q(subject="") | Q(kind__in=(ActionPointKind.DELIVER, ActionPointKind.COMPLETE)),
            ),
        )
        verbose_name = _("action point")
        verbose_name_plural = _("action points")

    def __str__(self) -> str:
        return self.title

    @property
    def title(self) -> str:
        """What has to be done, in the reader's language; read the action point ``with_sources()``."""
        if self.request is not None:
            return self.request.title
        if self.run is not None:
            return str(self.run.version.flow)
        return self.subject

    @property
    def plain_title(self) -> str:
        """The title without the word that it is asked again."""
        return self.title if self.request is None else self.request.plain_subject

    @property
    def note(self) -> str:
        """The remark that goes with it."""
        return self.remark if self.request is None else self.request.remark

    @property
    def is_handled(self) -> bool:
        return self.handled_at is not None

    @property
    def is_asked_again(self) -> bool:
        """Whether what was delivered was rejected."""
        return self.request is not None and self.request.is_rejected

    @property
    def is_awaiting_review(self) -> bool:
        """Whether the client did their part and the firm has not judged it yet."""
        return self.request is not None and self.request.is_reviewable

    @property
    def waiting_since(self) -> datetime:
        """Since when somebody must act: the client since it was asked (again), the firm since it was delivered."""
        if self.is_awaiting_review:
            return self.request.delivered_at
        began = self.request.reviewed_at if self.is_asked_again else self.created_at
        return max(began, self.turn_changed_at) if self.turn_changed_at else began

    @property
    def days_waiting(self) -> int:
        """For how many whole days it has been somebody's turn."""
        return (timezone.now() - self.waiting_since).days

    @property
    def is_on_paper(self) -> bool:
        """Whether the client can deliver nothing here, although it must be signed."""
        return self.request is None or self.request.is_cancelled

    @property
    def is_by_hand(self) -> bool:
        """Whether a person ticks it off: also a signature, as long as no signed copy came in by the portal."""
        return self.kind in HANDLED_BY_HAND and (self.is_on_paper or self.request.is_waiting_for_client)


class ProgressChange(Record):
    """A change of a dossier's percentage, with its reason: what happened to which action point, by whom."""

    dossier = models.ForeignKey(Dossier, models.CASCADE, related_name="progress_changes", verbose_name=_("dossier"))
    action_point = models.ForeignKey(
        ActionPoint, models.CASCADE, related_name="progress_changes", verbose_name=_("action point")
    )
    percent_before = models.PositiveSmallIntegerField(_("percentage before"))
    percent_after = models.PositiveSmallIntegerField(_("percentage after"))
    reason = models.CharField(_("reason"), max_length=10, choices=ProgressReason.choices)
    changed_by = done_by(_("changed by"))

    objects = ProgressChangeQuerySet.as_manager()

    class Meta:
        indexes = (models.Index(fields=["dossier", "-created_at"], name="progresschange_by_age"),)
        constraints = (
            models.CheckConstraint(
                name="progresschange_falls_for_a_reason",
                condition=Q(percent_after__gte=F("percent_before")) | ~Q(reason=ProgressReason.HANDLED),
            ),
            models.CheckConstraint(
                name="progresschange_in_percent", condition=Q(percent_before__lte=100, percent_after__lte=100)
            ),
        )
        verbose_name = _("change of progress")
        verbose_name_plural = _("changes of progress")

    def __str__(self) -> str:
        return f"{self.percent_before}% > {self.percent_after}%"

    @property
    def explanation(self) -> Promise:
        """The reason as a sentence, in the reader's language; read the change ``with_sources()``."""
        return format_lazy(EXPLANATIONS[ProgressReason(self.reason)], subject=self.action_point.plain_title)


EXPLANATIONS: dict[ProgressReason, Promise] = {
    ProgressReason.ADDED: _("“{subject}” was added."),
    ProgressReason.HANDLED: _("“{subject}” was handled."),
    ProgressReason.REJECTED: _("“{subject}” was asked again."),
    ProgressReason.WITHDRAWN: _("“{subject}” was taken back."),
    ProgressReason.REOPENED: _("“{subject}” was reopened."),
    ProgressReason.REMOVED: _("“{subject}” was removed."),
    ProgressReason.MOVED: _("“{subject}” is still needed: the file that came in belongs to another document."),
}
