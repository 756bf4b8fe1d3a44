"""What the couple who log in as client@ and partner@ find: a dossier in the middle of the work."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from random import Random

from django.db import transaction
from django.utils import timezone

from tenant_apps.customers.models import Party
from tenant_apps.dossiers.commands.action_points import add_action_point, ask_to_complete, handle_action_point
from tenant_apps.dossiers.commands.dossiers import change_stage, plan_submission
from tenant_apps.dossiers.commands.notes import add_note
from tenant_apps.dossiers.commands.products import add_product
from tenant_apps.dossiers.enums import ActionPointKind, ProductKind
from tenant_apps.dossiers.models import ActionPoint, Dossier
from tenant_apps.flows.models import FlowRun
from tenant_apps.threads.audience import Audience
from tenant_apps.threads.commands.conversations import read_messages
from vestibule.demo import acting
from vestibule.demo.desk import FLOWS, Desk
from vestibule.demo.fact_finds import fill_in
from vestibule.demo.firms import COUPLE_REGISTERED, account_of
from vestibule.demo.papers import papers_for
from vestibule.demo.past import as_of, in_office_hours, without_letters
from vestibule.demo.talks import write_to_each_other


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which documents the couple is asked for, by what became of them."""

    approved: str
    delivered: str
    again: str
    open: str
    shared: str
    second_product: str


WANTED: Mapping[str, Wanted] = {
    "mortgage": Wanted(
        approved="identity_document",
        delivered="payslip",
        again="bank_statement",
        open="employer_statement",
        shared="purchase_agreement",
        second_product=ProductKind.INSURANCE,
    ),
    "wealth": Wanted(
        approved="identity_document",
        delivered="tax_return",
        again="bank_statement",
        open="pension_overview",
        shared="investment_statement",
        second_product=ProductKind.PENSION,
    ),
}
FILLED = 0.5
"""The share of the fact find that the client has filled in."""


def tell_of_the_couple(desk: Desk) -> bool:
    """Bring the couple's dossier to the middle of the work, once; tell whether anything was made."""
    client = account_of(desk.firm, "client")
    dossier = Dossier.objects.filter(customer__parties__account=client).order_by("pk").first()
    if dossier is None or ActionPoint.objects.filter(dossier=dossier).exists():
        return False
    with without_letters(), transaction.atomic():
        _tell(desk, dossier)
    return True


def _tell(desk: Desk, dossier: Dossier) -> None:
    wanted, adviser, handler = WANTED[desk.firm.dossier_kind], desk.people["adviser"], desk.people["handler"]
    first, second = (member.party for member in dossier.customer.members.select_related("party").order_by("position"))
    client, partner = (acting.client(account_of(desk.firm, mailbox)) for mailbox in ("client", "partner"))
    days = _Days()

    with as_of(days.ago(COUPLE_REGISTERED - 1)):
        add_note(actor=adviser, dossier=dossier, text=desk.texts.notes[1])
    with as_of(days.ago(24)):
        stage = dossier.workflow.stages.order_by("position")[1]
        change_stage(actor=adviser, dossier=dossier, stage=stage)
        plan_submission(actor=adviser, dossier=dossier, planned_submission_on=timezone.localdate() + timedelta(days=45))
        main = dossier.products.order_by("pk").first()
        second_product = add_product(
            actor=adviser, dossier=dossier, kind=wanted.second_product, description=desk.texts.product
        )
        runs = _ask_to_complete(desk, dossier, first, second, days)
        approved, delivered, again, _open, _shared = (
            desk.ask(handler, dossier, code, party, days.ahead(due), product=product)
            for code, party, due, product in (
                (wanted.approved, first, -6, None),
                (wanted.delivered, first, 3, main),
                (wanted.again, first, 3, main),
                (wanted.open, first, 9, second_product),
                (wanted.shared, None, 16, main),
            )
        )
        of_partner = desk.ask(handler, dossier, wanted.approved, second, days.ahead(3))
        desk.ask(handler, dossier, wanted.delivered, second, days.ahead(9))
    with as_of(days.ago(20)):
        desk.deliver(client, approved)
        desk.deliver(client, again)
    with as_of(days.ago(17)):
        desk.approve(handler, approved, desk.texts.approval)
        confirmed = _add_by_hand(desk, dossier, first)
        add_note(actor=handler, dossier=dossier, text=desk.texts.notes[3])
    with as_of(days.ago(12)):
        fill_in(actor=client, run=runs[0], pen=desk.pen(Random(7), second), share=FILLED)  # noqa: S311 - an invented hand
        handle_action_point(actor=client, action_point=confirmed)
    with as_of(days.ago(9)):
        desk.deliver(partner, of_partner)
        fill_in(actor=partner, run=runs[1], pen=desk.pen(Random(8), first), share=FILLED / 3)  # noqa: S311 - an invented hand
    _talk(desk, dossier, first, days)
    with as_of(days.ago(4)):
        desk.deliver(client, delivered)
        add_note(actor=adviser, dossier=dossier, text=desk.texts.product_remark)
    with as_of(days.ago(2)):
        desk.reject(handler, again)


def _talk(desk: Desk, dossier: Dossier, first: Party, days: "_Days") -> None:
    """Let the couple write with their adviser, together and one of them alone; what the adviser wrote last is not read yet."""
    adviser, client = desk.people["adviser"], acting.client(account_of(desk.firm, "client"))
    together, alone = days.one_after_another(8, 7, 6, 3), days.one_after_another(6, 5)
    write_to_each_other(
        desk.texts.talk_of_couple,
        dossier,
        Audience(None),
        adviser=adviser,
        client=client,
        moment=lambda: as_of(next(together)),
        papers=[papers_for(desk.firm.country)["pension_overview"]],
    )
    write_to_each_other(
        desk.texts.talk_alone,
        dossier,
        Audience(first),
        adviser=adviser,
        client=client,
        moment=lambda: as_of(next(alone)),
    )
    with as_of(days.ago(4)):
        read_messages(actor=client, thread=dossier.threads.get(party=first))


def _ask_to_complete(desk: Desk, dossier: Dossier, first: Party, second: Party, days: "_Days") -> list[FlowRun]:
    flow = desk.flows[FLOWS[desk.firm.dossier_kind]]
    return [
        ask_to_complete(actor=desk.people["adviser"], dossier=dossier, party=party, flow=flow, due_on=days.ahead(6)).run
        for party in (first, second)
    ]


def _add_by_hand(desk: Desk, dossier: Dossier, party: Party) -> ActionPoint:
    """Add something to sign, something to do and something to confirm; return the last."""
    adviser, texts = desk.people["adviser"], desk.texts
    for kind, subject in ((ActionPointKind.SIGN, texts.to_sign), (ActionPointKind.FREE, texts.to_do)):
        add_action_point(actor=adviser, dossier=dossier, kind=kind, subject=subject, party=party)
    return add_action_point(
        actor=adviser, dossier=dossier, kind=ActionPointKind.CONFIRM, subject=texts.to_confirm, party=party
    )


class _Days:
    """Days of the past weeks at office hours, and dates ahead, counted from the true today."""

    def __init__(self) -> None:
        self._now = timezone.now()
        self._chance = Random(1)  # noqa: S311 - the minutes do not matter

    def ago(self, days: int) -> datetime:
        return in_office_hours(self._now - timedelta(days=days), self._chance)

    def one_after_another(self, *days: int) -> Iterator[datetime]:
        """So many days ago each, and in this order where a weekend moves two of them to the same Friday."""
        last = self._now - timedelta(days=days[0] + 7)
        for each in days:
            last = max(self.ago(each), last + timedelta(minutes=43))
            yield last

    def ahead(self, days: int) -> date:
        return timezone.localdate(self._now) + timedelta(days=days)
