"""An inbox with ten thousand notices: its pages, the first and the deep ones, and the number at the bell."""

from datetime import timedelta
from statistics import median
from uuid import UUID

from django.utils import timezone

from shared_apps.organisations.founding import NewFirm, found
from tenant_apps.accounts.enums import RoleCode
from tenant_apps.accounts.models import Team
from tenant_apps.inbox.models import Notice
from tenants.context import use_tenant
from tenants.provisioning.claiming import open_doors
from tests.benchmarks.measure import Report, in_turns
from tests.benchmarks.pages import _visit as visit
from tests.benchmarks.stage import Stage
from tests.cast import professional

NOTICES, BATCH, ROUNDS = 10_000, 1_000, 20
LISTING = 0.1
KINDS = ("dossiers.delivered", "threads.message", "dossiers.overdue", "diligence.identity_expires")


def large_inbox(stage: Stage, report: Report, _size: int) -> None:
    """Ask for the pages of an inbox in which ten thousand notices stand open."""
    report.title(f"An inbox with {NOTICES} notices")
    stage.grow(len(stage.tenants()) + 1)
    tenant = found(NewFirm(slug="inbox", name="Inbox", country="NL", first_language="en"))
    open_doors(tenant)
    reader = professional(tenant.identity, "Ben", RoleCode.ADVISER)
    with use_tenant(tenant.identity):
        team = Team.objects.create(name="South")
        team.members.add(reader.account)
        now = timezone.now()
        notices = [
            Notice(
                key=str(number),
                kind=KINDS[number % len(KINDS)],
                account=reader.account if number % 3 else None,
                team=None if number % 3 else team,
                matter=UUID(int=number % 700),
                about=f"Customer {number % 700}",
                detail=f"Paper {number}",
                path="/pro/",
                surfaces_at=now - timedelta(minutes=number),
            )
            for number in range(NOTICES)
        ]
        Notice.objects.bulk_create(notices, batch_size=BATCH)
    deep = notices[NOTICES - 100].public_id
    addresses = {
        "inbox": "/pro/inbox/",
        "inbox, a deep page": f"/pro/inbox/?after={deep}",
        "inbox, one kind": "/pro/inbox/?kind=dossiers.overdue",
        "inbox, by dossier": "/pro/inbox/?grouping=matter",
        "inbox, of the teams": "/pro/inbox/?box=team",
        "number at the bell": "/pro/counts/",
    }
    asked = {name: visit(reader, address) for name, address in addresses.items()}
    for name, samples in in_turns(asked, ROUNDS).items():
        report.line(name, samples)
        report.at_most(f"{name}: work", median(samples.work), LISTING, " s")
