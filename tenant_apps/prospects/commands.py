"""Starting with a new prospect, deciding about one, and doing something with many."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, timedelta

from django.conf import settings
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override

from tenant_apps.accounts.models import Account
from tenant_apps.customers.commands import PartyFacts, add_customer
from tenant_apps.customers.enums import Lifecycle
from tenant_apps.customers.models import Customer, Party
from tenant_apps.dossiers import policies as of_dossiers
from tenant_apps.dossiers.commands.dossiers import assign, open_dossier
from tenant_apps.dossiers.commands.telling import tell_clients
from tenant_apps.dossiers.errors import NobodyToTell
from tenant_apps.dossiers.letters import people_to_tell
from tenant_apps.dossiers.models import Dossier
from tenant_apps.inbox.commands.raising import News, tell_person
from tenant_apps.journeys.commands import begin_journey
from tenant_apps.prospects import policies
from tenant_apps.prospects.enums import EXPORTS, FOLLOWING, JobKind, JobState, Source, Status
from tenant_apps.prospects.errors import (
    AdviserMissing,
    ListNameMissing,
    NobodyChosen,
    NotNext,
    ReasonMissing,
    TooManyLists,
)
from tenant_apps.prospects.exporting import exported
from tenant_apps.prospects.listing import status_of
from tenant_apps.prospects.models import Job, Registration, SavedList, StatusChange
from tenant_apps.prospects.news import JOB_DONE
from tenant_apps.retention.commands.keeping import begin_retention, end_retention
from tenant_apps.retention.enums import Ground
from tenants.tasks import enqueue
from vestibule.core.actors import Actor, Professional
from vestibule.core.commands import command
from vestibule.core.errors import DomainError, NotAllowed
from vestibule.core.permissions import require
from vestibule.core.records import record

MOST_LISTS = 20
MOST_DATED = 500
NOT_BEFORE = timedelta(days=60)
AT_ONCE = 25
"""So many prospects are dealt with in one step of a job; its page shows how far it is after each."""


@command
def add_prospect(
    *,
    actor: Actor,
    kind: str,
    parties: Sequence[PartyFacts | Party],
    dossier_kind: str,
    adviser: Account | None = None,
    case_handler: Account | None = None,
    source: str = Source.UNKNOWN,
    journey: str = "",
    despite_duplicates: bool = False,
) -> Dossier:
    """Put a prospect on file, open the first dossier and begin the journey that was chosen: all of it, or nothing."""
    require(actor, policies.ADD)
    customer = add_customer(
        actor=actor,
        kind=kind,
        parties=parties,
        adviser=adviser,
        case_handler=case_handler,
        despite_duplicates=despite_duplicates,
    )
    Registration.objects.create(customer=customer, source=Source(source))
    dossier = open_dossier(actor=actor, customer=customer, kind=dossier_kind)
    if journey:
        begin_journey(actor=actor, dossier=dossier, kind=journey)
    return dossier


@command
def change_status(
    *, actor: Actor, customer: Customer, status: str, reason: str = "", ground: str = Ground.REJECTED
) -> Registration:
    """Decide how far the firm is with a prospect, and keep when, by whom and why. The same again changes nothing.

    A rejection has a reason, and a ground by which everything is erased after some months. Who became a client leaves
    the list of prospects, with everything that is on file.
    """
    require(actor, policies.DECIDE)
    decided, reason = Status(status), reason.strip()
    registration = _registration_of(customer)
    before = Status(registration.status)
    if decided == before:
        return registration
    if decided not in FOLLOWING[before]:
        raise NotNext
    if decided == Status.REJECTED and not reason:
        raise ReasonMissing
    registration.status, registration.reason = decided, reason
    registration.save(update_fields=["status", "reason"])
    StatusChange.objects.create(
        registration=registration,
        status_before=_shown_before(customer, before),
        status=decided,
        reason=reason,
        changed_by_id=actor.account_id,
    )
    if decided == Status.REJECTED:
        begin_retention(actor=actor, customer=customer, ground=ground)
    elif before == Status.REJECTED or decided == Status.CONVERTED:
        _keep(actor, registration)
    if decided == Status.CONVERTED:
        customer.lifecycle = Lifecycle.CLIENT
        customer.save(update_fields=["lifecycle"])
    record("prospects.change_status", customer, actor=actor, status=str(decided), before=str(before))
    return registration


@command
def note_source(*, actor: Actor, customer: Customer, source: str) -> Registration:
    """Note how the firm came to know somebody."""
    require(actor, policies.ADD)
    registration = _registration_of(customer)
    if registration.source != Source(source):
        registration.source = Source(source)
        registration.save(update_fields=["source"])
        record("prospects.note_source", customer, actor=actor, source=source)
    return registration


@command
def archive_prospect(*, actor: Actor, customer: Customer) -> Registration:
    """Leave somebody out of the list; everything stays on file until the firm's months are over. Twice is once."""
    require(actor, policies.ARCHIVE)
    registration = _registration_of(customer)
    if registration.archived_at is None:
        registration.archived_at, registration.archived_by_id = timezone.now(), actor.account_id
        registration.save(update_fields=["archived_at", "archived_by"])
        if registration.status != Status.REJECTED and customer.lifecycle == Lifecycle.PROSPECT:
            begin_retention(actor=actor, customer=customer, ground=Ground.ARCHIVED)
        record("prospects.archive", customer, actor=actor)
    return registration


@command
def restore_prospect(*, actor: Actor, customer: Customer) -> Registration:
    """Show somebody in the list again. Twice is once."""
    require(actor, policies.ARCHIVE)
    registration = _registration_of(customer)
    if registration.archived_at is not None:
        registration.archived_at = registration.archived_by = None
        registration.save(update_fields=["archived_at", "archived_by"])
        if registration.status != Status.REJECTED:
            end_retention(actor=actor, customer=customer)
        record("prospects.restore", customer, actor=actor)
    return registration


@command
def tell_prospect(*, actor: Actor, customer: Customer) -> int:
    """Write to everybody of the latest dossier who can be reached what there is to do, and say to how many."""
    require(actor, of_dossiers.EDIT)
    latest = Dossier.objects.filter(customer=customer).select_related("customer", "adviser")
    dossier = latest.order_by("-created_at", "-pk").first()
    if dossier is None:
        raise NobodyToTell
    return len(tell_clients(actor=actor, dossier=dossier, parties=people_to_tell(dossier)))


@command
def hand_over(*, actor: Actor, customers: Sequence[Customer], adviser: Account) -> int:
    """Give the latest dossier of each prospect to the adviser, and say how many changed hands.

    Case handlers stay. Those who have the adviser already, and who have no dossier, are passed over.
    """
    require(actor, of_dossiers.EDIT)
    latest = Dossier.objects.filter(customer__in=customers).order_by("customer_id", "-created_at", "-pk")
    moved = [each for each in latest.distinct("customer_id") if each.adviser_id != adviser.pk]
    for dossier in moved:
        assign(actor=actor, dossier=dossier, adviser=adviser, case_handler=dossier.case_handler)
    return len(moved)


@command
def save_list(*, actor: Actor, name: str, asked: Mapping[str, str], columns: Sequence[str]) -> SavedList:
    """Keep a question to the list under a name. The same name again replaces what it stood for."""
    account_id = _own(actor)
    name = " ".join(name.split())
    if not name:
        raise ListNameMissing
    own = SavedList.objects.visible_to(actor).exclude(name="")
    if not own.filter(name=name).exists() and own.count() >= MOST_LISTS:
        raise TooManyLists(MOST_LISTS)
    kept = {"asked": dict(asked), "columns": list(columns)}
    saved, _is_new = SavedList.objects.update_or_create(account_id=account_id, name=name, defaults=kept)
    return saved


@command
def forget_list(*, actor: Actor, saved: SavedList) -> None:
    """Forget one of one's own lists."""
    _own(actor)
    SavedList.objects.visible_to(actor).filter(pk=saved.pk).delete()


@command
def choose_columns(*, actor: Actor, columns: Sequence[str]) -> SavedList:
    """Say which columns one wants to see from now on."""
    account_id = _own(actor)
    defaults = {"columns": list(columns)}
    saved, _is_new = SavedList.objects.update_or_create(account_id=account_id, name="", defaults=defaults)
    return saved


@command
def start_job(*, actor: Actor, kind: str, customers: Sequence[int], options: Mapping[str, object]) -> Job:
    """Begin to do something with these prospects, one after another, behind the pages."""
    require(actor, RIGHTS[JobKind(kind)])
    account_id = _own(actor)
    if not customers:
        raise NobodyChosen
    if kind == JobKind.HAND_OVER and not options.get("adviser"):
        raise AdviserMissing
    job = Job.objects.create(account_id=account_id, kind=JobKind(kind), targets=list(customers), options=dict(options))
    if kind in EXPORTS:
        record("prospects.export", None, actor=actor, count=len(customers), format=kind)
    else:
        record("prospects.start_job", None, actor=actor, count=len(customers), what=kind)
    enqueue("prospects.work", key=f"prospects.work:{job.public_id}:0", job_id=str(job.public_id))
    return job


@command
def work_on_job(*, actor: Actor, job: Job) -> Job:
    """Go one step on with a job: the whole file of an export, or the next few prospects.

    What somebody can put right about one prospect is kept for the page and stops none of the others.
    """
    if actor.account_id != job.account_id:
        raise NotAllowed(policies.VIEW.code)
    require(actor, RIGHTS[JobKind(job.kind)])
    job = Job.objects.select_for_update(of=("self",)).get(pk=job.pk)
    if job.is_over:
        return job
    if job.kind in EXPORTS:
        with override(job.options["language"]):
            job.content = exported(actor, job.targets, job.options["columns"], job.kind)
        job.done = job.total
    else:
        part = job.targets[job.done : job.done + AT_ONCE]
        job.troubles = [*job.troubles, *_do_part(actor, job, part)]
        job.done += len(part)
    is_done = job.done >= job.total
    job.state, job.finished_at = (JobState.DONE, timezone.now()) if is_done else (JobState.RUNNING, None)
    job.save(update_fields=["content", "done", "troubles", "state", "finished_at"])
    if is_done and job.total > AT_ONCE:
        path = reverse("professional:prospects:job", urlconf=settings.TENANT_URLCONF, args=[job.public_id])
        detail = f"{JobKind(job.kind).label} · {job.total}"
        told = News(kind=JOB_DONE, key=f"job:{job.public_id}", path=path, detail=detail, subject=job.public_id)
        tell_person(told, Account.objects.get(pk=job.account_id))
    if not is_done:
        enqueue("prospects.work", key=f"prospects.work:{job.public_id}:{job.done}", job_id=str(job.public_id))
    return job


@command
def give_up_job(*, actor: Actor, job: Job) -> None:
    """Note that a job cannot be finished: whoever began it may not any more, or something is wrong with it."""
    policies.require_the_product(actor)
    Job.objects.filter(pk=job.pk).exclude(state=JobState.DONE).update(state=JobState.FAILED, finished_at=timezone.now())


@command
def forget_old_jobs(*, actor: Actor, before: datetime) -> None:
    """Forget what was done with many prospects, and the files of exports."""
    policies.require_the_product(actor)
    Job.objects.filter(created_at__lt=before).delete()


@command
def date_earlier_rejections(*, actor: Actor) -> int:
    """Give a date to prospects who were rejected or archived before there were dates, and return how many got one.

    None of them is erased within two months. Twice is once.
    """
    policies.require_the_product(actor)
    undated = Registration.objects.filter(customer__lifecycle=Lifecycle.PROSPECT, customer__retention=None)
    undated = undated.filter(Q(status=Status.REJECTED) | Q(archived_at__isnull=False)).select_related("customer")
    found = list(undated.order_by("pk")[:MOST_DATED])
    for registration in found:
        ground = Ground.REJECTED if registration.status == Status.REJECTED else Ground.ARCHIVED
        changed = registration.changes.order_by("-changed_at", "-pk").values_list("changed_at", flat=True).first()
        begin_retention(
            actor=actor,
            customer=registration.customer,
            ground=ground,
            closed_on=timezone.localtime(changed or registration.archived_at or registration.created_at).date(),
            not_before=timezone.localdate() + NOT_BEFORE,
        )
    return len(found)


def _shown_before(customer: Customer, before: Status) -> Status:
    """What the list showed until now: who had handled everything was complete, whatever was decided."""
    dossiers = Dossier.objects.filter(customer=customer).with_progress().order_by("-created_at", "-pk")
    latest = dossiers.values_list("points_handled", "points_total").first()
    return status_of(before, *(latest or ()))


def _keep(actor: Actor, registration: Registration) -> None:
    """Let nothing be erased of somebody who is taken on after all, unless they are archived still."""
    end_retention(actor=actor, customer=registration.customer)
    if registration.archived_at is not None and registration.status != Status.CONVERTED:
        begin_retention(actor=actor, customer=registration.customer, ground=Ground.ARCHIVED)


def _do_part(actor: Actor, job: Job, part: Sequence[int]) -> list[dict[str, str]]:
    """Deal with some prospects, each in its own savepoint, and return with whom it did not work, and why."""
    troubles = []
    customers = Customer.objects.visible_to(actor).filter(pk__in=part).order_by("pk")
    for customer in customers:
        try:
            _do_one(actor, job, customer)
        except DomainError as error:
            troubles.append({"name": customer.name, "why": str(error.message)})
    return troubles


def _do_one(actor: Actor, job: Job, customer: Customer) -> None:
    if job.kind == JobKind.HAND_OVER:
        people = Account.objects.visible_to(actor).professionals().active()
        adviser = people.filter(public_id=job.options["adviser"]).first()
        if adviser is None:
            raise AdviserMissing
        hand_over(actor=actor, customers=[customer], adviser=adviser)
    else:
        each: Mapping[str, Callable[..., object]] = {
            JobKind.ARCHIVE: archive_prospect,
            JobKind.RESTORE: restore_prospect,
            JobKind.TELL: tell_prospect,
        }
        each[job.kind](actor=actor, customer=customer)


def _registration_of(customer: Customer) -> Registration:
    """The customer's registration, locked; it is made where there was none."""
    Registration.objects.get_or_create(customer=customer)
    return Registration.objects.select_for_update(of=("self",), no_key=True).get(customer=customer)


def _own(actor: Actor) -> int:
    """Whose lists and jobs they are: only people who work here have any."""
    require(actor, policies.VIEW)
    if not isinstance(actor, Professional):
        raise NotAllowed(policies.VIEW.code)
    return actor.account_id


RIGHTS = {
    JobKind.EXPORT_CSV: policies.EXPORT,
    JobKind.EXPORT_XLSX: policies.EXPORT,
    JobKind.HAND_OVER: of_dossiers.EDIT,
    JobKind.ARCHIVE: policies.ARCHIVE,
    JobKind.RESTORE: policies.ARCHIVE,
    JobKind.TELL: of_dossiers.EDIT,
}
