"""How often the firm reviews its clients; each review, and the fact finds that were asked for it."""

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from tenant_apps.customers.models import Customer, Party
from tenant_apps.diligence.enums import Level
from tenant_apps.dossiers.models import Dossier
from tenant_apps.flows.models import Flow, FlowRun
from tenant_apps.reviews.enums import TONES, ReviewState
from tenant_apps.reviews.querysets import OfTheFirm, ReviewQuerySet
from vestibule.core.models import Record, done_by


class ReviewPlan(models.Model):
    """After how many months a client is reviewed, by risk. One row, or none while the product's own hold."""

    id = models.BigAutoField(primary_key=True)
    is_only_row = models.BooleanField(default=True, unique=True, editable=False)
    low_months = models.PositiveSmallIntegerField(_("months at a low risk"), default=12)
    medium_months = models.PositiveSmallIntegerField(_("months at a medium risk"), default=12)
    high_months = models.PositiveSmallIntegerField(_("months at a high risk"), default=6)
    lead_days = models.PositiveSmallIntegerField(_("days before"), default=30)
    is_started_by_itself = models.BooleanField(_("starts by itself"), default=False)
    flow = models.ForeignKey(Flow, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("fact find"))

    objects = OfTheFirm.as_manager()

    class Meta:
        constraints = (
            models.CheckConstraint(condition=Q(is_only_row=True), name="reviewplan_is_one_row"),
            models.CheckConstraint(
                condition=Q(low_months__gte=1, medium_months__gte=1, high_months__gte=1), name="reviewplan_in_months"
            ),
        )
        verbose_name = _("rule about reviews")
        verbose_name_plural = _("rules about reviews")

    def __str__(self) -> str:
        return f"{self.low_months} / {self.medium_months} / {self.high_months}"

    def months(self, level: str) -> int:
        """After how many months a client of this risk is reviewed; not rated counts as low."""
        return {Level.HIGH: self.high_months, Level.MEDIUM: self.medium_months}.get(
            Level(level or "low"), self.low_months
        )


class Review(Record):
    """One review of one client, from its plan to its end. A client has one at a time that is not closed.

    ``level_before`` is the risk that was known when the client was asked; where ``level`` is above it, somebody else
    than who proposed it closed the review.
    """

    customer = models.ForeignKey(Customer, models.CASCADE, related_name="client_reviews", verbose_name=_("client"))
    due_on = models.DateField(_("due on"))
    assigned_to = done_by(_("who does it"))
    state = models.CharField(_("state"), max_length=8, choices=ReviewState.choices, default=ReviewState.PLANNED)
    dossier = models.ForeignKey(
        Dossier, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("dossier")
    )
    level_before = models.CharField(_("risk before"), max_length=6, choices=Level.choices, blank=True)
    level = models.CharField(_("risk"), max_length=6, choices=Level.choices, blank=True)
    conclusion = models.TextField(_("conclusion"), max_length=2_000, blank=True)
    asked_at = models.DateTimeField(_("asked at"), null=True, blank=True)
    asked_by = done_by(_("asked by"))
    answered_at = models.DateTimeField(_("answered at"), null=True, blank=True)
    proposed_at = models.DateTimeField(_("proposed at"), null=True, blank=True)
    proposed_by = done_by(_("proposed by"))
    closed_at = models.DateTimeField(_("closed at"), null=True, blank=True)
    closed_by = done_by(_("closed by"))

    objects = ReviewQuerySet.as_manager()

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["customer"], condition=~Q(state=ReviewState.CLOSED), name="review_one_open_per_client"
            ),
            models.CheckConstraint(
                name="review_closed_at_an_instant",
                condition=Q(state=ReviewState.CLOSED, closed_at__isnull=False)
                | ~Q(state=ReviewState.CLOSED) & Q(closed_at=None),
            ),
            models.CheckConstraint(
                name="review_risen_closed_by_two",
                condition=Q(closed_by=None) | Q(proposed_by=None) | ~Q(closed_by=F("proposed_by")),
            ),
        )
        indexes = (models.Index(fields=["state", "due_on"], name="review_by_due"),)
        verbose_name = _("review of a client")
        verbose_name_plural = _("reviews of clients")

    def __str__(self) -> str:
        return f"{self.customer_id} · {self.due_on}"

    @property
    def tone(self) -> str:
        return TONES[ReviewState(self.state)]

    @property
    def is_planned(self) -> bool:
        return self.state == ReviewState.PLANNED

    @property
    def is_closed(self) -> bool:
        return self.state == ReviewState.CLOSED

    @property
    def is_overdue(self) -> bool:
        return not self.is_closed and self.due_on < timezone.localdate()


class ReviewRun(models.Model):
    """The fact find of one person in a review, and what it was filled in from."""

    id = models.BigAutoField(primary_key=True)
    review = models.ForeignKey(Review, models.CASCADE, related_name="runs", verbose_name=_("review"))
    party = models.ForeignKey(Party, models.PROTECT, related_name="+", verbose_name=_("person"))
    run = models.ForeignKey(FlowRun, models.CASCADE, related_name="+", verbose_name=_("filled-in flow"))
    earlier = models.ForeignKey(
        FlowRun, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("filled in from")
    )

    objects = OfTheFirm.as_manager()

    class Meta:
        constraints = (models.UniqueConstraint(fields=["review", "party"], name="reviewrun_one_per_person"),)
        verbose_name = _("fact find of a review")
        verbose_name_plural = _("fact finds of reviews")

    def __str__(self) -> str:
        return f"{self.review_id} · {self.party_id}"
