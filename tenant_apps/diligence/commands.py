"""Doing due diligence: reading documents, judging proofs, deciding; and the firm's weights."""

from dataclasses import asdict, dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.db.models import Exists, OuterRef
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from stdnum.nl import bsn

from tenant_apps.customers.models import Party
from tenant_apps.customers.policies import require_the_product
from tenant_apps.diligence import events, policies
from tenant_apps.diligence.answers import answers_of, country_of, differences, exposure_of
from tenant_apps.diligence.enums import CheckState, Factor, IdentityKind, Level, Outcome, ProofKind
from tenant_apps.diligence.errors import (
    AlreadyDecided,
    BoundsReversed,
    Incomplete,
    NothingProposed,
    NotOfCustomer,
    ReasonMissing,
    SamePerson,
    ZoneNotReadable,
    ZoneWrong,
)
from tenant_apps.diligence.models import Bounds, Check, Identity, Proof, Weight
from tenant_apps.diligence.mrz import NotReadable, Zone, read_zone
from tenant_apps.diligence.news import IDENTITY_EXPIRES, TO_CONFIRM
from tenant_apps.diligence.rating import form_of, rating_of
from tenant_apps.diligence.wanted import missing_of
from tenant_apps.documents.commands.files import check_quota, put_on_file, take_off_file
from tenant_apps.documents.commands.reception import received
from tenant_apps.documents.enums import FormatGroup
from tenant_apps.documents.gateways.contents import ReceivedContent
from tenant_apps.documents.models import DocumentRequest
from tenant_apps.dossiers.commands.notes import keep_note
from tenant_apps.dossiers.concerned import concerned_by, name_of, page_of
from tenant_apps.dossiers.models import Dossier
from tenant_apps.inbox.choosing import rule_of
from tenant_apps.inbox.commands.raising import News, settle_notices, tell_those_concerned
from tenants.sealed import seal_rows
from tenants.sealing import MARK
from vestibule.core.actors import Actor
from vestibule.core.commands import command
from vestibule.core.permissions import require
from vestibule.core.records import record

if TYPE_CHECKING:
    from django.core.files.uploadedfile import UploadedFile

REPORTS = (FormatGroup.PDF, FormatGroup.IMAGE)
"""What the report of a screening may be."""

LOOKS_BACK = timedelta(days=7)
"""So long a nightly look may be missed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class IdentityFacts:
    """What stands in an identity document, as read from its zone or typed."""

    kind: str
    number: str
    surname: str
    birth_date: date
    expires_on: date
    given_names: str = ""
    issuer: str = ""
    nationality: str = ""
    has_bsn: bool = False


@command
def open_check(*, actor: Actor, dossier: Dossier) -> Check:
    """Begin the due diligence of a dossier, with what the answers say already. A second time returns the same."""
    require(actor, policies.EXAMINE)
    Dossier.objects.select_for_update(of=("self",), no_key=True).get(pk=dossier.pk)
    found = Check.objects.filter(dossier=dossier).first()
    if found is not None:
        return found
    given = answers_of(dossier)
    check = Check.objects.create(
        dossier=dossier,
        country=country_of(given),
        exposure=exposure_of(given),
        form=form_of(dossier.customer.kind),
    )
    record("diligence.open", dossier, actor=actor)
    return check


@command
def note_facts(*, actor: Actor, check: Check, country: str, channel: str, exposure: str, form: str) -> Check:
    """Say what the rating goes by."""
    require(actor, policies.EXAMINE)
    check = _held_open(check)
    check.country, check.channel, check.exposure, check.form = country, channel, exposure, form
    check.save(update_fields=["country", "channel", "exposure", "form"])
    record("diligence.note_facts", check.dossier, actor=actor)
    return check


def read_typed(typed: str) -> Zone:
    """The zone that was typed or pasted; refuses what cannot be read, and what was misread."""
    try:
        zone = read_zone(typed, today=timezone.localdate())
    except NotReadable as error:
        raise ZoneNotReadable from error
    if not zone.is_sound:
        raise ZoneWrong
    return zone


def facts_of(zone: Zone, *, has_bsn: bool = False) -> IdentityFacts:
    """What the zone says; a citizen service number in it is noticed, and not kept."""
    card = IdentityKind.PERMIT if zone.is_permit else IdentityKind.CARD
    return IdentityFacts(
        kind=IdentityKind.PASSPORT if zone.is_passport else card,
        number=zone.number,
        surname=zone.surname,
        given_names=zone.given_names,
        issuer=zone.issuer,
        nationality=zone.nationality,
        birth_date=zone.birth_date or date.min,
        expires_on=zone.expires_on or date.min,
        has_bsn=has_bsn or shows_bsn(zone),
    )


def shows_bsn(zone: Zone) -> bool:
    """Whether a Dutch document carries the citizen service number where the country may add something."""
    return zone.issuer == "NLD" and bsn.is_valid(zone.optional[:9])


@command
def read_identity(*, actor: Actor, check: Check, party: Party, facts: IdentityFacts, explanation: str = "") -> Identity:
    """Keep what an identity document says, and in what it differs from the file and the answers."""
    require(actor, policies.EXAMINE)
    check = _held_open(check)
    _check_person(check, party)
    values = asdict(facts)
    compared = differences(check.dossier, party, values)
    defaults = values | {
        "differences": compared,
        "explanation": explanation.strip(),
        "read_at": timezone.now(),
        "read_by_id": actor.account_id,
    }
    identity, _is_new = Identity.objects.update_or_create(check_of=check, party=party, defaults=defaults)
    settle_notices(subject=identity.public_id)
    facts_kept = {"party": str(party.public_id), "differences": compared, "has_bsn": facts.has_bsn}
    record("diligence.read_identity", check.dossier, actor=actor, **facts_kept)
    return identity


def bring_proof(*, actor: Actor, file: "UploadedFile[bytes] | None" = None, **said: Any) -> Proof:
    """Take in the report of a form, if there is one, and judge the proof with it."""
    require(actor, policies.EXAMINE)
    if file is None:
        return judge_proof(actor=actor, **said)
    with received(file, REPORTS) as content:
        return judge_proof(actor=actor, content=content, **said)


@command
def judge_proof(
    *,
    actor: Actor,
    check: Check,
    kind: str,
    party: Party,
    finding: str,
    is_sufficient: bool,
    request: DocumentRequest | None = None,
    content: ReceivedContent | None = None,
    drops_report: bool = False,
) -> Proof:
    """Keep what somebody found of an address, of funds, of a company or in lists, and whether it is enough.

    With a screening its report may be kept. Another one takes the place of the first, which is erased, as it is when
    the report is dropped.
    """
    require(actor, policies.EXAMINE)
    check = _held_open(check)
    _check_person(check, party)
    if request is not None and request.customer_id != check.dossier.customer_id:
        raise NotOfCustomer
    known = Proof.objects.filter(check_of=check, kind=kind, party=party).select_related("file").first()
    before = known.file if known else None
    report = None if drops_report else before
    if content is not None:
        check_quota(content.size)
        report = put_on_file(content)
    defaults = {
        "finding": finding.strip(),
        "is_sufficient": is_sufficient,
        "request": request,
        "file": report,
        "judged_at": timezone.now(),
        "judged_by_id": actor.account_id,
    }
    proof, _is_new = Proof.objects.update_or_create(
        check_of=check, kind=ProofKind(kind), party=party, defaults=defaults
    )
    if before is not None and before != report:
        take_off_file(before)
    facts = {"kind": kind, "is_sufficient": is_sufficient, "has_report": report is not None}
    record("diligence.judge_proof", check.dossier, actor=actor, **facts)
    return proof


@command
def decide_check(*, actor: Actor, check: Check, outcome: str, reason: str) -> Check:
    """Accept or reject, with the rating as it is now. Where the risk is high, a second person has to confirm.

    Nobody is accepted while anything is missing.
    """
    require(actor, policies.DECIDE)
    check, reason = _held_open(check), reason.strip()
    if not reason:
        raise ReasonMissing
    decided = Outcome(outcome)
    if decided == Outcome.ACCEPTED and (missing := missing_of(check)):
        raise Incomplete(missing)
    rating = rating_of(check)
    check.level, check.points = rating.level, rating.points
    check.factors = [asdict(each) for each in rating.counted]
    check.outcome, check.reason = decided, reason
    check.proposed_at, check.proposed_by_id = timezone.now(), actor.account_id
    check.state = CheckState.PROPOSED if rating.level == Level.HIGH else CheckState.DECIDED
    _save_decision(check)
    facts = {"outcome": str(decided), "level": str(rating.level), "points": rating.points}
    record("diligence.decide", check.dossier, actor=actor, **facts)
    if check.state == CheckState.DECIDED:
        events.check_decided.send(Check, check=check, actor=actor)
    else:
        _tell_who_confirms(actor, check)
    return check


@command
def confirm_check(*, actor: Actor, check: Check) -> Check:
    """Confirm as the second person what somebody else proposed. Twice is once.

    Nobody is accepted while anything is missing, such as a document that has expired since.
    """
    require(actor, policies.DECIDE)
    check = _held(check)
    if check.state == CheckState.DECIDED and check.confirmed_by_id == actor.account_id:
        return check
    if check.state != CheckState.PROPOSED:
        raise NothingProposed
    if check.proposed_by_id == actor.account_id:
        raise SamePerson
    if check.outcome == Outcome.ACCEPTED and (missing := missing_of(check)):
        raise Incomplete(missing)
    check.state = CheckState.DECIDED
    check.confirmed_at, check.confirmed_by_id = timezone.now(), actor.account_id
    check.save(update_fields=["state", "confirmed_at", "confirmed_by"])
    settle_notices(subject=check.public_id)
    record("diligence.confirm", check.dossier, actor=actor, outcome=check.outcome)
    events.check_decided.send(Check, check=check, actor=actor)
    return check


@command
def reopen_check(*, actor: Actor, check: Check, reason: str) -> Check:
    """Look at it again: a decision, or the proposal of one, counts no more; the history keeps it. Twice is once."""
    require(actor, policies.DECIDE)
    check = _held(check)
    if check.is_open:
        return check
    if not reason.strip():
        raise ReasonMissing
    was_decided = check.state == CheckState.DECIDED
    facts = {"outcome": check.outcome, "level": check.level}
    before = {"outcome": check.get_outcome_display(), "reason": check.reason}
    check.state, check.level, check.points, check.factors = CheckState.OPEN, "", None, []
    check.outcome = check.reason = ""
    check.proposed_at = check.proposed_by = check.confirmed_at = check.confirmed_by = None
    _save_decision(check)
    settle_notices(subject=check.public_id)
    text = _("Due diligence was opened again: %(reason)s") % {"reason": reason.strip()}
    text += "\n" + _("Before: %(outcome)s. Reason: %(reason)s") % before
    keep_note(actor=actor, dossier=check.dossier, text=text)
    record("diligence.reopen", check.dossier, actor=actor, **facts)
    if was_decided:
        events.check_reopened.send(Check, check=check, actor=actor)
    return check


@command
def note_reading(*, actor: Actor, check: Check) -> None:
    """Record that somebody looked at the numbers of identity documents, or at what was found."""
    require(actor, policies.VIEW)
    record("diligence.read", check.dossier, actor=actor)


@command
def weigh(*, actor: Actor, factor: str, value: str, points: int, is_decisive: bool) -> Weight:
    """Say how much a value counts in this firm; what was decided already keeps its rating."""
    require(actor, policies.CONFIGURE)
    defaults = {"points": points, "is_decisive": is_decisive}
    weight, _is_new = Weight.objects.update_or_create(factor=Factor(factor), value=value, defaults=defaults)
    record("diligence.weigh", None, actor=actor, factor=factor, value=value, points=points)
    return weight


@command
def set_bounds(*, actor: Actor, medium_from: int, high_from: int) -> Bounds:
    """Say from how many points a risk is medium, and high."""
    require(actor, policies.CONFIGURE)
    if medium_from >= high_from:
        raise BoundsReversed
    defaults = {"medium_from": medium_from, "high_from": high_from}
    kept, _is_new = Bounds.objects.update_or_create(is_only_row=True, defaults=defaults)
    record("diligence.set_bounds", None, actor=actor, **defaults)
    return kept


def _save_decision(check: Check) -> None:
    columns = "state level points factors outcome reason proposed_at proposed_by confirmed_at confirmed_by"
    check.save(update_fields=columns.split())


def _check_person(check: Check, party: Party) -> None:
    if not check.dossier.customer.members.filter(party=party).exists():
        raise NotOfCustomer


def _held(check: Check) -> Check:
    rows = Check.objects.select_for_update(of=("self",), no_key=True).select_related("dossier__customer")
    held: Check = rows.get(pk=check.pk)
    return held


def _held_open(check: Check) -> Check:
    held = _held(check)
    if not held.is_open:
        raise AlreadyDecided
    return held


@command
def tell_of_expiring_documents(*, actor: Actor) -> int:
    """Tell whose dossier it is that an identity document expires soon, and once more when it has; return of how many.

    Only the document that is valid longest counts of each person. Twice is once.
    """
    require(actor, policies.VIEW)
    today = timezone.localdate()
    last = today + timedelta(days=rule_of(IDENTITY_EXPIRES).days or 0)
    longer = Identity.objects.filter(party=OuterRef("party"), expires_on__gt=OuterRef("expires_on"))
    found = Identity.objects.filter(expires_on__lte=last, expires_on__gte=today - LOOKS_BACK).exclude(Exists(longer))
    found = found.select_related("party", "check_of__dossier__customer", "check_of__dossier__team").order_by("pk")
    for identity in found:
        dossier = identity.check_of.dossier
        moment = "expired" if identity.is_expired else "soon"
        news = News(
            kind=IDENTITY_EXPIRES,
            key=f"identity:{identity.public_id}:{identity.expires_on.isoformat()}:{moment}",
            path=page_of(dossier),
            about=name_of(dossier),
            detail=str(identity.party),
            due_on=identity.expires_on,
            subject=identity.public_id,
            matter=dossier.public_id,
        )
        tell_those_concerned(news, concerned_by(dossier), by=actor)
    return len(found)


def _tell_who_confirms(actor: Actor, check: Check) -> None:
    news = News(
        kind=TO_CONFIRM,
        key=f"confirm:{check.public_id}:{int(timezone.now().timestamp())}",
        path=reverse("professional:diligence:check", urlconf=settings.TENANT_URLCONF, args=[check.dossier.public_id]),
        about=name_of(check.dossier),
        subject=check.public_id,
        matter=check.dossier.public_id,
    )
    tell_those_concerned(news, concerned_by(check.dossier), by=actor)


@command
def seal_numbers(*, actor: Actor, after: int = 0) -> int:
    """Seal the next numbers of identity documents that lie in clear; return the key of the last, or 0."""
    require_the_product(actor)
    return seal_rows(Identity.objects.exclude(number__startswith=MARK).select_related("party"), "number", after=after)
