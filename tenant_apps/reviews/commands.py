"""Planning, moving, starting and closing reviews, and telling of those that are due."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date, timedelta
from typing import cast

from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from tenant_apps.accounts.models import Account
from tenant_apps.clients.errors import NotAClient
from tenant_apps.customers.enums import Lifecycle
from tenant_apps.customers.models import Customer, Party
from tenant_apps.diligence.enums import Level
from tenant_apps.diligence.errors import SamePerson
from tenant_apps.diligence.models import Identity
from tenant_apps.documents.models import DocumentType
from tenant_apps.dossiers.commands.action_points import ask_for_documents, ask_to_complete
from tenant_apps.dossiers.commands.telling import tell_clients
from tenant_apps.dossiers.letters import people_to_tell
from tenant_apps.dossiers.models import Dossier
from tenant_apps.flows.commands.again import carry_over
from tenant_apps.flows.enums import FlowKind, RunState
from tenant_apps.flows.models import Flow, FlowRun
from tenant_apps.inbox.commands.raising import Concerned, News, settle_notices, tell_those_concerned
from tenant_apps.inbox.kinds import Kind
from tenant_apps.reviews import policies
from tenant_apps.reviews.enums import ReviewState
from tenant_apps.reviews.errors import (
    AlreadyBegun,
    AlreadyPlanned,
    ConclusionMissing,
    DueInThePast,
    FlowOfRisk,
    NobodyToAsk,
    NoLongerClient,
    NotAnswered,
    NothingProposed,
    NothingToAsk,
    NothingToSpread,
    SpanNotUnderstood,
)
from tenant_apps.reviews.models import Review, ReviewPlan, ReviewRun
from tenant_apps.reviews.news import ANSWERED, DUE, OVERDUE, TO_CONFIRM
from tenant_apps.reviews.planning import IDENTITY, current_plan, due_on, known_of, place_of
from vestibule.core.actors import Actor
from vestibule.core.commands import command
from vestibule.core.permissions import require
from vestibule.core.records import record

HEIGHT = {"": 0, Level.LOW: 0, Level.MEDIUM: 1, Level.HIGH: 2}
"""Not rated counts as low."""
ESCALATED_AFTER = timedelta(days=14)
LONGEST_SPAN, WEEKEND = timedelta(days=366), 5


@command
def set_review_plan(*, actor: Actor, flow: Flow | None, rule: Mapping[str, int]) -> ReviewPlan:
    """Say how often clients are reviewed, and how. What is planned already keeps its day."""
    require(actor, policies.CONFIGURE)
    if flow is not None and flow.kind == FlowKind.RISK:
        raise FlowOfRisk
    plan, _is_new = ReviewPlan.objects.update_or_create(is_only_row=True, defaults={"flow": flow, **rule})
    record("reviews.set_plan", None, actor=actor, rule=dict(rule), flow=flow.code if flow else "")
    return plan


@command
def plan_review(
    *, actor: Actor, customer: Customer, due: date | None = None, assigned_to: Account | None = None
) -> Review:
    """Plan the next review of a client: on this day, or when the risk and the identity documents want it."""
    require(actor, policies.WORK)
    held = Customer.objects.select_for_update(of=("self",), no_key=True).get(pk=customer.pk)
    if held.lifecycle == Lifecycle.PROSPECT:
        raise NotAClient
    if held.lifecycle == Lifecycle.FORMER:
        raise NoLongerClient
    if Review.objects.open().filter(customer=held).exists():
        raise AlreadyPlanned
    known, today = known_of([held])[held.pk], timezone.localdate()
    if due is not None and due < today:
        raise DueInThePast
    review = Review.objects.create(
        customer=held,
        due_on=due or due_on(current_plan(), known, today),
        assigned_to_id=assigned_to.pk if assigned_to else known.adviser,
    )
    record("reviews.plan", held, actor=actor, due_on=review.due_on.isoformat())
    return review


@command
def plan_what_is_missing(*, actor: Actor) -> int:
    """Plan the next review of every client who has none, and return for how many. Twice is once."""
    require(actor, policies.WORK)
    without = Customer.objects.filter(lifecycle=Lifecycle.CLIENT).exclude(
        pk__in=Review.objects.open().values("customer")
    )
    clients, plan, today = list(without.order_by("pk")), current_plan(), timezone.localdate()
    known = known_of(clients)
    made = [
        Review(customer=each, due_on=due_on(plan, known[each.pk], today), assigned_to_id=known[each.pk].adviser)
        for each in clients
    ]
    Review.objects.bulk_create(made, ignore_conflicts=True)
    return len(made)


@command
def move_review(*, actor: Actor, review: Review, due_on: date, assigned_to: Account | None) -> Review:
    """Do it on another day, or have somebody else do it."""
    require(actor, policies.WORK)
    held = _held(review)
    if held.is_closed:
        raise AlreadyBegun
    if due_on != held.due_on and due_on < timezone.localdate():
        raise DueInThePast
    held.due_on, held.assigned_to = due_on, assigned_to
    held.save(update_fields=["due_on", "assigned_to"])
    record("reviews.move", held.customer, actor=actor, due_on=due_on.isoformat())
    return held


@command
def spread_reviews(
    *, actor: Actor, reviews: Collection[int], first: date, last: date, people: Sequence[Account] = ()
) -> int:
    """Give these planned reviews days evenly over the weekdays of a span, and these people in turn; say of how many.

    Who is due first comes first. Without people each keeps whoever does it. What was begun meanwhile keeps its day.
    """
    require(actor, policies.WORK)
    if first < timezone.localdate():
        raise DueInThePast(field="first")
    if not first <= last <= first + LONGEST_SPAN:
        raise SpanNotUnderstood
    planned = Review.objects.select_for_update(of=("self",), no_key=True).filter(pk__in=reviews).planned()
    held = list(planned.soonest_first())
    if not held:
        raise NothingToSpread
    whole = [first + timedelta(days=number) for number in range((last - first).days + 1)]
    days = [day for day in whole if day.weekday() < WEEKEND] or whole[:1]
    for number, review in enumerate(held):
        review.due_on = days[number * len(days) // len(held)]
        if people:
            review.assigned_to = people[number % len(people)]
    Review.objects.bulk_update(held, ["due_on", "assigned_to"], batch_size=500)
    record("reviews.spread", None, actor=actor, count=len(held), first=first.isoformat(), last=last.isoformat())
    return len(held)


@command
def start_review(*, actor: Actor, review: Review) -> Review:
    """Ask the client everything in one go: the fact find with what they answered before, and papers that expire.

    Each person finds the earlier answers filled in, to confirm or change, and is written to once. Unless the firm chose
    a fact find for everybody, who never sent one is not asked to answer where somebody else of the client did.
    """
    require(actor, policies.WORK)
    held = _held(review)
    if not held.is_planned:
        raise AlreadyBegun
    if held.customer.lifecycle == Lifecycle.FORMER:
        raise NoLongerClient
    dossier, plan = place_of(actor, held.customer), current_plan()
    people = list(Party.objects.people_of(held.customer))
    if not people:
        raise NobodyToAsk
    earlier = {party.pk: earlier_run(held.customer, party, plan.flow) for party in people}
    if plan.flow is None and not any(earlier.values()):
        raise NothingToAsk
    held.dossier, held.level_before = dossier, known_of([held.customer])[held.customer_id].level
    held.state, held.asked_at, held.asked_by_id = ReviewState.ASKED, timezone.now(), actor.account_id
    held.save(update_fields=["dossier", "level_before", "state", "asked_at", "asked_by"])
    for party in people:
        _ask(actor, held, party, earlier[party.pk], plan)
    record("reviews.start", held.customer, actor=actor, dossier=str(dossier.public_id))
    for party in people_to_tell(dossier):
        tell_clients(actor=actor, dossier=dossier, parties=[party], message=_why(party))
    settle_notices(subject=held.public_id)
    return held


@command
def note_answers(*, actor: Actor, run: FlowRun) -> None:
    """Follow a fact find that was sent or opened again; part of what the client does."""
    mine = ReviewRun.objects.filter(run=run, review__state__in=(ReviewState.ASKED, ReviewState.ANSWERED)).first()
    if mine is None:
        return
    held = _held(mine.review)
    is_open = _is_asked(held)
    if is_open and held.state == ReviewState.ANSWERED:
        held.state, held.answered_at = ReviewState.ASKED, None
        settle_notices(subject=held.public_id)
    elif not is_open and held.state == ReviewState.ASKED:
        held.state, held.answered_at = ReviewState.ANSWERED, timezone.now()
        _tell(held, ANSWERED, f"answered:{int(held.answered_at.timestamp())}", by=actor)
    held.save(update_fields=["state", "answered_at"])


@command
def close_review(*, actor: Actor, review: Review, level: str, conclusion: str) -> Review:
    """Close it with the risk as it is now. Where that rises, somebody else has to confirm it first."""
    require(actor, policies.CLOSE)
    held, conclusion = _held(review), conclusion.strip()
    if held.state != ReviewState.ANSWERED:
        raise NotAnswered
    if not conclusion:
        raise ConclusionMissing
    held.level, held.conclusion = Level(level), conclusion
    if HEIGHT[held.level] > HEIGHT[held.level_before]:
        held.state, held.proposed_at, held.proposed_by_id = ReviewState.PROPOSED, timezone.now(), actor.account_id
        _tell(held, TO_CONFIRM, f"confirm:{int(held.proposed_at.timestamp())}", by=actor)
    else:
        _close(actor, held)
    _save_end(held)
    record("reviews.close", held.customer, actor=actor, level=held.level, before=held.level_before, state=held.state)
    return held


@command
def confirm_review(*, actor: Actor, review: Review) -> Review:
    """Confirm as the second person that the risk has risen; that closes it. Twice is once.

    Not while answers are open: what was looked at may be another thing by then.
    """
    require(actor, policies.CLOSE)
    held = _held(review)
    if held.is_closed and held.closed_by_id == actor.account_id:
        return held
    if held.state != ReviewState.PROPOSED:
        raise NothingProposed
    if held.proposed_by_id == actor.account_id:
        raise SamePerson
    if _is_asked(held):
        raise NotAnswered
    _close(actor, held)
    _save_end(held)
    record("reviews.confirm", held.customer, actor=actor, level=held.level)
    return held


@command
def send_back_review(*, actor: Actor, review: Review) -> Review:
    """Look at it again instead of confirming a higher risk."""
    require(actor, policies.CLOSE)
    held = _held(review)
    if held.state != ReviewState.PROPOSED:
        raise NothingProposed
    held.state, held.proposed_at, held.proposed_by = ReviewState.ANSWERED, None, None
    _save_end(held)
    settle_notices(subject=held.public_id)
    record("reviews.send_back", held.customer, actor=actor)
    return held


@command
def tell_of_due_reviews(*, actor: Actor) -> int:
    """Tell who does it that a review is due or late, and those above them after two weeks. Twice is once."""
    require(actor, policies.VIEW)
    today = timezone.localdate()
    last = today + timedelta(days=current_plan().lead_days)
    found = Review.objects.current().open().filter(due_on__lte=last).with_subject().order_by("pk")
    for review in found:
        day = review.due_on.isoformat()
        if review.due_on >= today:
            if review.is_planned:
                _tell(review, DUE, f"due:{day}", by=actor)
        elif review.due_on + ESCALATED_AFTER < today:
            _tell(review, OVERDUE, f"escalated:{day}", by=actor)
        else:
            _tell(review, DUE, f"late:{day}", by=actor)
    return len(found)


def earlier_run(customer: Customer, party: Party, flow: Flow | None) -> FlowRun | None:
    """What this person sent last, of this fact find, or of any that is no questionnaire of risk."""
    sent = FlowRun.objects.filter(customer=customer, party=party, state=RunState.COMPLETED).with_subject()
    sent = sent.of_flow(flow) if flow else sent.exclude(version__flow__kind=FlowKind.RISK)
    newest: FlowRun | None = sent.order_by("-completed_at", "-pk").first()
    return newest


def _ask(actor: Actor, review: Review, party: Party, earlier: FlowRun | None, plan: ReviewPlan) -> None:
    dossier = cast("Dossier", review.dossier)
    flow = plan.flow or (earlier.version.flow if earlier else None)
    if flow is not None:
        point = ask_to_complete(actor=actor, dossier=dossier, party=party, flow=flow, due_on=review.due_on)
        run = cast("FlowRun", point.run)
        if earlier is not None:
            carry_over(actor=actor, run=run, earlier=earlier)
        ReviewRun.objects.create(review=review, party=party, run=run, earlier=earlier)
    if _expires(review, party, plan):
        types = list(DocumentType.objects.filter(code=IDENTITY, is_active=True).order_by("pk"))
        if types:
            ask_for_documents(actor=actor, dossier=dossier, document_types=types, party=party, due_on=review.due_on)


def _why(party: Party) -> str:
    """What the letter says before what is to be done, in the person's own language."""
    with override(party.language):
        return _(
            "From time to time we have to ask whether what we know about you still holds. What you told us earlier is "
            "filled in already: please look through it, change what has changed, and send it."
        )


def _expires(review: Review, party: Party, plan: ReviewPlan) -> bool:
    """Whether the document of this person expires before the next review, so that it is asked for with this one."""
    read = Identity.objects.filter(party=party, check_of__dossier__customer=review.customer_id)
    last = read.order_by("-expires_on").values_list("expires_on", flat=True).first()
    if last is None:
        return False
    known = known_of([review.customer])[review.customer_id]
    return last <= timezone.localdate() + timedelta(days=plan.months(known.level) * 30)


def _is_asked(review: Review) -> bool:
    """Whether somebody has not sent their answers, or opened them again."""
    return ReviewRun.objects.filter(review=review).exclude(run__state=RunState.COMPLETED).exists()


def _close(actor: Actor, review: Review) -> None:
    review.state, review.closed_at, review.closed_by_id = ReviewState.CLOSED, timezone.now(), actor.account_id
    settle_notices(subject=review.public_id)


def _save_end(review: Review) -> None:
    columns = ["state", "level", "conclusion", "proposed_at", "proposed_by", "closed_at", "closed_by"]
    review.save(update_fields=columns)


def _held(review: Review) -> Review:
    rows = Review.objects.select_for_update(of=("self",), no_key=True).select_related("customer", "dossier")
    held: Review = rows.get(pk=review.pk)
    return held


def _tell(review: Review, kind: Kind, moment: str, *, by: Actor) -> None:
    path = reverse("professional:reviews:detail", urlconf=settings.TENANT_URLCONF, args=[review.public_id])
    news = News(
        kind=kind,
        key=f"review:{review.public_id}:{moment}",
        path=path,
        about=review.customer.name,
        due_on=review.due_on,
        subject=review.public_id,
        matter=review.dossier.public_id if review.dossier else None,
    )
    tell_those_concerned(news, Concerned(adviser=review.assigned_to_id), by=by)
