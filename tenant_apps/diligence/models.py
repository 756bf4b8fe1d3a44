"""The firm's weights; the due diligence of a dossier, with what was read, judged and decided."""

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from tenant_apps.customers.models import Party
from tenant_apps.diligence.enums import (
    Channel,
    CheckState,
    Exposure,
    Factor,
    IdentityKind,
    LegalForm,
    Level,
    Outcome,
    ProofKind,
)
from tenant_apps.diligence.querysets import CheckQuerySet, OfTheFirm
from tenant_apps.documents.models import DocumentRequest, StoredFile
from tenant_apps.dossiers.models import Dossier
from tenants.sealed import SealedCharField
from vestibule.core.models import Record


def _person(label: object) -> models.ForeignKey:
    return models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=label
    )


class Weight(models.Model):
    """How much the firm lets one value of a factor count. Without a row, the product's own weight holds."""

    id = models.BigAutoField(primary_key=True)
    factor = models.CharField(_("factor"), max_length=10, choices=Factor.choices)
    value = models.CharField(_("value"), max_length=20, blank=True)
    points = models.PositiveSmallIntegerField(_("points"))
    is_decisive = models.BooleanField(_("makes the risk high by itself"), default=False)

    objects = OfTheFirm.as_manager()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["factor", "value"], name="weight_one_per_value"),
            models.CheckConstraint(condition=Q(points__lte=100), name="weight_at_most_100"),
        )
        verbose_name = _("weight")
        verbose_name_plural = _("weights")

    def __str__(self) -> str:
        return f"{self.factor} {self.value}: {self.points}"


class Bounds(models.Model):
    """From how many points a risk is medium, and high. One row, or none while the product's own bounds hold."""

    id = models.BigAutoField(primary_key=True)
    is_only_row = models.BooleanField(default=True, unique=True, editable=False)
    medium_from = models.PositiveSmallIntegerField(_("medium from"))
    high_from = models.PositiveSmallIntegerField(_("high from"))

    class Meta:
        constraints = (
            models.CheckConstraint(condition=Q(is_only_row=True), name="bounds_is_one_row"),
            models.CheckConstraint(condition=Q(medium_from__lt=F("high_from")), name="bounds_rise"),
        )
        verbose_name = _("bounds of risk")
        verbose_name_plural = _("bounds of risk")

    def __str__(self) -> str:
        return f"{self.medium_from} / {self.high_from}"


class Check(Record):
    """The due diligence of one dossier: what the rating goes by, and what was decided.

    With a decision the rating is kept as it was then. Where it was high, somebody else confirmed.
    """

    dossier = models.OneToOneField(Dossier, models.CASCADE, related_name="diligence", verbose_name=_("dossier"))
    country = models.CharField(_("country"), max_length=2, blank=True)
    channel = models.CharField(_("channel"), max_length=12, choices=Channel.choices, default=Channel.REMOTE)
    exposure = models.CharField(_("political exposure"), max_length=3, choices=Exposure.choices, blank=True)
    form = models.CharField(_("legal form"), max_length=12, choices=LegalForm.choices)
    state = models.CharField(_("state"), max_length=8, choices=CheckState.choices, default=CheckState.OPEN)
    level = models.CharField(_("risk"), max_length=6, choices=Level.choices, blank=True)
    points = models.PositiveSmallIntegerField(_("points"), null=True, blank=True)
    factors = models.JSONField(_("reasons"), default=list, blank=True)
    outcome = models.CharField(_("decision"), max_length=8, choices=Outcome.choices, blank=True)
    reason = models.CharField(_("reason"), max_length=1_000, blank=True)
    proposed_at = models.DateTimeField(_("proposed at"), null=True, blank=True)
    proposed_by = _person(_("proposed by"))
    confirmed_at = models.DateTimeField(_("confirmed at"), null=True, blank=True)
    confirmed_by = _person(_("confirmed by"))

    objects = CheckQuerySet.as_manager()

    class Meta:
        constraints = (
            models.CheckConstraint(
                name="check_open_without_decision",
                condition=Q(state=CheckState.OPEN, outcome="", proposed_at=None, confirmed_at=None)
                | ~Q(state=CheckState.OPEN) & ~Q(outcome="") & Q(proposed_at__isnull=False),
            ),
            models.CheckConstraint(
                name="check_high_by_two_people",
                condition=~Q(state=CheckState.DECIDED, level=Level.HIGH)
                | Q(confirmed_by__isnull=False, proposed_by__isnull=False) & ~Q(confirmed_by=F("proposed_by")),
            ),
        )
        verbose_name = _("due diligence")
        verbose_name_plural = _("due diligence")

    def __str__(self) -> str:
        return str(self.get_state_display())

    @property
    def is_open(self) -> bool:
        return self.state == CheckState.OPEN

    @property
    def is_proposed(self) -> bool:
        return self.state == CheckState.PROPOSED


class Identity(Record):
    """What stands in the identity document of one person. The zone itself is not kept, nor a number found in it."""

    check_of = models.ForeignKey(Check, models.CASCADE, related_name="identities", verbose_name=_("due diligence"))
    party = models.ForeignKey(Party, models.PROTECT, related_name="+", verbose_name=_("person"))
    kind = models.CharField(_("kind"), max_length=8, choices=IdentityKind.choices)
    number = SealedCharField(
        _("number of the document"), max_length=200, seal="tenant_apps.diligence.sealing.IDENTITIES"
    )
    issuer = models.CharField(_("issued by"), max_length=3, blank=True)
    surname = models.CharField(_("surname"), max_length=100)
    given_names = models.CharField(_("given names"), max_length=100, blank=True)
    nationality = models.CharField(_("nationality"), max_length=3, blank=True)
    birth_date = models.DateField(_("date of birth"))
    expires_on = models.DateField(_("valid until"))
    has_bsn = models.BooleanField(_("the copy shows the citizen service number"), default=False)
    differences = ArrayField(
        models.CharField(max_length=12), verbose_name=_("differs from the file"), default=list, blank=True
    )
    explanation = models.CharField(_("explanation"), max_length=500, blank=True)
    read_at = models.DateTimeField(_("read at"), default=timezone.now)
    read_by = _person(_("read by"))

    objects = OfTheFirm.as_manager()

    class Meta:
        constraints = (models.UniqueConstraint(fields=["check_of", "party"], name="identity_one_per_person"),)
        verbose_name = _("identity document")
        verbose_name_plural = _("identity documents")

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.number}"

    @property
    def is_expired(self) -> bool:
        return self.expires_on < timezone.localdate()


class Proof(Record):
    """What somebody found of an address, of where the money comes from, of a company, or in lists of sanctions.

    ``file`` is the report of a screening that was made elsewhere. No client ever sees it, nor that there is one.
    """

    check_of = models.ForeignKey(Check, models.CASCADE, related_name="proofs", verbose_name=_("due diligence"))
    kind = models.CharField(_("kind"), max_length=8, choices=ProofKind.choices)
    party = models.ForeignKey(Party, models.PROTECT, related_name="+", verbose_name=_("person"))
    request = models.ForeignKey(
        DocumentRequest, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("document")
    )
    file = models.OneToOneField(
        StoredFile, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("report")
    )
    finding = models.CharField(_("finding"), max_length=1_000)
    is_sufficient = models.BooleanField(_("is enough"))
    judged_at = models.DateTimeField(_("judged at"), default=timezone.now)
    judged_by = _person(_("judged by"))

    objects = OfTheFirm.as_manager()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["check_of", "kind", "party"], name="proof_one_per_kind_and_person"),
            models.CheckConstraint(
                name="proof_report_of_lists_alone", condition=Q(file=None) | Q(kind=ProofKind.LISTS)
            ),
        )
        verbose_name = _("proof")
        verbose_name_plural = _("proofs")

    def __str__(self) -> str:
        return str(self.get_kind_display())
