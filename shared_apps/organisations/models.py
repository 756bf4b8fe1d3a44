"""The firm as the platform knows it, and its sign-up."""

from datetime import timedelta

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from shared_apps.organisations.enums import Country, SignUpState
from vestibule.core.models import Record

CONFIRM_WITHIN = timedelta(days=7)
"""How long a sign-up waits for its confirmation. The functions in ``gate`` say the same."""


class Organisation(Record):
    """A firm. What its own people may change goes through ``gate.update_own_organisation``."""

    tenant = models.OneToOneField("tenants.Tenant", on_delete=models.CASCADE, related_name="organisation")
    name = models.CharField(_("name"), max_length=120)
    legal_name = models.CharField(_("legal name"), max_length=160, blank=True, default="")
    country = models.CharField(_("country"), max_length=2, choices=Country)
    languages = ArrayField(models.CharField(max_length=8), verbose_name=_("languages that you offer"))
    first_language = models.CharField(_("first language"), max_length=8)
    time_zone = models.CharField(_("time zone"), max_length=64)
    phone = models.CharField(_("telephone"), max_length=32, blank=True, default="")
    email = models.EmailField(_("e-mail address"), blank=True, default="")
    website = models.URLField(_("website"), blank=True, default="")
    address = models.TextField(_("postal address"), max_length=300, blank=True, default="")
    registrations = models.JSONField(
        _("registers and licences"), default=list, blank=True, help_text="A list of label, number and link."
    )
    lacking_modules = ArrayField(
        models.CharField(max_length=20),
        verbose_name=_("modules that the plan lacks"),
        default=list,
        db_default=models.Value("{}"),
        blank=True,
    )

    class Meta:
        constraints = [
            models.CheckConstraint(name="organisation_offers_a_language", condition=models.Q(languages__len__gt=0)),
        ]

    def __str__(self) -> str:
        return self.name


class SignUp(Record):
    """One firm's way from the first form to working portals, written by ``gate`` functions and the provisioner."""

    firm_name = models.CharField(max_length=120)
    slug = models.CharField(max_length=40)
    country = models.CharField(max_length=2, choices=Country)
    language = models.CharField(max_length=8)
    contact_name = models.CharField(max_length=120)
    email = models.EmailField()
    origin = models.CharField(max_length=64, help_text="A keyed hash of the network address, for the limit only.")
    state = models.CharField(max_length=16, choices=SignUpState, default=SignUpState.REQUESTED)
    mailed_at = models.DateTimeField(null=True, blank=True)
    confirmed_at = models.DateTimeField(null=True, blank=True)
    ready_at = models.DateTimeField(null=True, blank=True)
    tenant = models.OneToOneField("tenants.Tenant", null=True, blank=True, on_delete=models.SET_NULL)
    failures = models.PositiveSmallIntegerField(default=0, db_default=0)
    try_again_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="sign_up_one_per_slug", fields=["slug"], condition=~models.Q(state=SignUpState.EXPIRED)
            ),
        ]
        indexes = [
            models.Index(name="sign_up_waiting", fields=["id"], condition=~models.Q(state__in=["ready", "expired"])),
        ]

    def __str__(self) -> str:
        return f"{self.firm_name} ({self.slug})"
