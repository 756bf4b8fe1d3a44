"""Two firms with the same people and the same work in progress, and a canary of the firm in every text about people."""

from dataclasses import dataclass, field, replace
from datetime import timedelta
from importlib import import_module
from importlib.util import find_spec

from django.apps import apps
from django.db import connection, models
from django.db.utils import DatabaseError
from django.utils import timezone

from tenant_apps.accounts.enums import RoleCode
from tenant_apps.accounts.models import Role, Team
from tenant_apps.chats.models import Inquiry
from tenant_apps.diligence.commands import open_check
from tenant_apps.documents.commands.uploads import start_upload
from tenant_apps.documents.models import Label, StoredFile
from tenant_apps.dossiers.models import AnswerRule, Deadline, Letter, PointTemplate, Product
from tenant_apps.exports.models import Export
from tenant_apps.flows.filled import read_run
from tenant_apps.flows.models import Flow
from tenant_apps.invites.models import Invite
from tenant_apps.notifications.models import Message
from tenant_apps.reviews.commands import plan_review
from tenant_apps.threads.audience import Audience
from tenant_apps.viewings.models import Viewing
from tenants.context import TenantIdentity, use_tenant
from tenants.outbox import running
from tests import cast
from tests.factories import (
    appointments,
    clients,
    contracts,
    customers,
    diligence,
    documents,
    dossiers,
    flows,
    imports,
    journeys,
    library,
    threads,
)
from vestibule.core.actors import Client, Grant

PROFESSIONALS = (RoleCode.TENANT_ADMIN, RoleCode.ADVISER, RoleCode.CASE_HANDLER, RoleCode.COMPLIANCE_OFFICER)
OWNER, STRANGER = "owner", "stranger"
SHORTEST = len("canary-alpha")
# What has a form of its own, or opens something.
KEPT = {"email", "phone", "language", "time_zone", "password", "session_key", "session_data", "sort_name", "to"}


def canary(firm: TenantIdentity) -> str:
    """Return the text that only this firm's pages may show."""
    return f"canary-{firm.slug}"


@dataclass
class Firm:
    """One organisation's people by role, and the ids of what they work on."""

    identity: TenantIdentity
    people: dict[str, cast.Member] = field(default_factory=dict)
    ids: dict[str, object] = field(default_factory=dict)
    marked: int = 0


def populate(identity: TenantIdentity) -> Firm:
    """Make everybody and everything that a route can name, and mark it."""
    firm = Firm(identity)
    for role in PROFESSIONALS:
        firm.people[role] = cast.professional(identity, role.title(), role)
    for role in (OWNER, STRANGER):
        firm.people[role] = cast.client(identity, role.title())
    with use_tenant(identity):
        work_in(firm)
        while running.act_once() or running.send_once():
            pass
        firm.marked = _mark(identity)
    return firm


def work_in(firm: Firm) -> None:
    owner = firm.people[OWNER]
    dossier = dossiers.dossier()
    member = dossier.customer.members.get(position=1)
    run_point = dossiers.complete_point(dossier)
    deliver_point = dossiers.deliver_point(dossier)
    free_point = dossiers.free_point(dossier)
    run = run_point.run
    flows.invited(owner, run)
    invite = Invite.objects.get()
    actor = _with_grant(
        owner.actor, Grant(dossier.pk, dossier.customer_id, member.party_id, sees_other_applicants=False)
    )
    asked = dossiers.request_of(deliver_point)
    upload = start_upload(actor=actor, request=asked, name="slow.pdf", size=1000)
    delivery = documents.delivery(asked, actor=actor)
    product = Product.objects.create(dossier=dossier, kind=dossier.workflow.kind)
    scored = flows.confirmed(actor, dossier)
    section, subsection = read_run(run).sheet.first_open_page().key.split(".")
    message = Message.objects.create(
        key="probe",
        template="t",
        channel="email",
        to="x@example.com",
        to_name="X",
        language="en",
        subject="About it",
        text="Hello",
        state="failed",
        failed_at=timezone.now(),
    )
    written = threads.message(actor, dossier, Audience(member.party))
    attachment = threads.attached(actor, dossier, Audience(member.party))
    threads.message(firm.people[RoleCode.ADVISER].actor, dossier, Audience(member.party))
    viewing = Viewing.objects.create(
        dossier=dossier,
        party=member.party,
        viewed_by=firm.people[RoleCode.ADVISER].account,
        reason="Asked how to deliver",
        expires_at=timezone.now() + timedelta(hours=1),
    )
    adviser = firm.people[RoleCode.ADVISER]
    appointment = appointments.appointment(dossier, adviser.account)
    (slot,) = appointments.offered(appointment, days=9)
    template = PointTemplate.objects.create(kind="free", subject_en="Call us")
    publication = dossiers.publication(dossier)
    guide = library.document()
    label = Label.objects.create(code="probe", name="Guide", text="For {client}", is_required=True)
    check = open_check(actor=firm.people[RoleCode.ADVISER].actor, dossier=dossier)
    diligence.screened(check, member.party, actor=firm.people[RoleCode.ADVISER].actor)
    client = clients.client()
    business, share, officer = customers.owned_business(firm.people[RoleCode.ADVISER].actor)
    contract = contracts.contract(dossier)
    firm.ids = {
        "contract": contract.public_id,
        "inquiry": Inquiry.objects.create(account=adviser.account, body="How do I do this?").public_id,
        "client": client.public_id,
        "review": plan_review(actor=firm.people[RoleCode.ADVISER].actor, customer=client).public_id,
        "relation": clients.relation(client).public_id,
        "holding": clients.holding(client).public_id,
        "import": imports.taken_in(adviser.actor).public_id,
        "business": business.public_id,
        "company": share.owned.public_id,
        "share": share.public_id,
        "officer": officer.public_id,
        "label": label.public_id,
        "library_document": guide.public_id,
        "library_category": guide.category.public_id,
        "appointment": appointment.public_id,
        "slot": slot.public_id,
        "customer": dossier.customer.public_id,
        "party": member.party.public_id,
        "dossier": dossier.public_id,
        "action_point": free_point.public_id,
        "product": product.public_id,
        "publication": publication.public_id,
        "step": journeys.lone_step(dossier).public_id,
        "letter": Letter.objects.create(name="Reminder", subject="Reminder", body="Dear {name}").public_id,
        "template": template.public_id,
        "rule": AnswerRule.objects.create(template=template, question="a.b.c").public_id,
        "deadline": Deadline.objects.create(dossier=dossier, label="Deed", due_on="2027-01-01").public_id,
        "role": Role.objects.create(code="own:Watch", permissions=["prospects:view"]).public_id,
        "team": Team.objects.create(name="Night shift").public_id,
        "workflow": dossier.workflow.public_id,
        "stage": dossier.stage.public_id,
        "request": asked.public_id,
        "delivery": delivery.public_id,
        "file": StoredFile.objects.get(delivery=delivery).public_id,
        "upload": upload.public_id,
        "document_type": asked.document_type.public_id,
        "flow": Flow.objects.order_by("pk").first().public_id,
        "run": run.public_id,
        "scored_flow": scored.version.flow.public_id,
        "scored_run": scored.public_id,
        "section": section,
        "subsection": subsection,
        "field": read_run(run).sheet.first_open_page().subsection.questions[0].name,
        "invite": invite.public_id,
        "message": message.public_id,
        "thread": written.thread.public_id,
        "attachment": attachment.public_id,
        "viewing": viewing.public_id,
        "export": Export.objects.create(account=owner.account).public_id,
        "client_account": owner.account.public_id,
        "account": firm.people[RoleCode.CASE_HANDLER].account.public_id,
    }


def _with_grant(actor: Client, grant: Grant) -> Client:
    return replace(actor, grants=(grant,))


def _mark(identity: TenantIdentity) -> int:
    """Put the canary into every text that a room calls personal or sensitive, and return how many fields took it."""
    marked = 0
    for model, names in _personal_fields():
        for name in names:
            column = model._meta.get_field(name)
            is_text = isinstance(column, models.CharField | models.TextField) and not column.choices
            if not is_text or (column.max_length or 999) < SHORTEST:
                continue
            try:
                with connection.cursor() as cursor:
                    cursor.execute(
                        f"UPDATE {model._meta.db_table} SET {column.column} = %s WHERE {column.column} <> ''",
                        [canary(identity)],
                    )
            except DatabaseError:
                continue  # a constraint, or a table that nobody may change
            marked += 1
    return marked


def _personal_fields() -> list[tuple[type[models.Model], list[str]]]:
    found = []
    for config in apps.get_app_configs():
        if config.name.startswith("tenant_apps.") and find_spec(f"{config.name}.privacy"):
            for model_name, classes in import_module(f"{config.name}.privacy").FIELDS.items():
                model = apps.get_model(config.label, model_name)
                names = [
                    name
                    for name, privacy in classes.items()
                    if privacy != "neutral" and name not in KEPT and not name.endswith("_hash")
                ]
                found.append((model, names))
    return found
