"""Parties, customers and which party plays which role in which customer."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from tenant_apps.customers import names
from tenant_apps.customers.contact import shown_phone
from tenant_apps.customers.enums import CustomerKind, FormOfAddress, Lifecycle, PartyKind, PartyRole
from tenant_apps.customers.querysets import CustomerQuerySet, PartyQuerySet
from vestibule.core.models import Record


class Party(Record):
    """A person or a legal entity, with the facts by which the firm knows them.

    One person is one party, in however many customers; ``account`` is how that person logs in to the client portal.
    """

    kind = models.CharField(_("kind"), max_length=10, choices=PartyKind.choices, default=PartyKind.NATURAL)
    form_of_address = models.CharField(
        _("form of address"), max_length=10, choices=FormOfAddress.choices, default=FormOfAddress.NEUTRAL
    )
    first_name = models.CharField(_("first name"), max_length=100, blank=True)
    prefix = models.CharField(_("prefix"), max_length=30, blank=True)
    last_name = models.CharField(_("last name"), max_length=100, blank=True)
    legal_name = models.CharField(_("company name"), max_length=200, blank=True)
    company_number = models.CharField(_("company number"), max_length=30, blank=True)
    birth_date = models.DateField(_("date of birth"), null=True, blank=True)
    email = models.EmailField(_("e-mail address"), blank=True)
    phone = models.CharField(_("phone number"), max_length=20, blank=True)
    language = models.CharField(_("language"), max_length=10, choices=settings.LANGUAGES)
    account = models.OneToOneField(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="party", verbose_name=_("account")
    )

    objects = PartyQuerySet.as_manager()

    class Meta:
        constraints = (
            models.CheckConstraint(
                name="party_has_the_name_of_its_kind",
                condition=(
                    Q(kind=PartyKind.NATURAL, legal_name="") & ~Q(last_name="")
                    | Q(kind=PartyKind.LEGAL, last_name="") & ~Q(legal_name="")
                ),
            ),
            models.CheckConstraint(
                name="party_without_account_if_legal", condition=Q(kind=PartyKind.NATURAL) | Q(account=None)
            ),
        )
        indexes = (
            models.Index(fields=["email"], name="party_by_email"),
            models.Index(fields=["birth_date"], name="party_by_birth_date"),
        )
        verbose_name = _("party")
        verbose_name_plural = _("parties")

    def __str__(self) -> str:
        return names.full_name(self)

    @property
    def sort_name(self) -> str:
        return names.sort_name(self)

    @property
    def salutation(self) -> str:
        return names.salutation(self)

    @property
    def shown_phone(self) -> str:
        """The phone number as people write it."""
        return shown_phone(self.phone)

    @property
    def is_natural(self) -> bool:
        return self.kind == PartyKind.NATURAL


class Customer(Record):
    """A relationship of the firm: one person, two people together, or a business.

    ``name``, ``sort_name`` and ``search_text`` are written by the commands from the parties, so that lists sort and
    search in the database.
    """

    kind = models.CharField(_("kind"), max_length=12, choices=CustomerKind.choices)
    lifecycle = models.CharField(_("lifecycle"), max_length=10, choices=Lifecycle.choices, default=Lifecycle.PROSPECT)
    number = models.CharField(_("number"), max_length=20, unique=True)
    name = models.CharField(_("name"), max_length=450)
    sort_name = models.CharField(_("name in lists"), max_length=450)
    search_text = models.TextField(_("search text"), blank=True, editable=False)
    adviser = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("adviser")
    )
    case_handler = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("case handler"),
    )
    parties = models.ManyToManyField(
        Party, through="CustomerParty", related_name="customers", verbose_name=_("parties")
    )

    objects = CustomerQuerySet.as_manager()

    class Meta:
        indexes = (
            models.Index(fields=["lifecycle", "sort_name"], name="customer_by_name"),
            models.Index(fields=["lifecycle", "-created_at"], name="customer_by_age"),
        )
        verbose_name = _("customer")
        verbose_name_plural = _("customers")

    def __str__(self) -> str:
        return self.name


class CustomerParty(models.Model):
    """The role of one party in one customer. ``position`` is the order in which they are shown."""

    id = models.BigAutoField(primary_key=True)
    customer = models.ForeignKey(Customer, models.CASCADE, related_name="members", verbose_name=_("customer"))
    party = models.ForeignKey(Party, models.PROTECT, verbose_name=_("party"))
    role = models.CharField(_("role"), max_length=12, choices=PartyRole.choices)
    position = models.PositiveSmallIntegerField(_("position"))

    class Meta:
        ordering = ("customer_id", "position")
        constraints = (
            models.UniqueConstraint(fields=["customer", "position"], name="customerparty_one_per_position"),
            models.UniqueConstraint(fields=["customer", "party", "role"], name="customerparty_once_per_role"),
        )
        verbose_name = _("party of a customer")
        verbose_name_plural = _("parties of customers")

    def __str__(self) -> str:
        return f"{self.get_role_display()} {self.position}"


class NumberSeries(models.Model):
    """The last number given out per letter and year; one row is locked per number, so none is given out twice."""

    id = models.BigAutoField(primary_key=True)
    letter = models.CharField(pgettext_lazy("of the alphabet", "letter"), max_length=2)
    year = models.PositiveSmallIntegerField(_("year"))
    last = models.PositiveIntegerField(_("last number"), default=0)

    class Meta:
        constraints = (models.UniqueConstraint(fields=["letter", "year"], name="numberseries_one_per_letter_and_year"),)
        verbose_name = _("number series")
        verbose_name_plural = _("number series")

    def __str__(self) -> str:
        return f"{self.letter}-{self.year}-{self.last:04d}"
