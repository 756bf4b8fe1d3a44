"""Flows, and runs of them."""

from typing import Any
from uuid import uuid4

from django.utils import timezone

from tenant_apps.customers.models import Customer, Party
from tenant_apps.dossiers.commands.dossiers import open_dossier
from tenant_apps.dossiers.models import Dossier
from tenant_apps.flows.commands.answers import Entry, save_answer
from tenant_apps.flows.commands.runs import complete_run, start_run
from tenant_apps.flows.filled import Filled, read_run
from tenant_apps.flows.models import Flow, FlowRun
from tenant_apps.flows.provisioning import seed_flows
from tenant_apps.invites.models import Invite
from tests.cast import Member
from vestibule.core.actors import Actor, Grant, System

SOME_DOSSIER = 1
MORTGAGE = "mortgage_fact_find"
SHORT = "getting_to_know_you"
CLIENT_ONLY = "investor_profile"
BUSINESS = "business_onboarding"
RISK = "risk_profile"

HOME = {"street": "Kade", "number": "7", "addition": "", "postal_code": "1011 AB", "city": "Amsterdam", "country": "NL"}
LIKELY: dict[str, Any] = {
    "text": "Anna",
    "long_text": "As discussed.",
    "email": "anna@example.com",
    "phone": "+31612345678",
    "number": 3,
    "money": "1250.00",
    "percentage": "30",
    "date": {"past": "1985-03-27", "future": "2099-01-01", None: "2001-01-01"},
    "month": {"past": "2015-03", "future": "2099-01", None: "2015-03"},
    "yes_no": "no",
    "consent": "on",
    "country": "NL",
    "nationality": "NL",
    "address": HOME,
    "iban": "NL91ABNA0417164300",
    "bsn": "111222333",
    "kvk": "12345678",
}
"""Something that each type of question accepts."""


def flow(code: str = SHORT) -> Flow:
    """A ready-made flow."""
    seed_flows()
    return Flow.objects.get(code=code)


def run(customer: Customer, code: str = SHORT, *, position: int = 1) -> FlowRun:
    """A flow just started for one party of the customer."""
    party = party_of(customer, position)
    return start_run(actor=System("a test"), customer=customer, party=party, flow=flow(code), dossier_id=SOME_DOSSIER)


def party_of(customer: Customer, position: int = 1) -> Party:
    """The party in this place of the customer."""
    return customer.members.get(position=position).party


def granted(member: Member, asked: FlowRun, *, sees_others: bool = False) -> Member:
    """The client, invited as the party who fills in this run."""
    return member.with_grants(Grant(asked.dossier_id, asked.customer_id, asked.party_id, sees_others))


def likely(question: Any) -> Any:
    """Something that this question accepts, as it is typed."""
    if question.options:
        value = question.options[0][0]
        return [value] if question.type.code == "choices" else value
    value = LIKELY[question.type.code]
    return value[question.settings.get("when")] if question.type.code in {"date", "month"} else value


def fill(actor: Actor, asked: FlowRun, **given: Any) -> Filled:
    """Answer everything that is asked, page by page; ``given`` says what by the question's name."""
    filled = read_run(asked)
    for _round in range(200):
        gaps = filled.sheet.gaps("required", "soft")
        if not gaps:
            return filled
        gap = gaps[0]
        raw = given.get(gap.question.name, likely(gap.question))
        filled = save_answer(actor=actor, run=asked, entry=Entry(gap.question.key, gap.item, raw, 0)).filled
    return filled


def confirmed(actor: Actor, dossier: Dossier, **given: Any) -> FlowRun:
    """A risk questionnaire that the client of the dossier filled in and confirmed."""
    party = party_of(dossier.customer)
    started = start_run(
        actor=System("a test"), customer=dossier.customer, party=party, flow=flow(RISK), dossier_id=dossier.pk
    )
    fill(actor, started, **given)
    return complete_run(actor=actor, run=started)


def invited(member: Member, asked: FlowRun, *, sees_others: bool = False) -> Member:
    """The client with an accepted invite as the party who fills in this run, for pages and commands alike."""
    now = timezone.now()
    dossier = Dossier.objects.filter(pk=asked.dossier_id, customer=asked.customer).first()
    if dossier is None:
        dossier = open_dossier(actor=System("a test"), customer=asked.customer, kind="mortgage")
        FlowRun.objects.filter(customer=asked.customer, dossier_id=asked.dossier_id).update(dossier_id=dossier.pk)
        asked.dossier_id = dossier.pk
    Invite.objects.create(
        dossier=dossier,
        party=asked.party,
        account=member.account,
        sees_other_applicants=sees_others,
        email=member.account.email,
        language="en",
        token_hash=uuid4().hex,
        passcode_sent_at=now,
        sent_at=now,
        expires_at=now,
        activated_at=now,
    )
    return granted(member, asked, sees_others=sees_others)
