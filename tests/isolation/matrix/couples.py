"""Two couples of each firm: one partner may see what is of the other applicant, one partner may not.

Each couple's dossier holds the same things twice, of the partner and of the other applicant, and every text about the
other applicant carries a canary of its own, so that an answer tells whose things it shows. How the partner's pages read
while there was nothing of the other applicant yet is kept: who may not see more than that sees exactly that, counts
included.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property

from django.test import Client as Browser

from tenant_apps.customers.commands import add_customer, link_account
from tenant_apps.customers.enums import CustomerKind
from tenant_apps.documents.commands.uploads import start_upload
from tenant_apps.documents.models import StoredFile
from tenant_apps.dossiers.models import Dossier, Product
from tenant_apps.exports.models import Export
from tenant_apps.flows.commands.answers import Entry, save_answer
from tenant_apps.flows.commands.runs import complete_run, start_run
from tenant_apps.flows.filled import read_run
from tenant_apps.flows.models import FlowRun
from tenant_apps.invites.grants import grants_for
from tenant_apps.threads.audience import Audience
from tenants.context import TenantIdentity, use_tenant
from tenants.outbox import running
from tests import cast
from tests.factories import appointments, contracts, documents, dossiers, flows, journeys, threads
from tests.factories.customers import PersonFactory
from tests.factories.invites import accepted
from vestibule.core.actors import Client

A_TEST = dossiers.A_TEST
BOTH, ALONE = "sees both", "sees one"
PERSONAE = (BOTH, ALONE)


Look = Callable[["Couple"], dict[str, str]]


@dataclass
class Couple:
    """A partner who logs in, the other applicant of the same dossier, and the ids of what is of whom."""

    identity: TenantIdentity
    people: dict[str, cast.Member]
    dossier: Dossier
    own: dict[str, object] = field(default_factory=dict)
    others: dict[str, object] = field(default_factory=dict)
    before: dict[str, str] = field(default_factory=dict)
    after: dict[str, str] = field(default_factory=dict)

    @property
    def partner(self) -> cast.Member:
        """Who looks."""
        return self.people["partner"]

    @cached_property
    def browser(self) -> Browser:
        """The partner's, for every look: another log-in would be one more thing that is kept of them."""
        return self.partner.browser()

    @property
    def canary(self) -> str:
        """What only somebody who sees both may read."""
        return f"canary-{self.identity.slug}-spouse"


def marry(identity: TenantIdentity, persona: str, adviser: cast.Member, look: Look) -> Couple:
    """Make a couple of which the second applicant is the partner; ``look`` tells how the partner's pages read."""
    name = f"{persona.title().replace(' ', '')}"
    partner, other = cast.client(identity, f"{name}Partner"), cast.client(identity, f"{name}Other")
    with use_tenant(identity):
        facts = [PersonFactory(first_name=f"canary-{identity.slug}-spouse"), PersonFactory(first_name="Partner")]
        customer = add_customer(actor=A_TEST, kind=CustomerKind.JOINT, parties=facts)
        opened = dossiers.dossier(customer)
        couple = Couple(identity, {"partner": partner, "other": other}, opened)
        for member, position in ((other, 1), (partner, 2)):
            link_account(
                actor=A_TEST, party=opened.customer.members.get(position=position).party, account=member.account
            )
            accepted(opened, member.account, position=position, sees_others=persona == BOTH and member is partner)
        shared = {
            "customer": customer.public_id,
            "dossier": opened.public_id,
            "product": product_of(opened).public_id,
            "step": journeys.lone_step(opened).public_id,
        }
        couple.own = shared | _things(couple, partner, 2, "Of the partner", adviser)
        _settle()
    couple.before = look(couple)
    with use_tenant(identity):
        couple.others = shared | _things(couple, other, 1, couple.canary, adviser)
        _settle()
    couple.after = look(couple)
    return couple


def product_of(dossier: Dossier) -> Product:
    """The dossier's only product."""
    return Product.objects.get_or_create(dossier=dossier, kind=dossier.workflow.kind)[0]


def _things(couple: Couple, member: cast.Member, position: int, text: str, adviser: cast.Member) -> dict[str, object]:
    """One of everything that is of one applicant, with this text wherever something is written."""
    opened, account = couple.dossier, member.account
    party = opened.customer.members.get(position=position).party
    actor = cast.client_actor(account, *grants_for(account))
    asked = dossiers.request_of(dossiers.deliver_point(opened, party=party, remark=text))
    delivery = documents.delivery(asked, actor=actor, name=f"{text}.pdf")
    waiting = dossiers.request_of(dossiers.deliver_point(opened, code="bank_statement", party=party, remark=text))
    upload = start_upload(actor=actor, request=waiting, name=f"{text}.pdf", size=1000)
    run = dossiers.complete_point(opened, position=position - 1).run
    page = _answered(actor, run, text)
    scored = _scored(actor, opened, position)
    threads.message(actor, opened, Audience(party), body=text)
    threads.message(adviser.actor, opened, Audience(party), body=text)
    appointment = appointments.appointment(
        opened, adviser.account, positions=(position,), subject=text, days=position + 6
    )
    (slot,) = appointments.offered(appointment, days=position + 12)
    contract = contracts.contract(opened, title=text, party=party)
    dossiers.free_point(opened, party=party, subject=text, product=product_of(opened))
    dossiers.free_point(opened, party=party, subject=text, is_for_appointment=True)
    return {
        "party": party.public_id,
        "request": asked.public_id,
        "waiting": waiting.public_id,
        "delivery": delivery.public_id,
        "file": StoredFile.objects.get(delivery=delivery).public_id,
        "upload": upload.public_id,
        "run": run.public_id,
        "scored_run": scored.public_id,
        "section": page[0],
        "subsection": page[1],
        "action_point": dossiers.free_point(opened, party=party, subject=text).public_id,
        "publication": dossiers.publication(opened, title=text, party=party).public_id,
        "attachment": threads.attached(actor, opened, Audience(party), name=f"{text}.pdf").public_id,
        "appointment": appointment.public_id,
        "slot": slot.public_id,
        "contract": contract.public_id,
        "export": Export.objects.create(account=account).public_id,
    }


def _answered(actor: Client, run: FlowRun, text: str) -> list[str]:
    """Answer the first question in words with this text, and return the page it is on."""
    for page in read_run(run).sheet.pages:
        for question in page.subsection.questions:
            if question.type.code == "text":
                save_answer(actor=actor, run=run, entry=Entry(question.key, 0, text, 0))
                return page.key.split(".")
    raise LookupError


def _scored(actor: Client, opened: Dossier, position: int) -> FlowRun:
    party = opened.customer.members.get(position=position).party
    facts = {"customer": opened.customer, "party": party, "dossier_id": opened.pk}
    started = start_run(actor=A_TEST, flow=flows.flow(flows.RISK), **facts)
    flows.fill(actor, started)
    return complete_run(actor=actor, run=started)


def _settle() -> None:
    while running.act_once() or running.send_once():
        pass
