"""Plays one demo customer's history: registered, invited, asked, answered, delivered, judged, moved along.

Each history is one transaction, so that a customer is on file with everything or not at all. Who is on file already is
left alone: the product's own search for duplicates tells.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random

from django.db import transaction
from django.utils import timezone

from tenant_apps.customers.enums import CustomerKind
from tenant_apps.customers.errors import PossibleDuplicate
from tenant_apps.customers.models import Party
from tenant_apps.documents.models import DocumentRequest
from tenant_apps.dossiers.commands.action_points import (
    add_action_point,
    ask_to_complete,
    handle_action_point,
    remove_action_point,
)
from tenant_apps.dossiers.commands.dossiers import change_stage, plan_submission
from tenant_apps.dossiers.commands.notes import add_note
from tenant_apps.dossiers.commands.products import add_product
from tenant_apps.dossiers.entry import missing_for
from tenant_apps.dossiers.enums import ActionPointKind, ProductKind, StageOutcome
from tenant_apps.dossiers.models import ActionPoint, Dossier, Product, Stage
from tenant_apps.flows.commands.runs import complete_run
from tenant_apps.invites.commands import accept_with_password, invite_applicant, revoke_invite
from tenant_apps.invites.models import Invite
from tenant_apps.prospects.commands import add_prospect
from tenant_apps.threads.audience import Audience
from vestibule.config import environment
from vestibule.core.actors import Client, Professional
from vestibule.demo import acting
from vestibule.demo.customers import Access, Casting
from vestibule.demo.desk import FLOWS, Desk
from vestibule.demo.fact_finds import fill_in
from vestibule.demo.firms import PRODUCT, agree
from vestibule.demo.past import Timeline, as_of, in_office_hours, without_letters
from vestibule.demo.talks import write_to_each_other

DOCUMENTS: Mapping[str, tuple[str, ...]] = {
    "mortgage": ("identity_document", "payslip", "employer_statement", "bank_statement"),
    "wealth": ("identity_document", "bank_statement", "tax_return", "pension_overview"),
    "insurance": ("identity_document", "payslip"),
    "onboarding": ("identity_document", "annual_accounts", "bank_statement"),
}
SETTLED = {"approved": 88, "second round": 12}
NEARLY = {"approved": 68, "second round": 6, "delivered": 14, "asked again": 4, "open": 8}
HALF_WAY = {"approved": 30, "delivered": 25, "asked again": 12, "open": 33}
"""What becomes of a document, with what chance, at three points of the work."""

PREPARING = 3
"""In so many first stages papers are still being gathered."""

CLIENT_ONLY = "wealth"
"""The kind of dossier whose fact find nobody may fill in but the client."""

TALKATIVE = 0.67
"""The share of those with access who write with the firm."""

WORK = timedelta(days=110)
"""How long a dossier takes that is over."""

UNDER_WAY = timedelta(days=40)
"""How long ago at most the work began that is under way, so that nobody seems to have waited for half a year."""


@dataclass(frozen=True)
class Story:
    """One customer on file, and who takes part in the history."""

    casting: Casting
    desk: Desk
    dossier: Dossier
    person: Party
    partner: Party | None
    adviser: Professional
    handler: Professional
    timeline: Timeline
    chance: Random


def play(casting: Casting, desk: Desk) -> bool:
    """Put the customer on file with the whole history, unless it is there already; tell whether anything was made."""
    chance = Random(f"{desk.firm.slug} {casting.number}")  # noqa: S311 - an invented past
    try:
        with without_letters(), transaction.atomic():
            story = _register(casting, desk, chance)
            giver = _give_access(story)
            _work(story, giver)
    except PossibleDuplicate:
        return False
    if casting.access is Access.WAITING:
        _invite(story)
    return True


def _register(casting: Casting, desk: Desk, chance: Random) -> Story:
    start = in_office_hours(timezone.now() - timedelta(days=casting.days_ago), chance)
    mailbox = "admin" if chance.random() < 0.3 else "adviser"
    handler = desk.accounts["handler"] if chance.random() < 0.7 else None
    with as_of(start):
        dossier = add_prospect(
            actor=desk.people[mailbox],
            kind=casting.kind,
            parties=casting.parties,
            dossier_kind=casting.dossier_kind,
            adviser=desk.accounts[mailbox],
            case_handler=handler,
        )
    parties = [member.party for member in dossier.customer.members.select_related("party").order_by("position")]
    return Story(
        casting=casting,
        desk=desk,
        dossier=dossier,
        person=parties[casting.person - 1],
        partner=parties[1] if casting.kind == CustomerKind.JOINT else None,
        adviser=desk.people[mailbox],
        handler=desk.people["handler" if handler else mailbox],
        timeline=Timeline(chance, start, _end(casting, start, chance)),
        chance=chance,
    )


def _end(casting: Casting, start: datetime, chance: Random) -> datetime:
    """Until when something happened: until a short while ago, unless the work is over or lies still."""
    latest = timezone.now() - timedelta(hours=chance.randrange(2, 90))
    return min(latest, start + WORK * chance.uniform(0.6, 1.2)) if casting.is_over else latest


def _give_access(story: Story) -> Client | None:
    """Invite the first applicant as far as cast; return the client once there is access."""
    if story.casting.access in {Access.NONE, Access.WAITING}:
        return None
    with as_of(story.timeline.step(0.1)):
        invite = _invite(story)
    if story.casting.access is Access.EXPIRED:
        return None
    with as_of(story.timeline.step(0.1)):
        password = environment.text("VESTIBULE_DEMO_PASSWORD")
        account = accept_with_password(actor=PRODUCT, invite=invite, password=password)
        agree(acting.client(account))
    if story.casting.access is Access.REVOKED:
        with as_of(story.timeline.step()):
            revoke_invite(actor=story.adviser, invite=invite)
        return None
    return acting.client(account)


def _invite(story: Story) -> Invite:
    return invite_applicant(
        actor=story.adviser,
        dossier=story.dossier,
        party=story.person,
        email=story.person.email,
        phone=story.person.phone,
        language=story.person.language,
        sees_other_applicants=story.casting.kind == CustomerKind.JOINT,
        message=story.desk.texts.invitation,
    )


def _work(story: Story, giver: Client | None) -> None:
    """Go through the stages; what a stage needs is done before the dossier leaves it."""
    stages = {stage.code: stage for stage in story.dossier.workflow.stages.order_by("position")}
    _note(story)
    if not story.casting.is_over:
        story.timeline.catch_up(UNDER_WAY)
    requests: list[DocumentRequest] = []
    for number, code in enumerate(story.casting.stages[1:], start=1):
        if number == 1 and stages[code].outcome != StageOutcome.ONGOING:
            requests = _begin(story, giver)
        with as_of(story.timeline.step(0.2)):
            _enter(story, stages[code])
        if number == 1 and stages[code].outcome == StageOutcome.ONGOING:
            requests = _begin(story, giver)
        if number == 2:
            _finish(story, giver, requests)
    if len(story.casting.stages) == 2:
        _finish_half(story, giver, requests)
    if story.casting.is_over:
        _close(story)


def _enter(story: Story, stage: Stage) -> None:
    """Move on; where something is missing, an administrator lets the dossier pass and says why."""
    is_missing = bool(missing_for(story.dossier, stage))
    actor = story.desk.people["admin"] if is_missing else story.adviser
    reason = story.desk.texts.passed_over if is_missing else ""
    change_stage(actor=actor, dossier=story.dossier, stage=stage, reason=reason)


def _begin(story: Story, giver: Client | None) -> list[DocumentRequest]:
    """Ask for what is needed and talk about it, which nobody can do any more in a dossier that has ended."""
    requests = _ask(story, giver)
    _talk(story, giver)
    _plan(story)
    return requests


def _close(story: Story) -> None:
    """Note that the work is over, and wait for nothing any more."""
    with as_of(story.timeline.step()):
        add_note(actor=story.adviser, dossier=story.dossier, text=story.desk.texts.closing)
        for point in ActionPoint.objects.current().open().filter(dossier=story.dossier).order_by("pk"):
            remove_action_point(actor=story.adviser, action_point=point)


def _talk(story: Story, giver: Client | None) -> None:
    """Let two of three who have access write with the firm; what they write has a hand of its own."""
    hand = Random(f"talk {story.desk.firm.slug} {story.casting.number}")  # noqa: S311 - an invented hand
    if giver is None or hand.random() > TALKATIVE:
        return
    write_to_each_other(
        hand.choice(story.desk.texts.talks),
        story.dossier,
        Audience(None if story.partner is not None else story.person),
        adviser=story.adviser,
        client=giver,
        moment=lambda: as_of(story.timeline.step(0.05)),
    )


def _note(story: Story) -> None:
    if story.chance.random() < 0.7:
        with as_of(story.timeline.step(0.1)):
            text = story.chance.choice(story.desk.texts.notes)
            add_note(actor=story.adviser, dossier=story.dossier, text=text)


def _plan(story: Story) -> None:
    if story.casting.is_over or story.chance.random() < 0.4:
        return
    ahead = timezone.localdate() + timedelta(days=story.chance.randrange(10, 70))
    with as_of(story.timeline.at):
        plan_submission(actor=story.adviser, dossier=story.dossier, planned_submission_on=ahead)
        if story.chance.random() < 0.5:
            texts = story.desk.texts
            add_product(
                actor=story.adviser, dossier=story.dossier, kind=_second_product(story), description=texts.product
            )


def _second_product(story: Story) -> str:
    return ProductKind.INSURANCE if story.desk.firm.country == "NL" else ProductKind.PENSION


def _ask(story: Story, giver: Client | None) -> list[DocumentRequest]:
    """Ask for the fact find, something to do by hand, and of those who can deliver here, documents."""
    desk, dossier = story.desk, story.dossier
    asked = [(code, story.person) for code in DOCUMENTS[story.casting.dossier_kind]]
    if story.partner is not None:
        asked.insert(1, ("identity_document", story.partner))
    if giver is None and story.casting.access is not Access.EXPIRED:
        asked = []
    elif len(story.casting.stages) > 2:
        asked = asked[: 2 if story.casting.is_over else 3]
    due_on = timezone.localdate(story.timeline.at) + timedelta(days=story.chance.randrange(14, 60))
    with as_of(story.timeline.step(0.1)):
        product = Product.objects.usual_for(dossier)
        requests = [desk.ask(story.handler, dossier, code, party, due_on, product=product) for code, party in asked]
        flow = desk.flows[FLOWS[story.casting.dossier_kind]]
        ask_to_complete(
            actor=story.adviser, dossier=dossier, party=story.person, flow=flow, product=product, due_on=due_on
        )
        kind, subject = story.chance.choice(
            (
                (ActionPointKind.CONFIRM, desk.texts.to_confirm),
                (ActionPointKind.SIGN, desk.texts.to_sign),
                (ActionPointKind.FREE, desk.texts.to_do),
            )
        )
        add_action_point(actor=story.adviser, dossier=dossier, kind=kind, subject=subject, party=story.person)
    return requests


def _finish(story: Story, giver: Client | None, requests: list[DocumentRequest]) -> None:
    """Complete the fact find, hand in the documents, tick off what is done by hand; of ongoing work most, not all."""
    _complete(story, giver)
    _hand_in(
        story, giver, requests, SETTLED if story.casting.is_over or len(story.casting.stages) > PREPARING else NEARLY
    )
    if story.casting.is_over or story.chance.random() < 0.5:
        by_hand = ActionPoint.objects.current().open().filter(dossier=story.dossier, request=None, run=None)
        with as_of(story.timeline.step(0.1)):
            for point in by_hand.order_by("pk"):
                handle_action_point(actor=story.adviser, action_point=point)


def _finish_half(story: Story, giver: Client | None, requests: list[DocumentRequest]) -> None:
    """Leave the client in the middle."""
    _complete(story, giver, share=story.chance.choice((0, 0.2, 0.45, 0.7, 1)))
    _hand_in(story, giver, requests, HALF_WAY)


def _hand_in(story: Story, giver: Client | None, requests: list[DocumentRequest], chances: Mapping[str, int]) -> None:
    """Let the client deliver, and the firm judge, as chance has it for each document."""
    for request in requests if giver else ():
        fate = story.chance.choices([*chances], weights=[*chances.values()])[0]
        if fate == "open":
            continue
        if fate == "second round":
            _deliver(story, giver, request)
            _judge(story, request, story.desk.reject)
        _deliver(story, giver, request)
        if fate == "asked again":
            _judge(story, request, story.desk.reject)
        elif fate != "delivered":
            _judge(story, request, story.desk.approve)


def _deliver(story: Story, giver: Client, request: DocumentRequest) -> None:
    with as_of(story.timeline.step(0.1)):
        story.desk.deliver(giver, request)


def _judge(story: Story, request: DocumentRequest, verdict: Callable[[Professional, DocumentRequest], None]) -> None:
    with as_of(story.timeline.step(0.1)):
        verdict(story.handler, request)


def _complete(story: Story, giver: Client | None, share: float = 1) -> None:
    """Fill in the fact find, as the client or else as the adviser, and send it when it is complete."""
    actor = giver or story.adviser
    if share == 0 or (giver is None and story.casting.dossier_kind == CLIENT_ONLY):
        return
    point = ActionPoint.objects.current().select_related("run").get(dossier=story.dossier, run__isnull=False)
    with as_of(story.timeline.step(0.1)):
        fill_in(actor=actor, run=point.run, pen=story.desk.pen(story.chance, story.partner), share=share)
        if share == 1:
            complete_run(actor=actor, run=point.run)
