"""A firm with ten thousand customers: statements and times of the dashboard, the list of prospects and the search."""

from collections.abc import Callable, Iterable
from datetime import timedelta
from statistics import median

from django.db.models import Model
from django.utils import timezone

from shared_apps.organisations.founding import NewFirm, found
from tenant_apps.accounts.enums import RoleCode
from tenant_apps.customers.models import Customer, CustomerParty, Party
from tenant_apps.documents.models import DocumentRequest, DocumentType
from tenant_apps.dossiers.models import ActionPoint, Dossier, Stage, StageChange
from tenant_apps.threads.models import Thread, ThreadMessage
from tenants.context import TenantIdentity, use_tenant
from tenants.provisioning.claiming import open_doors
from tests.benchmarks.fact_finds import _statements as statements_of
from tests.benchmarks.measure import Report, in_turns
from tests.benchmarks.pages import _visit as visit
from tests.benchmarks.stage import Stage as Machine
from tests.cast import Member, professional
from vestibule.core.sorting import folded

CUSTOMERS, BATCH, REQUESTS = 10_000, 1_000, 3
ROUNDS = 20
STATEMENTS, SEARCHING, LISTING = 12, 0.05, 0.2
FIRST = "Anna Bram Chloë Daan Emma Finn Gijs Hanna Iris Joris Karin Lars Mila Noor Otto Puck Ruben Sanne Teun Vera"
LAST = "Jansen Peeters Dubois Hoekstra Schäfer Martens Willems Bakker Lefebvre Zwart Vermeer Maes Claes Wouters Kok"


def large_firm(stage: Machine, report: Report, _size: int) -> None:
    """Ask for the pages that depend on how many customers there are."""
    report.title(f"A firm with {CUSTOMERS} customers")
    stage.grow(len(stage.tenants()) + 1)
    adviser = _adviser_of_many()
    with stage.admin() as admin:  # as autovacuum does in its own time, which is in the middle of the measuring or not
        admin.execute("VACUUM ANALYZE")
    pages = {
        "dashboard": "/pro/",
        "dashboard, whole firm": "/pro/?whose=firm&months=24",
        "list of prospects": "/pro/prospects/",
        "list of prospects, filtered": "/pro/prospects/?status=complete&waits_for=client&q=an",
    }
    searches = {
        "search, a letter": "/pro/search/?q=a",
        "search, two letters": "/pro/search/?q=de",
        "search, a name": "/pro/search/?q=peeters",
        "search, two words": "/pro/search/?q=ann+jans",
        "search, words of all messages": "/pro/search/?q=the+notary",
        "search, a number": "/pro/search/?q=K-2026-09871",
        "search, an address": "/pro/search/?q=emma.5104@clients.example",
        "search, a telephone number": "/pro/search/?q=%2B31612345678",
        "search, an account": "/pro/search/?q=NL91ABNA0417164300",
        "search, a typing error": "/pro/search/?q=hoekstar",
        "search, nothing": "/pro/search/?q=qqqxxx",
    }
    asked = {name: visit(adviser, address) for name, address in (pages | searches).items()}
    for name, ask in asked.items():
        ask()
        report.at_most(f"{name}: statements", statements_of(ask), STATEMENTS)
    for name, samples in in_turns(asked, ROUNDS).items():
        report.line(name, samples)
        if name.startswith("list"):
            report.at_most(f"{name}: work", median(samples.work), LISTING, " s")
        if name in searches:
            report.at_most(f"{name}: work", median(samples.work), SEARCHING, " s")


def _adviser_of_many() -> Member:
    tenant = found(NewFirm(slug="large", name="Large", country="NL", first_language="en"))
    open_doors(tenant)
    firm: TenantIdentity = tenant.identity
    adviser = professional(firm, "Ben", RoleCode.ADVISER)
    with use_tenant(firm):
        _fill(adviser)
    return adviser


def _fill(adviser: Member) -> None:
    """Rows as the commands leave them, in bulk: a dossier each with moves, action points, papers and a message."""
    first, last, now = FIRST.split(), LAST.split(), timezone.now()
    names = [(first[n % len(first)], f"{last[n // len(first) % len(last)]}{n // 300 or ''}") for n in range(CUSTOMERS)]
    parties = _written(Party)(
        Party(first_name=one, last_name=two, email=f"{folded(one)}.{n}@clients.example", language="en")
        for n, (one, two) in enumerate(names)
    )
    customers = _written(Customer)(
        Customer(
            kind="individual",
            number=f"K-2026-{n:05d}",
            name=str(party),
            sort_name=folded(f"{party.last_name} {party.first_name}"),
            search_text=folded(f"K-2026-{n:05d} {party} {party.email}"),
            adviser=adviser.account,
            created_at=now - timedelta(hours=n % 8_000),
        )
        for n, party in enumerate(parties)
    )
    _written(CustomerParty)(
        CustomerParty(customer=customer, party=party, role="applicant", position=1)
        for customer, party in zip(customers, parties, strict=True)
    )
    stages = list(Stage.objects.filter(workflow__kind="mortgage").select_related("workflow").order_by("position"))
    dossiers = _written(Dossier)(
        Dossier(
            customer=customer,
            kind="mortgage",
            number=f"D-2026-{n:05d}",
            workflow=stages[0].workflow,
            stage=stages[n % 3],
            adviser=adviser.account if n % 10 else None,
            created_at=customer.created_at,
        )
        for n, customer in enumerate(customers)
    )
    _written(StageChange)(
        StageChange(
            dossier=dossier,
            stage_before=stages[step - 1] if step else None,
            stage=stages[step],
            changed_at=dossier.created_at + timedelta(days=step),
        )
        for n, dossier in enumerate(dossiers)
        for step in range(n % 3 + 1)
    )
    _written(ActionPoint)(
        ActionPoint(dossier=dossier, kind="free", subject=f"Call {step}", handled_at=now if n % 4 < step else None)
        for n, dossier in enumerate(dossiers)
        for step in (1, 2)
    )
    types = list(DocumentType.objects.order_by("pk")[:REQUESTS])
    _written(DocumentRequest)(
        DocumentRequest(customer=customer, document_type=each) for customer in customers for each in types
    )
    threads = _written(Thread)(
        Thread(customer=dossier.customer, dossier=dossier, last_message_at=now) for dossier in dossiers
    )
    _written(ThreadMessage)(
        ThreadMessage(
            thread=thread,
            body=f"Dear client, number {n} of the letters about the deed that the notary has asked you to sign.",
            author=adviser.account,
            is_from_client=False,
        )
        for n, thread in enumerate(threads)
    )


def _written(model: type[Model]) -> Callable[[Iterable[Model]], list[Model]]:
    """Return how rows of the model are written: a statement takes so many values and no more."""
    return lambda rows: model.objects.bulk_create(list(rows), batch_size=BATCH)
