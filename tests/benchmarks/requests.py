"""G5: what tenancy adds to a request, on a connection hit; misses apart."""

import statistics
from collections.abc import Callable

from django.conf import settings
from django.contrib.auth.models import Group
from django.db import connections
from django.test.utils import CaptureQueriesContext, override_settings

from tenants.context import use_tenant
from tenants.models import Tenant
from tenants.provisioning.claiming import claim, open_doors
from tests.benchmarks.measure import Report, Samples, in_turns, ratio
from tests.benchmarks.stage import Stage
from tests.benchmarks.stock import request_of

ROUNDS = 120
INNER = 20
ROWS = 20
VIEWS = {"empty": None, "raw": 1.15, "page": 1.03}


def cost_of_tenancy(stage: Stage, report: Report, size: int) -> None:
    """Each view through our middleware and backend, and the same view without any tenancy."""
    report.title("G5  a request")
    tenants = [_open(name) for name in ("requests-one", "requests-two")]
    with override_settings(
        MIDDLEWARE=["tenants.middleware.HostMiddleware"],
        TENANT_URLCONF="tests.benchmarks.views",
        ROOT_URLCONF="tests.benchmarks.views",
    ):
        hosts = [f"{tenant.slug}.{settings.BASE_HOST}" for tenant in tenants]
        for view, goal in VIEWS.items():
            _one_view(report, tenants[0], hosts[0], view, goal)
        _statements(report, tenants[0], hosts[0])
        _misses(report, hosts)
    schema = stage.peer.do("provision")["schema"]
    for view in VIEWS:
        report.line(f"stock, {view}", Samples(stage.peer.do("request", schema=schema, view=view, rounds=ROUNDS * 5)))


def _one_view(report: Report, tenant: Tenant, host: str, view: str, goal: float | None) -> None:
    ours, plain = request_of(host, view), _without_tenancy(tenant, host, view)
    ours()
    plain()
    with use_tenant(tenant.identity):
        connections["default"].ensure_connection()
        found = in_turns({"ours": ours, "plain": plain}, ROUNDS, inner=INNER)
    report.line(f"{view}: ours", found["ours"])
    report.line(f"{view}: plain Django", found["plain"])
    if goal is None:
        middle, _low, high = ratio(found["ours"], found["plain"])
        report.line(f"{view}: ratio", f"× {middle:.2f}")
        report.at_most(f"{view}: added", (high - 1) * statistics.median(found["plain"].work) * 1e6, 30, " µs")
    else:
        report.ratio_at_most(f"{view} against plain Django", found["ours"], found["plain"], goal)


def _without_tenancy(tenant: Tenant, host: str, view: str) -> Callable[[], object]:
    """Return the same request without middleware and directory, on a connection whose login never changes."""
    with override_settings(MIDDLEWARE=[]):
        send = request_of(host, view)
    wrapper = connections["default"]

    def plain() -> None:
        fixed, wrapper._fixed_login = wrapper._fixed_login, tenant.schema_name
        try:
            send()
        finally:
            wrapper._fixed_login = fixed

    with use_tenant(tenant.identity):
        wrapper.ensure_connection()
    return plain


def _statements(report: Report, tenant: Tenant, host: str) -> None:
    send = request_of(host, "raw")
    send()
    with (
        use_tenant(tenant.identity),
        CaptureQueriesContext(connections["default"]) as own,
        CaptureQueriesContext(connections["router"]) as routing,
    ):
        send()
    report.at_most("raw: statements besides the view's five", len(own) + len(routing) - 5, 1)


def _misses(report: Report, hosts: list[str]) -> None:
    """Go from one tenant to another: from the thread's parked sessions, and with a new session each time."""
    first, second = (request_of(host, "raw") for host in hosts)

    def parked() -> None:
        first()
        second()

    def connecting() -> None:
        first()
        connections["default"].close()
        second()
        connections["default"].close()

    # One after the other: the second leaves no session for the first to park.
    for name, both in {"parked session": parked, "new session": connecting}.items():
        both()
        samples = in_turns({name: both}, ROUNDS)[name]
        report.line(f"two tenants in turn, {name}", Samples([value / 2 for value in samples.seconds]))


def _open(slug: str) -> Tenant:
    tenant = claim(slug)
    open_doors(tenant)
    with use_tenant(tenant.identity):
        Group.objects.bulk_create(Group(name=f"{slug} {number}") for number in range(ROWS))
    return tenant
