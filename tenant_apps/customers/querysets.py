"""Reads of parties and customers."""

from collections.abc import Sequence
from typing import Self

from django.apps import apps
from django.contrib.postgres.search import TrigramWordDistance, TrigramWordSimilarity
from django.db import models
from django.db.models import Min, Prefetch, Q
from schwifty import IBAN
from schwifty.exceptions import SchwiftyException

from tenant_apps.customers.enums import Lifecycle, PartyKind
from tenants.sealing import index_of
from vestibule.core.actors import Actor, Client, Professional, System
from vestibule.core.sorting import folded

LIKE_ENOUGH = 0.45
_SHORTEST_IBAN, _LONGEST_IBAN = 15, 34


def iban_in(words: str) -> str:
    """The bank account number that the words are, as it is stored; nothing where they are anything else."""
    number = "".join(words.split()).upper()
    if not (_SHORTEST_IBAN <= len(number) <= _LONGEST_IBAN and number[:2].isalpha() and number[2:4].isdigit()):
        return ""
    try:
        return str(IBAN(number, validate_bban=True).compact)
    except SchwiftyException:
        return ""


class PartyQuerySet(models.QuerySet):
    """Parties."""

    def visible_to(self, actor: Actor) -> Self:
        """Professionals: everybody on file. Clients: themselves, and the others of a customer that is shared whole."""
        if isinstance(actor, Professional | System):
            return self
        if isinstance(actor, Client):
            own = Q(pk__in=actor.own_party_ids)
            return self.filter(
                own | Q(customerparty__customer__in=actor.shared_customer_ids),
            ).distinct()
        return self.none()

    def people_of(self, customer: models.Model) -> Self:
        """The people of a customer, each once, the first applicant first."""
        return (
            self.filter(kind=PartyKind.NATURAL, customerparty__customer=customer)
            .annotate(place=Min("customerparty__position"))
            .order_by("place")
        )

    def reachable(self) -> Self:
        """Those who may log in to the client portal and have an e-mail address."""
        return self.exclude(email="").filter(account__is_active=True)

    def with_account(self) -> Self:
        """The account by which each logs in, with whether two-factor is set up."""
        accounts = apps.get_model("accounts", "Account").objects.with_two_factor()
        return self.prefetch_related(Prefetch("account", queryset=accounts))


class CustomerQuerySet(models.QuerySet):
    """Customers."""

    def visible_to(self, actor: Actor) -> Self:
        """Professionals: every customer of the firm. Clients: those that an invite opens to them."""
        if isinstance(actor, Professional | System):
            return self
        if isinstance(actor, Client):
            return self.filter(pk__in=actor.customer_ids)
        return self.none()

    def prospects(self) -> Self:
        return self.filter(lifecycle=Lifecycle.PROSPECT)

    def matching(self, words: str) -> Self:
        """Each word occurs in the number, a name, an e-mail address or a company number, accents and capitals aside.

        A whole bank account number, with or without spaces, finds those who have it.
        """
        if number := iban_in(words):
            return self.with_account_number(index_of("iban", number))
        return self.holding(folded(words).split())

    def with_account_number(self, index: str) -> Self:
        """Those with a bank account, by its index."""
        members = apps.get_model("customers", "CustomerParty").objects
        return self.filter(pk__in=members.filter(party__iban_index=index).values("customer"))

    def holding(self, words: Sequence[str]) -> Self:
        """The same for words that are folded already."""
        return self.filter(*(Q(search_text__contains=word) for word in words))

    def resembling(self, words: str, most: int) -> Self:
        """At most so many that hold something like the words, for typing errors; the likest first.

        The index on what is searched gives the nearest, of equals any, without looking at the others.
        """
        typed = folded(words)
        nearest = self.order_by(TrigramWordDistance(typed, "search_text")).values("pk")[:most]
        likest = self.filter(pk__in=nearest).annotate(likeness=TrigramWordSimilarity(typed, "search_text"))
        return likest.filter(likeness__gte=LIKE_ENOUGH).order_by("-likeness", "sort_name", "pk")


class _KeptQuerySet(models.QuerySet):
    """What began and may have ended."""

    def visible_to(self, actor: Actor) -> Self:
        """Professionals only: who owns a company is the firm's own finding."""
        return self if isinstance(actor, Professional | System) else self.none()

    def current(self) -> Self:
        return self.filter(ended_at=None)


class HoldingQuerySet(_KeptQuerySet):
    """Shares in companies."""

    def above(self, company: models.Model) -> list[models.Model]:
        """The current ones in a company and in those that hold it, with who they are: a statement for each level."""
        found: list[models.Model] = []
        known, level = {company.pk}, {company.pk}
        while level:
            rows = list(self.current().filter(owned__in=level).select_related("owner", "owned").order_by("pk"))
            level = {row.owner_id for row in rows} - known
            known |= level
            found += rows
        return found

    def around(self, *parties: int) -> set[int]:
        """Everybody whom a chain of current shares joins to these, upwards and downwards."""
        known, new = set(parties), set(parties)
        while new:
            rows = self.current().filter(Q(owned__in=new) | Q(owner__in=new)).values_list("owner_id", "owned_id")
            new = {party for row in rows for party in row} - known
            known |= new
        return known


class OfficerQuerySet(_KeptQuerySet):
    """Officers of companies."""

    def of(self, company: models.Model) -> Self:
        """Those of a company with who they are, directors first."""
        return self.filter(company=company).select_related("person").order_by("office", "pk")
