"""Adding contracts, sending them, reminding, recording signatures, withdrawing and ending."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from tenant_apps.contracts import events, policies
from tenant_apps.contracts.enums import UNSIGNED, WITH_CLIENT, ContractKind, ContractState
from tenant_apps.contracts.errors import (
    AlreadySent,
    AlreadySigned,
    CopyReceived,
    DayAhead,
    EndsBeforeItBegins,
    FileNotChecked,
    FileUnusable,
    IsWithdrawn,
    NobodyInThePortal,
    NoCopy,
    NotByHand,
    NotSigned,
    NotWithTheClient,
    ProductHidden,
    ReasonMissing,
    RemindedToday,
)
from tenant_apps.contracts.models import Contract
from tenant_apps.contracts.titles import in_all_languages, signed_titles
from tenant_apps.customers.models import Party
from tenant_apps.documents.commands.files import check_quota, put_on_file, take_off_file
from tenant_apps.documents.commands.reception import received
from tenant_apps.documents.commands.requests import cancel_request
from tenant_apps.documents.commands.reviews import review_delivery
from tenant_apps.documents.enums import Decision, FormatGroup
from tenant_apps.documents.gateways.contents import ReceivedContent
from tenant_apps.documents.models import DocumentRequest
from tenant_apps.dossiers.commands.action_points import (
    add_action_point,
    check_applicant,
    check_purpose,
    handle_action_point,
    remove_action_point,
    reopen_action_point,
    settle,
)
from tenant_apps.dossiers.commands.publications import publish_document, withdraw_publication
from tenant_apps.dossiers.commands.telling import tell_clients
from tenant_apps.dossiers.enums import ActionPointKind, ProgressReason
from tenant_apps.dossiers.letters import people_to_tell
from tenant_apps.dossiers.models import Dossier, Product
from vestibule.core.actors import Actor
from vestibule.core.commands import command
from vestibule.core.permissions import require
from vestibule.core.records import record

if TYPE_CHECKING:
    from django.core.files.uploadedfile import UploadedFile

_SIGNED = ("signed_on", "signed_names", "signed_at", "signed_by", "signed_copy")


@dataclass(frozen=True, slots=True, kw_only=True)
class ContractFacts:
    """What a contract is, as typed; without a party it is for all applicants."""

    kind: str
    title: str
    remark: str = ""
    party: Party | None = None
    product: Product | None = None
    dated_on: date | None = None
    ends_on: date | None = None


def bring_contract(*, actor: Actor, dossier: Dossier, file: "UploadedFile[bytes]", facts: ContractFacts) -> Contract:
    """Take in the file of a form, and add the contract."""
    require(actor, policies.EDIT)
    with received(file, FormatGroup.values) as content:
        return add_contract(actor=actor, dossier=dossier, content=content, facts=facts)


@command
def add_contract(*, actor: Actor, dossier: Dossier, content: ReceivedContent, facts: ContractFacts) -> Contract:
    """Keep a contract with the dossier. The client sees nothing of it until it is sent."""
    require(actor, policies.EDIT)
    columns = _checked(dossier, facts)
    check_quota(content.size)
    contract = Contract.objects.create(
        dossier=dossier, file=put_on_file(content), added_by_id=actor.account_id, **columns
    )
    record("contracts.add", contract.dossier, actor=actor, contract=str(contract.public_id), kind=contract.kind)
    return contract


def change_contract(
    *, actor: Actor, contract: Contract, facts: ContractFacts, file: "UploadedFile[bytes] | None" = None
) -> Contract:
    """Take in the other file of a form, if there is one, and change the contract."""
    require(actor, policies.EDIT)
    if file is None:
        return edit_contract(actor=actor, contract=contract, facts=facts)
    with received(file, FormatGroup.values) as content:
        return edit_contract(actor=actor, contract=contract, facts=facts, content=content)


@command
def edit_contract(
    *, actor: Actor, contract: Contract, facts: ContractFacts, content: ReceivedContent | None = None
) -> Contract:
    """Change what was not sent yet; another file takes the place of the first, which is erased."""
    require(actor, policies.EDIT)
    held = _held(contract)
    _check_draft(held)
    columns = _checked(held.dossier, facts)
    for name, value in columns.items():
        setattr(held, name, value)
    before = held.file
    if content is not None:
        check_quota(content.size)
        held.file = put_on_file(content)
    held.save(update_fields=[*columns, "file"])
    if content is not None:
        take_off_file(before)
    record("contracts.edit", held.dossier, actor=actor, contract=str(held.public_id))
    return held


@command
def send_contract(*, actor: Actor, contract: Contract, message: str = "", due_on: date | None = None) -> Contract:
    """Let those who must sign find it in the client portal, ask them for the signed copy, and write to them. Once."""
    require(actor, policies.EDIT)
    held = _held(contract)
    _check_draft(held)
    if held.file.is_being_checked:
        raise FileNotChecked
    if not held.file.is_promoted:
        raise FileUnusable
    if held.product is not None and not held.product.is_shown:
        raise ProductHidden
    people = signatories(held)
    with override(people[0].language):
        asked = _("Please read this contract, sign it, and send us the signed copy here.")
    titles, remarks = in_all_languages(held.title), in_all_languages(held.remark)
    held.publication = publish_document(
        actor=actor,
        dossier=held.dossier,
        content=held.file,
        titles=titles,
        remarks=remarks,
        party=held.party,
        product=held.product,
    )
    held.point = add_action_point(
        actor=actor,
        dossier=held.dossier,
        kind=ActionPointKind.SIGN,
        subject=held.title,
        remark=held.remark or asked,
        party=held.party,
        product=held.product,
        due_on=due_on,
    )
    held.sent_at, held.sent_by_id = timezone.now(), actor.account_id
    held.save(update_fields=["publication", "point", "sent_at", "sent_by"])
    tell_clients(actor=actor, dossier=held.dossier, parties=people, message=message)
    record("contracts.send", held.dossier, actor=actor, contract=str(held.public_id), people=len(people))
    _tell(actor, held)
    return held


@command
def remind_of_contract(*, actor: Actor, contract: Contract, message: str = "") -> Contract:
    """Write once more to those who must sign; at most once a day, the day of sending included."""
    require(actor, policies.EDIT)
    held = _held(contract)
    if held.state not in WITH_CLIENT or not held.is_asked:
        raise NotWithTheClient
    last = held.reminded_at or held.sent_at
    if last is not None and timezone.localdate(last) == timezone.localdate():
        raise RemindedToday
    people = signatories(held)
    held.reminded_at = timezone.now()
    held.save(update_fields=["reminded_at"])
    tell_clients(actor=actor, dossier=held.dossier, parties=people, message=message)
    record("contracts.remind", held.dossier, actor=actor, contract=str(held.public_id), people=len(people))
    return held


def bring_signature(
    *, actor: Actor, contract: Contract, file: "UploadedFile[bytes]", signed_on: date, signed_names: str
) -> Contract:
    """Take in the signed file of a form, and record the signature."""
    require(actor, policies.EDIT)
    with received(file, FormatGroup.values) as content:
        return file_signature(
            actor=actor, contract=contract, content=content, signed_on=signed_on, signed_names=signed_names
        )


@command
def file_signature(
    *, actor: Actor, contract: Contract, content: ReceivedContent, signed_on: date, signed_names: str
) -> Contract:
    """Record that it was signed outside the portal: by whom, on what day, with the signed file.

    The client finds the signed file in the portal, and is asked for no copy any more.
    """
    require(actor, policies.EDIT)
    held = _held(contract)
    _check_unsigned(held)
    if held.state == ContractState.RECEIVED:
        raise CopyReceived
    _check_day(signed_on)
    held.signed_copy = publish_document(
        actor=actor,
        dossier=held.dossier,
        content=content,
        titles=signed_titles(held.title),
        remarks={},
        party=held.party,
        product=held.product,
    )
    held.signed_on, held.signed_names = signed_on, signed_names.strip()
    held.signed_at, held.signed_by_id = timezone.now(), actor.account_id
    held.save(update_fields=_SIGNED)
    if held.point is not None and held.copy is not None and held.copy.is_declared:
        held.point.request = cancel_request(actor=actor, request=held.copy)
    if held.point is not None and held.point.is_by_hand:
        handle_action_point(actor=actor, action_point=held.point)
    elif held.point is not None:
        settle(actor=actor, action_point=held.point, handled=True, reason=ProgressReason.HANDLED)
    record("contracts.sign", held.dossier, actor=actor, contract=str(held.public_id))
    _tell(actor, held)
    return held


@command
def approve_signature(
    *, actor: Actor, contract: Contract, signed_on: date, signed_names: str, seen: int | None = None
) -> Contract:
    """Approve the signed copy that the client delivered, and say who signed on what day.

    Of a copy that was approved before, only the latter. ``seen`` is the revision of the request that was looked at.
    """
    require(actor, policies.EDIT)
    held = _held(contract)
    _check_day(signed_on)
    if held.state == ContractState.RECEIVED and held.copy is not None:
        review_delivery(actor=actor, request=held.copy, decision=Decision.APPROVE, seen_revision=seen)
        held = _held(contract)
    if held.signed_at is None or held.signed_on is not None:
        raise NoCopy
    held.signed_on, held.signed_names, held.signed_by_id = signed_on, signed_names.strip(), actor.account_id
    held.save(update_fields=["signed_on", "signed_names", "signed_by"])
    record("contracts.sign", held.dossier, actor=actor, contract=str(held.public_id))
    return held


@command
def reopen_signature(*, actor: Actor, contract: Contract) -> Contract:
    """Take back that it was signed, where that was recorded by hand: clients find the signed file no longer.

    Of those to whom it was sent, the signed copy is asked anew. Twice is once.
    """
    require(actor, policies.EDIT)
    held = _held(contract)
    if held.signed_at is None:
        return held
    if held.signed_copy is None:
        raise NotByHand
    withdraw_publication(actor=actor, publication=held.signed_copy)
    _unsign(held)
    if held.point is not None and held.point.is_by_hand:
        reopen_action_point(actor=actor, action_point=held.point)
    record("contracts.reopen", held.dossier, actor=actor, contract=str(held.public_id))
    _tell(actor, held, is_taken_back=True)
    return held


@command
def withdraw_contract(*, actor: Actor, contract: Contract, reason: str) -> Contract:
    """Ask for no signature any more, and let the client open it no longer; it stays on file with the reason."""
    require(actor, policies.EDIT)
    held = _held(contract)
    if held.state not in UNSIGNED:
        raise IsWithdrawn if held.withdrawn_at else AlreadySigned
    if not reason.strip():
        raise ReasonMissing
    held.withdrawn_at, held.withdrawn_by_id, held.reason = timezone.now(), actor.account_id, reason.strip()
    held.save(update_fields=["withdrawn_at", "withdrawn_by", "reason"])
    if held.publication is not None:
        withdraw_publication(actor=actor, publication=held.publication)
    if held.point is not None:
        remove_action_point(actor=actor, action_point=held.point)
    record("contracts.withdraw", held.dossier, actor=actor, contract=str(held.public_id))
    _tell(actor, held)
    return held


@command
def end_contract(*, actor: Actor, contract: Contract, ends_on: date, reason: str) -> Contract:
    """Say on what day a signed contract ends, and why; everything stays on file."""
    require(actor, policies.EDIT)
    held = _held(contract)
    if held.signed_at is None:
        raise NotSigned
    if not reason.strip():
        raise ReasonMissing
    if held.dated_on and ends_on < held.dated_on:
        raise EndsBeforeItBegins
    held.ends_on, held.reason = ends_on, reason.strip()
    held.save(update_fields=["ends_on", "reason"])
    record("contracts.end", held.dossier, actor=actor, contract=str(held.public_id), ends_on=ends_on.isoformat())
    return held


@command
def follow_verdict(*, actor: Actor, request: DocumentRequest, is_approved: bool) -> None:
    """Bring a contract in line with the verdict on its signed copy; asks for no right: the verdict has done so."""
    found = Contract.objects.filter(point__request=request, withdrawn_at=None).first()
    if found is None:
        return
    held = _held(found)
    if is_approved and request.is_approved and held.signed_at is None:
        held.signed_at, held.signed_by_id = timezone.now(), actor.account_id
        held.save(update_fields=["signed_at", "signed_by"])
        _tell(actor, held)
    elif not is_approved and held.signed_at is not None and held.signed_copy is None:
        _unsign(held)
        _tell(actor, held, is_taken_back=True)


def signatories(contract: Contract) -> Sequence[Party]:
    """Those who must sign and can open the dossier in the portal; ``NobodyInThePortal`` if there is nobody."""
    people = people_to_tell(contract.dossier)
    found = [party for party in people if contract.party_id in {None, party.pk}]
    if not found:
        raise NobodyInThePortal
    return found


def _held(contract: Contract) -> Contract:
    """The contract as it is now, locked; the request for its copy before it, as a verdict on that locks them."""
    asked = Contract.objects.filter(pk=contract.pk).values("point__request")
    DocumentRequest.objects.select_for_update(of=("self",), no_key=True).filter(pk__in=asked).first()
    rows = Contract.objects.select_for_update(of=("self",), no_key=True).with_everything()
    held: Contract = rows.get(pk=contract.pk)
    return held


def _checked(dossier: Dossier, facts: ContractFacts) -> dict[str, object]:
    check_applicant(dossier.customer, facts.party)
    check_purpose(dossier.pk, facts.product, is_for_appointment=False)
    if facts.dated_on and facts.ends_on and facts.ends_on < facts.dated_on:
        raise EndsBeforeItBegins
    return {
        "kind": ContractKind(facts.kind),
        "title": " ".join(facts.title.split()),
        "remark": facts.remark.strip(),
        "party": facts.party,
        "product": facts.product,
        "dated_on": facts.dated_on,
        "ends_on": facts.ends_on,
    }


def _check_unsigned(contract: Contract) -> None:
    if contract.withdrawn_at is not None:
        raise IsWithdrawn
    if contract.signed_at is not None:
        raise AlreadySigned


def _check_draft(contract: Contract) -> None:
    _check_unsigned(contract)
    if contract.sent_at is not None:
        raise AlreadySent


def _check_day(signed_on: date) -> None:
    if signed_on > timezone.localdate():
        raise DayAhead


def _unsign(contract: Contract) -> None:
    contract.signed_on = contract.signed_at = contract.signed_by = contract.signed_copy = None
    contract.signed_names = ""
    contract.save(update_fields=_SIGNED)


def _tell(actor: Actor, contract: Contract, *, is_taken_back: bool = False) -> None:
    events.contract_moved.send(Contract, contract=contract, actor=actor, is_taken_back=is_taken_back)
