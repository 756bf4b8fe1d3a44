"""G1 and G2: making a tenant, and claiming one that is ready."""

import random
import secrets
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from unittest.mock import patch

import psycopg
from django.db import connections, transaction

from shared_apps.organisations.founding import NewFirm, add_first_administrator, found, open_portals
from tenants import directory
from tenants.backend.base import DatabaseWrapper
from tenants.models import Domain
from tenants.provisioning.schemas import fill_pool, make_schema
from tenants.schema.script import tenant_script
from tests import catalogue
from tests.benchmarks.measure import Report, Samples, in_turns, our_backends
from tests.benchmarks.stage import FEW, OURS, Stage

ROUNDS = 10
STOCK_ROUNDS = 2
CLAIMS = 40


def making_a_tenant(stage: Stage, report: Report, size: int) -> None:
    """G1: one that is served, with seed rows and host, against the bare replay and against the library."""
    report.title("G1  provision from the script")
    found = _against_the_floor()
    answers = [stage.peer.do("provision") for _ in range(STOCK_ROUNDS)]
    stock = Samples([answer["seconds"] for answer in answers], work=[answer["work"] for answer in answers])
    for name, samples in {**found, "stock": stock}.items():
        report.line(name, samples)
    report.ratio_at_most("ours against the replay floor", found["ours"], found["floor"], 1.3)
    report.faster_at_least("ours against stock", found["ours"], stock, 25)
    stage.grow(size)
    few, many = _beside_few_and_many(stage)
    report.line("beside a handful of tenants", few)
    report.line(f"beside {size} tenants", many)
    report.ratio_at_most(f"beside {size} against a handful", many, few, 1.1)
    with stage.admin() as admin:
        first, last = (
            catalogue.fingerprint(admin, tenant.schema_name) for tenant in (stage.tenants()[0], stage.tenants()[-1])
        )
    report.at_most("schemas that differ", float(first != last), 0)


def _make() -> None:
    """Make a tenant that is served, in one transaction."""
    with transaction.atomic("provisioner"):
        tenant = make_schema()
        tenant.slug, tenant.state = tenant.schema_name[2:], "active"
        tenant.save(using="provisioner")
        Domain(domain=f"{tenant.slug}.localhost", tenant=tenant).save(using="provisioner")


def _against_the_floor() -> dict[str, Samples]:
    script = tenant_script()
    where = connections["provisioner"].get_connection_params() | {"cursor_factory": psycopg.Cursor}
    with psycopg.connect(**where) as bare:

        def floor() -> None:
            body = script.statements_for(f"t_{secrets.token_hex(8)}")
            # The bare replay has no login to grant to.
            kept = [line for line in body.splitlines() if not line.startswith(("GRANT ", "ALTER DEFAULT", "REVOKE "))]
            bare.execute("\n".join(kept))
            bare.commit()

        return in_turns(
            {"floor": floor, "ours": _make}, ROUNDS, backends=lambda: [*our_backends(), bare.info.backend_pid]
        )


def _beside_few_and_many(stage: Stage) -> tuple[Samples, Samples]:
    """Make tenants in a small and in a large database in turns."""
    found = {FEW: Samples(), OURS: Samples()}
    for _ in range(ROUNDS):
        for name in random.sample(list(found), 2):
            stage.use(name)
            _make()  # a session's first has its caches to fill
            once = in_turns({name: _make}, 1)[name]
            found[name].seconds += once.seconds
            found[name].work += once.work
    stage.use(OURS)
    return found[FEW], found[OURS]


def claiming_a_tenant(stage: Stage, report: Report, size: int) -> None:
    """G2: all database work from a confirmed sign-up to open portals, from the pool."""
    report.title("G2  sign-up from the pool")
    fill_pool(CLAIMS)
    claims, sign_ups, work = Samples(), Samples(), Samples()
    for number in range(CLAIMS):
        with _timing_statements() as statements:
            started = time.perf_counter()
            tenant = found(NewFirm(slug=f"firm-{number}", name="Firm", country="NL", first_language="nl"))
            claims.seconds.append(time.perf_counter() - started)
            add_first_administrator(tenant, email="a@b.example", name="A", language="nl", raw_token=f"t{number}")
            open_portals(tenant)
        sign_ups.seconds.append(time.perf_counter() - started)
        work.seconds.append(sum(statements))
        connections["default"].close()
    directory.forget("")
    served = sum(1 for number in range(CLAIMS) if directory.look_up(f"firm-{number}.localhost").serves)
    report.line("claim, with the organisation's row", claims)
    report.line("whole sign-up, Python included", sign_ups)
    report.line("its statements and the new session", work)
    report.at_most("database work of a sign-up, p95", work.quantile(0.95) * 1000, 20, " ms")
    stock = Samples([stage.peer.do("provision")["seconds"]])
    report.line("stock", stock)
    report.faster_at_least("p95 of a sign-up against stock", Samples([work.quantile(0.95)]), stock, 500)
    report.at_most("sign-ups that are not served", CLAIMS - served, 0)


@contextmanager
def _timing_statements() -> Iterator[list[float]]:
    """Collect the seconds of every statement and of every new session, whichever login it has."""
    seconds: list[float] = []

    def timed(run: Callable[..., object], *arguments: object) -> object:
        started = time.perf_counter()
        try:
            return run(*arguments)
        finally:
            seconds.append(time.perf_counter() - started)

    connect = DatabaseWrapper.get_new_connection
    with ExitStack() as stack:
        for alias in ("default", "provisioner", "router"):
            stack.enter_context(connections[alias].execute_wrapper(timed))
        stack.enter_context(
            patch.object(DatabaseWrapper, "get_new_connection", lambda self, params: timed(connect, self, params))
        )
        yield seconds
