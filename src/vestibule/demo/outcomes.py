"""What became of a demo firm's prospects: clients with a file, some turned down, owners of companies, journeys.

Made once, of customers who are on file already.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal

from django.db import transaction
from django.utils import timezone

from tenant_apps.clients.commands import HoldingFacts, add_holding, add_relation, edit_client
from tenant_apps.clients.enums import RelationKind
from tenant_apps.clients.models import ClientFile
from tenant_apps.customers.commands import PartyFacts, give_office
from tenant_apps.customers.commands import add_holding as add_share
from tenant_apps.customers.enums import CustomerKind, Lifecycle, Office, PartyKind, Signing
from tenant_apps.customers.models import Customer
from tenant_apps.customers.structure import company_of
from tenant_apps.dossiers.enums import ProductKind, StageOutcome
from tenant_apps.dossiers.models import Dossier
from tenant_apps.journeys.commands import begin_journey
from tenant_apps.journeys.enums import JourneyKind
from tenant_apps.journeys.models import Journey
from tenant_apps.prospects.commands import change_status
from tenant_apps.prospects.enums import Status
from tenant_apps.retention.commands.keeping import tell_of_erasures
from tenant_apps.retention.enums import Ground
from tenant_apps.retention.models import Retention
from tenant_apps.retention.rules import months
from vestibule.core.months import months_later
from vestibule.demo.desk import Desk
from vestibule.demo.firms import PRODUCT
from vestibule.demo.past import as_of, without_letters

MOST_CLIENTS = 6
OWNED = 2
"""So many companies have owners on file, directly and behind another company."""


@dataclass(frozen=True, slots=True)
class Words:
    """What the firm writes, and whom and what it names, in its first language."""

    rejected: str
    silent: str
    providers: tuple[str, ...]
    parent: str
    owners: tuple[tuple[str, str], tuple[str, str]]


WORDS: Mapping[str, Words] = {
    "nl": Words(
        rejected="De maandlasten passen niet bij het inkomen; wij kunnen geen verantwoord advies geven.",
        silent="Heeft na drie herinneringen niets meer laten horen.",
        providers=("Merwede Bank", "Zuiderzee Verzekeringen", "Delta Hypotheken"),
        parent="Holding {name}",
        owners=(("Annemarie", "Terpstra"), ("Lourens", "Hoogeveen")),
    ),
    "fr": Words(
        rejected="L’origine des fonds reste sans explication suffisante.",
        silent="N’a plus donné de nouvelles après trois rappels.",
        providers=("Banque de la Senne", "Assurances du Midi", "Crédit des Ardennes"),
        parent="{name} Holding",
        owners=(("Élodie", "Vandamme"), ("Grégoire", "Lambotte")),
    ),
}


def tell_of_outcomes(desk: Desk) -> bool:
    """Tell what became of those on file, once and with everything or not at all; tell whether it was told now."""
    if ClientFile.objects.exists() or Retention.objects.exists():
        return False
    with transaction.atomic(), without_letters():
        words = WORDS[desk.firm.first_language]
        _take_on(desk, words)
        _turn_down(desk, words)
        _own(desk, words)
        _relate(desk)
        _begin(desk)
        tell_of_erasures(actor=PRODUCT)
    return True


def _over(outcome: str) -> list[Dossier]:
    found = Dossier.objects.filter(stage__outcome=outcome).select_related("customer")
    return list(found.order_by("created_at", "pk"))


def _take_on(desk: Desk, words: Words) -> None:
    """Those whose work ended well are clients now, each with the firm's number and what they have."""
    adviser = desk.people["adviser"]
    for number, dossier in enumerate(_over(StageOutcome.DONE)[:MOST_CLIENTS], start=1):
        customer = dossier.customer
        taken_on = min(timezone.now(), dossier.created_at + timedelta(days=90))
        with as_of(taken_on):
            for status in (Status.IN_REVIEW, Status.ACCEPTED, Status.DONE, Status.CONVERTED):
                change_status(actor=adviser, customer=customer, status=status)
            edit_client(
                actor=adviser,
                customer=customer,
                number=f"{desk.firm.slug[:2].upper()}-{4000 + 7 * number}",
                since_on=taken_on.date(),
                adviser=desk.accounts["adviser"],
                case_handler=desk.accounts["handler"],
            )
            add_holding(
                actor=adviser,
                customer=customer,
                facts=HoldingFacts(
                    kind=ProductKind.MORTGAGE if desk.firm.country == "NL" else ProductKind.INVESTMENT,
                    provider=words.providers[number % len(words.providers)],
                    number=f"{desk.firm.country}{820_400 + 37 * number}",
                    began_on=taken_on.date(),
                ),
            )


def _turn_down(desk: Desk, words: Words) -> None:
    """Those whose work ended without a result: one is erased soon, so somebody is warned."""
    ended = [each for each in _over(StageOutcome.ENDED) if not _is_closed(each.customer)][:2]
    told = zip(ended, ((Ground.NO_ANSWER, words.silent), (Ground.REJECTED, words.rejected)), strict=False)
    for dossier, (ground, reason) in told:
        since = min(dossier.created_at + timedelta(days=60), timezone.now())
        if ground == Ground.NO_ANSWER:
            since = timezone.now() - (months_later(timezone.localdate(), months()[ground]) - timezone.localdate())
            since += timedelta(days=12)
        with as_of(since):
            change_status(
                actor=desk.people["adviser"],
                customer=dossier.customer,
                status=Status.REJECTED,
                reason=reason,
                ground=ground,
            )


def _is_closed(customer: Customer) -> bool:
    return Retention.objects.filter(customer=customer).exists()


def _own(desk: Desk, words: Words) -> None:
    """Companies with an owner of their own, and one behind a holding company, who signs."""
    adviser = desk.people["adviser"]
    businesses = Customer.objects.filter(kind=CustomerKind.BUSINESS).order_by("created_at", "pk")[:OWNED]
    for number, business in enumerate(businesses):
        company = company_of(business)
        (first, first_last), (second, second_last) = words.owners
        language, mark = desk.firm.first_language, "" if number == 0 else " II"
        direct = PartyFacts(first_name=first, last_name=f"{first_last}{mark}", language=language)
        behind = PartyFacts(first_name=second, last_name=f"{second_last}{mark}", language=language)
        parent = PartyFacts(
            kind=PartyKind.LEGAL, legal_name=words.parent.format(name=company.legal_name), language=language
        )
        share = add_share(actor=adviser, company=company, owner=direct, percent=Decimal(40), despite_duplicates=True)
        held = add_share(actor=adviser, company=company, owner=parent, percent=Decimal(60), despite_duplicates=True)
        last = add_share(actor=adviser, company=held.owner, owner=behind, percent=Decimal(75), despite_duplicates=True)
        give_office(actor=adviser, company=company, person=share.owner, office=Office.DIRECTOR)
        give_office(actor=adviser, company=company, person=last.owner, office=Office.SIGNATORY, signing=Signing.ALONE)


def _relate(desk: Desk) -> None:
    """Clients who belong together: two of a family, and one who directs a company that is on file."""
    adviser = desk.people["adviser"]
    clients = Customer.objects.filter(lifecycle=Lifecycle.CLIENT).exclude(kind=CustomerKind.BUSINESS).order_by("pk")
    people = [customer.members.select_related("party").earliest("position").party for customer in clients]
    for number, one in enumerate(people):
        for other in people[number + 1 :]:
            if one.last_name == other.last_name:
                add_relation(actor=adviser, party=one, other=other, kind=RelationKind.SIBLING)
    business = Customer.objects.filter(kind=CustomerKind.BUSINESS).order_by("created_at", "pk").first()
    if business is not None and people:
        give_office(actor=adviser, company=company_of(business), person=people[-1], office=Office.DIRECTOR)


def _begin(desk: Desk) -> None:
    """A journey in each mode, of the latest dossiers under way that have none."""
    ongoing = Dossier.objects.filter(stage__outcome=StageOutcome.ONGOING).exclude(
        pk__in=Journey.objects.values("dossier")
    )
    latest = ongoing.exclude(customer__members__party__email__in=_logging_in(desk)).order_by("-created_at", "-pk")
    for kind, dossier in zip(JourneyKind, latest[2 : 2 + len(JourneyKind)], strict=False):
        begin_journey(actor=desk.people["adviser"], dossier=dossier, kind=kind)


def _logging_in(desk: Desk) -> list[str]:
    return [desk.firm.client.email, desk.firm.partner.email]
