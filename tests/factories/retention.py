"""Somebody who did not become a client, with something in every room, and what the database and the storage hold."""

from datetime import timedelta

from django.apps import apps
from django.conf import settings
from django.db import models
from django.utils import timezone

from tenant_apps.contracts.commands import send_contract
from tenant_apps.customers.models import Customer, Party
from tenant_apps.diligence.commands import IdentityFacts, open_check, read_identity
from tenant_apps.diligence.models import Identity, Proof
from tenant_apps.documents.commands.uploads import start_upload
from tenant_apps.dossiers.commands.notes import add_note
from tenant_apps.dossiers.models import Deadline, Dossier, Product
from tenant_apps.exports.commands import ask_for_export
from tenant_apps.invites.grants import grants_for
from tenant_apps.prospects.commands import change_status
from tenant_apps.retention.models import Retention
from tenant_apps.threads.audience import Audience
from tenant_apps.viewings.models import Viewing
from tenants.outbox import running
from tenants.storage import tenant_storage
from tests import cast as people
from tests.factories import (
    appointments,
    clients,
    contracts,
    customers,
    diligence,
    documents,
    dossiers,
    flows,
    invites,
    journeys,
    threads,
)

STAYS = {"activity", "outbox", "contenttypes"}
ZONES = ("uploads", "quarantine", "files", "previews", "exports")


def known_everywhere(cast: people.Cast, name: str) -> Customer:
    """A prospect of whom every room has something, with a log-in of their own."""
    member = people.client(cast.alpha, name)
    opened = dossiers.dossier(
        customers.individual(first_name=name, last_name=f"{name}sen", email=member.account.email),
        adviser=cast.ben.account,
    )
    party = opened.customer.members.get(position=1).party
    Party.objects.filter(pk=party.pk).update(account=member.account)
    invites.accepted(opened, member.account)
    actor = people.client_actor(member.account, *grants_for(member.account))
    _papers_and_answers(cast, opened, party, actor)
    threads.message(actor, opened, Audience(party))
    threads.attached(actor, opened, Audience(party))
    threads.message(cast.ben.actor, opened, Audience(party))
    Viewing.objects.create(
        dossier=opened,
        party=party,
        viewed_by=cast.ben.account,
        reason=f"Asked by {name}",
        expires_at=timezone.now() + timedelta(hours=1),
    )
    appointments.offered(appointments.appointment(opened, cast.ben.account), days=9)
    Deadline.objects.create(dossier=opened, label=f"Deed of {name}", due_on="2027-01-01")
    Product.objects.create(dossier=opened, kind=opened.workflow.kind)
    add_note(actor=cast.ben.actor, dossier=opened, text=f"{name} called")
    journeys.lone_step(opened)
    clients.relation(opened.customer, customers.individual())
    ask_for_export(actor=actor)
    member.browser()
    contract = contracts.contract(opened, party=party)
    work()
    send_contract(actor=cast.ben.actor, contract=contract)
    work()
    return opened.customer


def _papers_and_answers(cast: people.Cast, opened: Dossier, party: Party, actor: people.Client) -> None:
    run = dossiers.complete_point(opened).run
    flows.fill(actor, run)
    flows.confirmed(actor, opened)
    asked = dossiers.request_of(dossiers.deliver_point(opened))
    documents.delivery(asked, actor=actor)
    dossiers.free_point(opened)
    start_upload(actor=actor, request=asked, name="slow.pdf", size=1000)
    dossiers.publication(opened)


def examined(cast: people.Cast, customer: Customer) -> None:
    """Have the identity document of the customer's first person read."""
    check = open_check(actor=cast.ben.actor, dossier=Dossier.objects.get(customer=customer))
    facts = IdentityFacts(
        kind="passport",
        number="SPECI2014",
        surname="Molenaar",
        birth_date=timezone.localdate() - timedelta(days=12_000),
        expires_on=timezone.localdate() + timedelta(days=900),
    )
    party = customer.members.get(position=1).party
    read_identity(actor=cast.ben.actor, check=check, party=party, facts=facts)
    diligence.screened(check, party, name=f"{party.last_name}.pdf")
    work()
    diligence.screened(check, party, name=f"{party.last_name} again.pdf")
    work()


def rejected(cast: people.Cast, customer: Customer, ground: str = "rejected") -> Retention:
    """The date of somebody who was rejected."""
    change_status(actor=cast.ben.actor, customer=customer, status="rejected", reason="No.", ground=ground)
    return Retention.objects.get(customer=customer)


def make_due(customer: Customer) -> None:
    """Let the time of this customer be over since yesterday, by law too."""
    long_ago = timezone.now() - timedelta(days=6 * 366)
    Identity.objects.filter(check_of__dossier__customer=customer).update(read_at=long_ago)
    Proof.objects.filter(check_of__dossier__customer=customer).update(judged_at=long_ago)
    yesterday = timezone.localdate() - timedelta(days=1)
    Retention.objects.filter(customer=customer).update(erase_on=yesterday, closed_on=long_ago.date())


def work() -> None:
    """Do what waits in the outbox."""
    while running.act_once() or running.send_once():
        pass


def rows() -> dict[str, int]:
    """How many rows each table of the firm has, apart from the record of activity and the outbox."""
    labels = {path.rpartition(".")[2] for path in settings.TENANT_APPS} - STAYS
    found = [each for each in apps.get_models(include_auto_created=True) if each._meta.app_label in labels]
    return {each._meta.label: models.QuerySet(each).count() for each in found if each._meta.managed}


def objects() -> set[str]:
    """What lies in the firm's storage."""
    return {f"{zone}/{key.removeprefix(f'{zone}/')}" for zone in ZONES for key in tenant_storage().keys(zone)}


def naming(text: str) -> set[str]:
    """The tables with a row in which this text stands, whatever the column."""
    found = set()
    labels = {path.rpartition(".")[2] for path in settings.TENANT_APPS} - STAYS
    for model in apps.get_models(include_auto_created=True):
        if model._meta.app_label in labels and model._meta.managed:
            texts = [
                f.attname
                for f in model._meta.concrete_fields
                if isinstance(f, models.CharField | models.TextField | models.JSONField)
            ]
            for row in models.QuerySet(model).order_by("pk").values_list(*texts) if texts else ():
                if any(text in str(value) for value in row):
                    found.add(model._meta.label)
    return found
