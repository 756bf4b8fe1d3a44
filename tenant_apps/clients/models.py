"""The firm's own facts about a client, relations between parties, products that a client has, and every change."""

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from tenant_apps.clients.enums import RelationKind
from tenant_apps.clients.querysets import ChangeQuerySet, ClientFileQuerySet, HoldingQuerySet, RelationQuerySet
from tenant_apps.customers.models import Customer, Party
from tenant_apps.dossiers.enums import ProductKind
from tenants.sealed import SealedCharField
from vestibule.core.models import Record, done_by


class ClientFile(Record):
    """What the firm notes about a client. A client without one has nothing noted yet.

    ``number`` is the firm's own, from another system, by which an import finds the client again.
    """

    customer = models.OneToOneField(Customer, models.CASCADE, related_name="client_file", verbose_name=_("client"))
    number = models.CharField(_("own number"), max_length=40, blank=True)
    since_on = models.DateField(_("client since"), null=True, blank=True)

    objects = ClientFileQuerySet.as_manager()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["number"], condition=~Q(number=""), name="clientfile_one_per_number"),
        )
        verbose_name = _("client file")
        verbose_name_plural = _("client files")

    def __str__(self) -> str:
        return self.number


class Relation(Record):
    """What one party is of another: partner, parent, parent company, shareholder."""

    party = models.ForeignKey(Party, models.CASCADE, related_name="relations", verbose_name=_("party"))
    other = models.ForeignKey(Party, models.CASCADE, related_name="relations_of", verbose_name=_("other party"))
    kind = models.CharField(_("kind"), max_length=16, choices=RelationKind.choices)

    objects = RelationQuerySet.as_manager()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["party", "other", "kind"], name="relation_once"),
            models.CheckConstraint(name="relation_of_two", condition=~Q(party=F("other"))),
        )
        verbose_name = _("relation")
        verbose_name_plural = _("relations")

    def __str__(self) -> str:
        return str(self.get_kind_display())


class Holding(Record):
    """A product or contract that a client has, with the firm or elsewhere."""

    customer = models.ForeignKey(Customer, models.CASCADE, related_name="holdings", verbose_name=_("client"))
    kind = models.CharField(_("kind"), max_length=12, choices=ProductKind.choices)
    name = models.CharField(_("description"), max_length=120, blank=True)
    provider = models.CharField(_("provider"), max_length=120, blank=True)
    number = models.CharField(_("contract number"), max_length=60, blank=True)
    began_on = models.DateField(_("from"), null=True, blank=True)
    ended_on = models.DateField(_("until"), null=True, blank=True)

    objects = HoldingQuerySet.as_manager()

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["customer", "number"], condition=~Q(number=""), name="holding_one_per_number"
            ),
            models.CheckConstraint(
                name="holding_ends_after_it_begins",
                condition=Q(began_on=None) | Q(ended_on=None) | Q(ended_on__gte=F("began_on")),
            ),
        )
        verbose_name = _("product of a client")
        verbose_name_plural = _("products of clients")

    def __str__(self) -> str:
        return self.name or str(self.get_kind_display())


class Change(models.Model):
    """One fact of a client or of a party that was changed: by whom, from what, to what."""

    id = models.BigAutoField(primary_key=True)
    customer = models.ForeignKey(
        Customer, models.CASCADE, null=True, blank=True, related_name="changes", verbose_name=_("client")
    )
    party = models.ForeignKey(
        Party, models.CASCADE, null=True, blank=True, related_name="changes", verbose_name=_("party")
    )
    field = models.CharField(_("what"), max_length=40)
    before = SealedCharField(_("from"), max_length=300, blank=True, seal="tenant_apps.clients.sealing.CHANGES")
    after = SealedCharField(_("to"), max_length=300, blank=True, seal="tenant_apps.clients.sealing.CHANGES")
    changed_at = models.DateTimeField(_("changed at"), default=timezone.now)
    changed_by = done_by(_("changed by"))

    objects = ChangeQuerySet.as_manager()

    class Meta:
        constraints = (
            models.CheckConstraint(
                name="change_of_one",
                condition=Q(customer=None, party__isnull=False) | Q(customer__isnull=False, party=None),
            ),
        )
        verbose_name = _("change")
        verbose_name_plural = _("changes")

    def __str__(self) -> str:
        return f"{self.field}: {self.before} > {self.after}"
