"""The reviews of a demo firm's clients: one closed, one to confirm, one to look at, one with the client, others planned.

Told once, of those who became clients; what they answer differs from what they said when they were taken on.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from django.db import transaction
from django.utils import timezone

from tenant_apps.customers.enums import Lifecycle
from tenant_apps.customers.models import Customer, Party
from tenant_apps.diligence.commands import IdentityFacts, open_check, read_identity
from tenant_apps.diligence.enums import IdentityKind, Level
from tenant_apps.flows.commands.answers import Entry, save_page
from tenant_apps.flows.commands.runs import complete_run
from tenant_apps.flows.enums import RunState
from tenant_apps.flows.errors import InvalidAnswer
from tenant_apps.flows.filled import read_run
from tenant_apps.flows.models import FlowRun
from tenant_apps.invites.models import Invite
from tenant_apps.reviews.commands import close_review, plan_review, plan_what_is_missing, start_review
from tenant_apps.reviews.models import Review, ReviewRun
from tenant_apps.reviews.planning import place_of
from vestibule.core.actors import Client
from vestibule.demo import acting
from vestibule.demo.desk import Desk
from vestibule.demo.fact_finds import fill_in
from vestibule.demo.firms import PRODUCT, account_of
from vestibule.demo.past import as_of, without_letters

EXPIRES = timedelta(days=24)
"""From now until the identity document of one of them expires."""
TOLD = 4
"""So many reviews are past their plan, each further than the one before."""


@dataclass(frozen=True, slots=True)
class Words:
    """What colleagues conclude and what clients write, in the firm's first language."""

    unchanged: str
    risen: str
    remark: str


WORDS: Mapping[str, Words] = {
    "nl": Words(
        unchanged="Alle gegevens bevestigd. Het inkomen past bij wat wij weten; het risico blijft laag.",
        risen="Nieuwe inkomsten uit het buitenland. De herkomst is aannemelijk, maar wij kijken voortaan vaker.",
        remark="Er is wat veranderd sinds de vorige keer; belt u mij gerust als iets niet duidelijk is.",
    ),
    "fr": Words(
        unchanged="Toutes les données sont confirmées. Les revenus correspondent à ce que nous savons ; le risque reste faible.",
        risen="De nouveaux revenus viennent de l’étranger. L’origine est plausible, mais nous regarderons plus souvent.",
        remark="Certaines choses ont changé depuis la dernière fois ; appelez-moi si quelque chose n’est pas clair.",
    ),
}


def tell_of_reviews(desk: Desk) -> bool:
    """Tell of the reviews, once and with everything or not at all; tell whether it was told now."""
    if Review.objects.exists():
        return False
    with transaction.atomic(), without_letters():
        words, waiting = WORDS[desk.firm.first_language], _who_can_answer()
        for number, tell in enumerate((_closed, _to_confirm, _to_look_at, _with_the_client)):
            if number < len(waiting):
                tell(desk, words, *waiting[number])
        _planned(desk)
    return True


def _who_can_answer() -> list[tuple[Customer, Client]]:
    """The clients of whom somebody sent a fact find and still enters the portal."""
    found: list[tuple[Customer, Client]] = []
    for customer in Customer.objects.filter(lifecycle=Lifecycle.CLIENT).order_by("pk"):
        sent = FlowRun.objects.filter(customer=customer, state=RunState.COMPLETED).values("party")
        invites = Invite.objects.giving_access().filter(dossier__customer=customer, party__in=sent)
        invite = invites.select_related("account").order_by("pk").first()
        if invite is not None and len(found) < TOLD:
            found.append((customer, acting.client(invite.account)))
    return found


def _asked(desk: Desk, customer: Customer, days_ago: int) -> Review:
    adviser = desk.people["adviser"]
    with as_of(timezone.now() - timedelta(days=days_ago)):
        due = timezone.localdate() + timedelta(days=30)
        review = plan_review(actor=adviser, customer=customer, due=due, assigned_to=desk.accounts["adviser"])
        return start_review(actor=adviser, review=review)


def _closed(desk: Desk, words: Words, customer: Customer, client: Client) -> None:
    review = _asked(desk, customer, 40)
    with as_of(timezone.now() - timedelta(days=36)):
        _send(desk, review, client, {})
    with as_of(timezone.now() - timedelta(days=35)):
        close_review(actor=desk.people["adviser"], review=review, level=Level.LOW, conclusion=words.unchanged)


def _to_confirm(desk: Desk, words: Words, customer: Customer, client: Client) -> None:
    review = _asked(desk, customer, 21)
    with as_of(timezone.now() - timedelta(days=12)):
        _send(desk, review, client, _changes(words))
    with as_of(timezone.now() - timedelta(days=1)):
        close_review(actor=desk.people["adviser"], review=review, level=Level.HIGH, conclusion=words.risen)


def _to_look_at(desk: Desk, words: Words, customer: Customer, client: Client) -> None:
    review = _asked(desk, customer, 10)
    with as_of(timezone.now() - timedelta(days=1)):
        _send(desk, review, client, _changes(words))


def _with_the_client(desk: Desk, _words: Words, customer: Customer, _client: Client) -> None:
    """Their identity document expires soon, so it is asked for in the same breath."""
    adviser = desk.people["adviser"]
    dossier = place_of(adviser, customer)
    party = Party.objects.people_of(customer)[0]
    facts = IdentityFacts(
        kind=IdentityKind.PASSPORT,
        number="SPECI2014",
        surname=party.last_name,
        given_names=party.first_name,
        birth_date=party.birth_date or date(1980, 1, 1),
        expires_on=timezone.localdate() + EXPIRES,
    )
    read_identity(actor=adviser, check=open_check(actor=adviser, dossier=dossier), party=party, facts=facts)
    _asked(desk, customer, 3)


def _planned(desk: Desk) -> None:
    """The others: one is late, one is next month; the rest is planned as each night."""
    admin, handler = desk.people["admin"], account_of(desk.firm, "handler")
    without = Customer.objects.filter(lifecycle=Lifecycle.CLIENT).exclude(pk__in=Review.objects.values("customer"))
    for customer, days, who in zip(without.order_by("pk"), (-6, 33), (desk.accounts["adviser"], handler), strict=False):
        due = timezone.localdate() + timedelta(days=days)
        with as_of(timezone.now() - timedelta(days=60)):
            plan_review(actor=admin, customer=customer, due=due, assigned_to=who)
    plan_what_is_missing(actor=PRODUCT)


def _changes(words: Words) -> Mapping[str, object]:
    """What somebody answers otherwise this time, by the question's name, where it is asked."""
    return {
        "remark": words.remark,
        "channel": "phone",
        "topics": ["home", "inheritance"],
        "gross": "64000",
        "total": "91500",
        "own_money": "42000",
        "liquid": "190000",
        "origin": ["work", "inheritance"],
        "abroad": "yes",
        "turnover": "1240000",
    }


def _send(desk: Desk, review: Review, client: Client, changes: Mapping[str, object]) -> None:
    """Let the client look through what is filled in, change some of it, and send it."""
    for each in ReviewRun.objects.filter(review=review).select_related("run").order_by("pk"):
        filled = read_run(each.run)
        known = {place: answer.revision for place, answer in filled.answers.items()}
        entries = [
            Entry(question.key, place[1], changes[question.name], known.get(place, 0))
            for page in filled.sheet.pages
            for question, place in page.asked()
            if question.name in changes
        ]
        refused = save_page(actor=client, run=each.run, entries=entries)
        if refused:
            raise InvalidAnswer(f"{refused}")
        fill_in(actor=client, run=each.run, pen=desk.pen(Random(each.pk)))  # noqa: S311 - an invented past
        complete_run(actor=client, run=each.run)
