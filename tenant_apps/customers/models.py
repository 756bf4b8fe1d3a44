"""Parties, customers and which party plays which role in which customer."""

from django.conf import settings
from django.contrib.postgres.indexes import GistIndex
from django.db import models
from django.db.models import F, Q, Value
from django.utils.translation import get_language, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from tenant_apps.customers import names
from tenant_apps.customers.enums import CustomerKind, FormOfAddress, Lifecycle, Office, PartyKind, PartyRole, Signing
from tenant_apps.customers.ownership import Share
from tenant_apps.customers.querysets import CustomerQuerySet, HoldingQuerySet, OfficerQuerySet, PartyQuerySet
from tenants.sealed import EmptiedField, IndexField, KeyField, SealedBesideField
from vestibule.core.addresses import written
from vestibule.core.companies import LONGEST
from vestibule.core.formats import country, percentage
from vestibule.core.models import Record, done_by


class Party(Record):
    """A person or a legal entity, with the facts by which the firm knows them.

    One person is one party, in however many customers; ``account`` is how that person logs in to the client portal.
    The bank account lies sealed, with the party's own key; ``iban_index`` finds it.
    """

    kind = models.CharField(_("kind"), max_length=10, choices=PartyKind.choices, default=PartyKind.NATURAL)
    form_of_address = models.CharField(
        _("form of address"), max_length=10, choices=FormOfAddress.choices, default=FormOfAddress.NEUTRAL
    )
    first_name = models.CharField(_("first name"), max_length=100, blank=True)
    prefix = models.CharField(_("prefix"), max_length=30, blank=True)
    last_name = models.CharField(_("last name"), max_length=100, blank=True)
    legal_name = models.CharField(_("company name"), max_length=200, blank=True)
    company_number = models.CharField(_("company number"), max_length=LONGEST, blank=True)
    company_country = models.CharField(_("country of the register"), max_length=2, blank=True, db_default="")
    iban_sealed = SealedBesideField(_("sealed bank account"), seal="tenant_apps.customers.sealing.PARTIES", of="iban")
    iban = EmptiedField(_("bank account"), max_length=34, blank=True, db_default="")
    iban_index = IndexField(_("index of the bank account"), of="iban")
    data_key = KeyField(_("encrypted key"))
    birth_date = models.DateField(_("date of birth"), null=True, blank=True)
    email = models.EmailField(_("e-mail address"), blank=True)
    phone = models.CharField(_("phone number"), max_length=20, blank=True)
    address = models.JSONField(_("postal address"), default=dict, blank=True, db_default=Value({}, models.JSONField()))
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
            models.Index(fields=["company_number"], name="party_by_company_number", condition=~Q(company_number="")),
            models.Index(fields=["iban"], name="party_by_iban", condition=~Q(iban="")),
            models.Index(fields=["iban_index"], name="party_by_iban_index", condition=~Q(iban_index="")),
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
    def address_lines(self) -> list[str]:
        """The postal address as it stands on an envelope in the reader's language; nothing where none is known."""
        return written(self.address, get_language() or "", country())

    @property
    def is_natural(self) -> bool:
        return self.kind == PartyKind.NATURAL


class Customer(Record):
    """A relationship of the firm: one person, two people together, or a business.

    ``name``, ``sort_name`` and ``search_text`` are written by the commands from the parties, so that lists sort and
    search in the database. ``data_key`` seals what the customer's people told of numbers that nobody else may read.
    """

    kind = models.CharField(_("kind"), max_length=12, choices=CustomerKind.choices)
    lifecycle = models.CharField(_("lifecycle"), max_length=10, choices=Lifecycle.choices, default=Lifecycle.PROSPECT)
    number = models.CharField(_("number"), max_length=20, unique=True)
    name = models.CharField(_("name"), max_length=450)
    sort_name = models.CharField(_("name in lists"), max_length=450)
    search_text = models.TextField(_("search text"), blank=True, editable=False)
    adviser = done_by(_("adviser"))
    case_handler = done_by(_("case handler"))
    data_key = KeyField(_("encrypted key"))
    parties = models.ManyToManyField(
        Party, through="CustomerParty", related_name="customers", verbose_name=_("parties")
    )

    objects = CustomerQuerySet.as_manager()

    class Meta:
        indexes = (
            models.Index(fields=["lifecycle", "sort_name"], name="customer_by_name"),
            models.Index(fields=["lifecycle", "-created_at"], name="customer_by_age"),
            # Finds parts of words and, in order of distance, what is nearest to a word that is mistyped.
            GistIndex(fields=["search_text"], opclasses=["gist_trgm_ops(siglen=64)"], name="customer_by_search_text"),
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


class Holding(Record):
    """What one party holds of a company. A row is never changed: it ends, and another begins, so all of it is kept."""

    owner = models.ForeignKey(Party, models.PROTECT, related_name="holdings", verbose_name=_("owner"))
    owned = models.ForeignKey(Party, models.PROTECT, related_name="owners", verbose_name=_("company"))
    percent = models.DecimalField(_("percentage"), max_digits=5, decimal_places=2)
    noted_by = done_by(_("noted by"))
    ended_at = models.DateTimeField(_("ended at"), null=True, blank=True)
    ended_by = done_by(_("ended by"))

    objects = HoldingQuerySet.as_manager()

    class Meta:
        constraints = (
            models.CheckConstraint(name="holding_is_a_part", condition=Q(percent__gt=0, percent__lte=100)),
            models.CheckConstraint(name="holding_of_another", condition=~Q(owner=F("owned"))),
            models.CheckConstraint(
                name="holding_ended_by_only_if_ended", condition=Q(ended_by__isnull=True) | Q(ended_at__isnull=False)
            ),
            models.UniqueConstraint(
                fields=["owner", "owned"], name="holding_once_at_a_time", condition=Q(ended_at__isnull=True)
            ),
        )
        verbose_name = _("share in a company")
        verbose_name_plural = _("shares in companies")

    def __str__(self) -> str:
        return f"{self.owner_id} > {self.owned_id}"

    @property
    def shown(self) -> str:
        """The percentage as the reader writes it."""
        return percentage(self.percent)

    @property
    def share(self) -> Share:
        """The bare fact, to compute with."""
        return Share(self.owner_id, self.owned_id, self.percent)


class Officer(Record):
    """What a person may do for a company, and since when; it ends and is kept."""

    company = models.ForeignKey(Party, models.PROTECT, related_name="officers", verbose_name=_("company"))
    person = models.ForeignKey(Party, models.PROTECT, related_name="offices", verbose_name=_("person"))
    office = models.CharField(_("office"), max_length=10, choices=Office.choices)
    signing = models.CharField(_("signs"), max_length=8, choices=Signing.choices, blank=True)
    noted_by = done_by(_("noted by"))
    ended_at = models.DateTimeField(_("ended at"), null=True, blank=True)
    ended_by = done_by(_("ended by"))

    objects = OfficerQuerySet.as_manager()

    class Meta:
        constraints = (
            models.CheckConstraint(
                name="officer_signs_if_signatory",
                condition=Q(office=Office.SIGNATORY) & ~Q(signing="") | ~Q(office=Office.SIGNATORY) & Q(signing=""),
            ),
            models.CheckConstraint(
                name="officer_ended_by_only_if_ended", condition=Q(ended_by__isnull=True) | Q(ended_at__isnull=False)
            ),
            models.UniqueConstraint(
                fields=["company", "person", "office"],
                name="officer_once_at_a_time",
                condition=Q(ended_at__isnull=True),
            ),
        )
        verbose_name = _("officer of a company")
        verbose_name_plural = _("officers of companies")

    def __str__(self) -> str:
        return str(self.get_office_display())


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
        return self.written(self.letter, self.year, self.last)

    @staticmethod
    def written(letter: str, year: int, number: int) -> str:
        """A number of a series, as it is given out."""
        return f"{letter}-{year}-{number:04d}"
