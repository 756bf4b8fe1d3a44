"""Handing documents over for many clients, and giving each client theirs, once, step by step behind the pages."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import cast

from django.conf import settings
from django.db.models import Exists, OuterRef, Sum
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from tenant_apps.accounts.models import Account
from tenant_apps.customers.models import Customer
from tenant_apps.documents.commands.files import check_quota, put_on_file, take_off_file
from tenant_apps.documents.enums import FileState
from tenant_apps.documents.errors import QuotaExceeded
from tenant_apps.documents.gateways.contents import ReceivedContent
from tenant_apps.documents.models import StoredFile
from tenant_apps.dossiers.commands.publications import publish_document
from tenant_apps.dossiers.commands.telling import tell_clients
from tenant_apps.dossiers.letters import people_to_tell
from tenant_apps.dossiers.models import Dossier, Publication
from tenant_apps.handouts import policies
from tenant_apps.handouts.enums import LineState, State, Way
from tenant_apps.handouts.errors import (
    AlreadyGiven,
    NobodyChosen,
    NoDossier,
    NoRoom,
    NotDraft,
    NothingLeft,
    OneFileOnly,
)
from tenant_apps.handouts.models import Handout, HandoutFile, HandoutLine
from tenant_apps.handouts.news import DONE
from tenant_apps.inbox.commands.raising import News, tell_person
from tenant_apps.invites.models import Invite
from tenants.tasks import enqueue
from vestibule.core.actors import Actor, Professional
from vestibule.core.commands import command
from vestibule.core.errors import NotAllowed, NotFound
from vestibule.core.permissions import require
from vestibule.core.records import record

AT_ONCE = 10
"""So many clients are given their document in one step; the page shows how far it is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """What clients read with the document, in each language, and whether they are written to."""

    titles: Mapping[str, str]
    remarks: Mapping[str, str]
    is_told: bool


@command
def prepare_handout(
    *, actor: Actor, way: str, contents: Sequence[ReceivedContent], words: Words, customers: Sequence[int] = ()
) -> Handout:
    """Keep what was handed over and have it checked; nobody is given anything yet.

    ``customers`` are for whom the same document is. Who gets one of their own is said when it is started.
    """
    account_id = _own(actor)
    is_same = Way(way) == Way.SAME
    if is_same and len(contents) != 1:
        raise OneFileOnly
    if is_same and not customers:
        raise NobodyChosen
    check_quota(sum(content.size for content in contents))
    handout = Handout.objects.create(
        account_id=account_id,
        way=Way(way),
        titles=dict(words.titles),
        remarks=dict(words.remarks),
        is_told=words.is_told,
    )
    files = [
        HandoutFile.objects.create(handout=handout, file=put_on_file(content), name=content.name)
        for content in contents
    ]
    if is_same:
        _add_lines(handout, [(files[0], customer) for customer in customers])
    record("handouts.prepare", handout, actor=actor, files=len(files), clients=len(customers))
    return handout


@command
def start_handout(*, actor: Actor, handout: Handout, choices: Mapping[int, int] | None = None) -> Handout:
    """Give each client their document. ``choices`` says for each file by key whose it is; the others are left out.

    It begins once the files have passed their check. Refuses at once what the organisation has no room for.
    """
    _own(actor)
    locked = _locked(actor, handout)
    if not locked.is_draft:
        raise NotDraft
    if choices is not None:
        files = HandoutFile.objects.filter(handout=locked, pk__in=choices).order_by("pk")
        _add_lines(locked, [(file, choices[file.pk]) for file in files])
    if not locked.lines.exists():
        raise NobodyChosen
    _check_room(locked)
    _erase(locked.files.filter(lines=None))
    record("handouts.start", locked, actor=actor, clients=locked.lines.count())
    return _set_going(locked)


@command
def resume_handout(*, actor: Actor, handout: Handout) -> Handout:
    """Try again with those with whom it did not work, and go on where it stopped. Nobody gets anything twice."""
    _own(actor)
    locked = _locked(actor, handout)
    again = locked.lines.filter(publication=None, source__file__state=FileState.PROMOTED)
    if locked.state not in {State.DONE, State.FAILED} or not again.exists():
        raise NothingLeft
    again.update(state=LineState.WAITING, why="")
    record("handouts.resume", locked, actor=actor, clients=again.count())
    return _set_going(locked)


@command
def discard_handout(*, actor: Actor, handout: Handout) -> None:
    """Erase what was handed over and not given to anybody. Twice is once."""
    _own(actor)
    locked = _locked(actor, handout)
    if not locked.is_draft:
        raise NotDraft
    record("handouts.discard", locked, actor=actor)
    _erase(locked.files.all())
    locked.delete()


@command
def deliver_line(*, actor: Actor, line: HandoutLine, content: ReceivedContent) -> Publication:
    """Make a client's document available. Raises ``AlreadyGiven`` when that was done before."""
    require(actor, policies.SEND)
    locked = _line(line)
    if locked.state != LineState.WAITING:
        raise AlreadyGiven
    dossier = dossier_of(actor, locked.customer)
    locked.publication = publish_document(
        actor=actor, dossier=dossier, content=content, titles=locked.handout.titles, remarks=locked.handout.remarks
    )
    locked.state, locked.why = LineState.CHECKING, ""
    locked.save(update_fields=["publication", "state", "why"])
    return locked.publication


@command
def fail_line(*, actor: Actor, line: HandoutLine, why: str) -> None:
    """Note why a client's document could not be given; it stops nobody else's."""
    require(actor, policies.SEND)
    locked = _line(line)
    if locked.state == LineState.WAITING:
        locked.state, locked.why = LineState.FAILED, why[:300]
        locked.save(update_fields=["state", "why"])


@command
def settle_line(*, actor: Actor, line: HandoutLine) -> None:
    """Note that a client's document passed its check or did not, and write to the client where that was wanted."""
    policies.require_the_product(actor)
    locked = _line(line)
    if locked.state != LineState.CHECKING or locked.publication is None:
        return
    file = locked.publication.file
    if file.is_refused:
        locked.state, locked.why = LineState.FAILED, file.get_refusal_display()
    else:
        locked.state = LineState.DONE
        if locked.handout.is_told:
            _tell(actor, locked)
    locked.save(update_fields=["state", "why", "told_at"])
    _conclude(locked.handout)


@command
def note_checked(*, actor: Actor, handout: Handout) -> None:
    """Begin, or go on, once no file that was handed over is being checked any more."""
    policies.require_the_product(actor)
    _begin(Handout.objects.select_for_update(of=("self",), no_key=True).get(pk=handout.pk))


@command
def go_on(*, actor: Actor, handout: Handout) -> None:
    """Have the next step taken, or conclude when nobody is waiting any more."""
    policies.require_the_product(actor)
    locked = Handout.objects.select_for_update(of=("self",), no_key=True).get(pk=handout.pk)
    if locked.state == State.RUNNING:
        _begin(locked)
        _conclude(locked)


@command
def give_up_handout(*, actor: Actor, handout: Handout) -> None:
    """Note that it stopped: whoever began it may not any more, or something is wrong with it."""
    policies.require_the_product(actor)
    Handout.objects.filter(pk=handout.pk, state=State.RUNNING).update(state=State.FAILED, finished_at=timezone.now())


@command
def forget_old_handouts(*, actor: Actor, before: datetime) -> None:
    """Erase files that were handed over long ago, and drafts of which nothing became. Results stay."""
    policies.require_the_product(actor)
    old = Handout.objects.filter(created_at__lt=before).exclude(state=State.RUNNING)
    for handout in old.filter(files__file__state__in=_KEPT).distinct().order_by("pk"):
        _erase(handout.files.all())
    old.filter(state=State.DRAFT).delete()


def dossier_of(actor: Actor, customer: Customer) -> Dossier:
    """Where a client finds the document: the latest open dossier, rather one that the client can enter."""
    entered = Invite.objects.visible_to(actor).giving_access().filter(dossier=OuterRef("pk"))
    found = Dossier.objects.visible_to(actor).ongoing().filter(customer=customer)
    ordered = found.annotate(is_entered=Exists(entered)).order_by("-is_entered", "-created_at", "-pk")
    dossier = ordered.select_related("customer").first()
    if dossier is None:
        raise NoDossier
    return dossier


_KEPT = (FileState.QUARANTINED, FileState.PROMOTED)


def _own(actor: Actor) -> int:
    require(actor, policies.SEND)
    if not isinstance(actor, Professional):
        raise NotAllowed(policies.SEND.code)
    return actor.account_id


def _locked(actor: Actor, handout: Handout) -> Handout:
    held = Handout.objects.visible_to(actor).select_for_update(of=("self",), no_key=True)
    found: Handout | None = held.filter(pk=handout.pk).first()
    if found is None:
        raise NotFound
    return found


def _line(line: HandoutLine) -> HandoutLine:
    held = HandoutLine.objects.select_for_update(of=("self",), no_key=True)
    return held.select_related("handout", "customer", "publication__file", "publication__dossier").get(pk=line.pk)


def _add_lines(handout: Handout, pairs: Sequence[tuple[HandoutFile, int]]) -> None:
    HandoutLine.objects.bulk_create(
        HandoutLine(handout=handout, source=file, customer_id=customer) for file, customer in pairs
    )


def _check_room(handout: Handout) -> None:
    wanted = handout.lines.aggregate(total=Sum("source__file__size"))["total"] or 0
    try:
        check_quota(wanted)
    except QuotaExceeded as error:
        raise NoRoom(wanted, max(0, settings.DOCUMENTS_QUOTA_BYTES - StoredFile.objects.total_size())) from error


def _set_going(handout: Handout) -> Handout:
    handout.state, handout.finished_at = State.RUNNING, None
    handout.run += 1
    handout.save(update_fields=["state", "finished_at", "run"])
    _begin(handout)
    return handout


def _begin(handout: Handout) -> None:
    """Have the next step taken, unless files are still being checked: then their check goes on with it."""
    waiting = handout.lines.waiting()
    if handout.state != State.RUNNING or not waiting.exists():
        return
    if handout.files.filter(file__state=FileState.QUARANTINED, lines__isnull=False).exists():
        return
    step = f"{handout.public_id}:{handout.run}:{waiting.count()}"
    enqueue("handouts.work", key=f"handouts.work:{step}", handout_id=str(handout.public_id))


def _tell(actor: Actor, line: HandoutLine) -> None:
    dossier = cast("Publication", line.publication).dossier
    people = people_to_tell(dossier)
    if not people:
        line.why = _("Nobody was written to: the client has no access to the portal yet.")
        return
    tell_clients(actor=actor, dossier=dossier, parties=people)
    line.told_at = timezone.now()


def _conclude(handout: Handout) -> None:
    """Note that everybody was dealt with, tell whoever began it, and erase what is needed no longer."""
    locked = Handout.objects.select_for_update(of=("self",), no_key=True).get(pk=handout.pk)
    if locked.state != State.RUNNING or locked.lines.under_way().exists():
        return
    locked.state, locked.finished_at = State.DONE, timezone.now()
    locked.save(update_fields=["state", "finished_at"])
    if not locked.lines.filter(state=LineState.FAILED).exists():
        _erase(locked.files.all())
    total = locked.lines.count()
    if total > AT_ONCE:
        path = reverse("professional:handouts:detail", urlconf=settings.TENANT_URLCONF, args=[locked.public_id])
        key = f"handout:{locked.public_id}:{locked.run}"
        told = News(kind=DONE, key=key, path=path, detail=f"{locked} · {total}", subject=locked.public_id)
        tell_person(told, Account.objects.get(pk=locked.account_id))


def _erase(files: object) -> None:
    kept = files.filter(file__state__in=_KEPT).select_related("file")  # type: ignore[attr-defined]  # a queryset
    for each in kept.order_by("pk"):
        take_off_file(each.file)
