"""A fact find of 200 questions with 50 conditions: opening a page of it, and saving one answer, at the server."""

from collections.abc import Callable
from contextlib import ExitStack
from itertools import count

from django.core.handlers.wsgi import WSGIHandler
from django.db import connections
from django.http import HttpResponseBase
from django.test import RequestFactory

from shared_apps.organisations.founding import NewFirm, found
from tenants.context import TenantIdentity, use_tenant
from tenants.provisioning.claiming import open_doors
from tests.benchmarks.measure import Report, in_turns
from tests.benchmarks.stage import Stage
from tests.cast import Member, client
from tests.factories.customers import individual
from tests.factories.flows import invited
from tests.factories.large_flows import large_run

ROUNDS, INNER = 20, 3
ALIASES = ("default", "router")
NOT_WORK = ("SAVEPOINT", "RELEASE SAVEPOINT", "BEGIN", "COMMIT")
STATEMENTS, OPENING, SAVING = 12, 0.300, 0.050


def large_fact_find(stage: Stage, report: Report, _size: int) -> None:
    """Both against their goals in seconds, and beside them the least that a request costs here."""
    report.title("flow  a fact find of 200 questions with 50 conditions")
    stage.grow(len(stage.tenants()) + 1)
    person, address = _somebody_asked()
    numbers = count()
    opening = _asking(person, lambda factory: factory.get(address))
    saving = _asking(person, lambda factory: factory.post(f"{address}answer/", _answer(next(numbers))))
    floor = _asking(person, lambda factory: factory.get("/healthz"))
    for ask in (opening, saving, floor):
        ask()
    report.at_most("opening a page: statements", _statements(opening), STATEMENTS)
    taken = in_turns({"opening": opening, "saving": saving, "nothing": floor}, ROUNDS, inner=INNER)
    for name, samples in taken.items():
        report.line(name, samples)
    report.at_most("opening a page: p95", taken["opening"].quantile(0.95), OPENING, "s")
    report.at_most("saving an answer: p95", taken["saving"].quantile(0.95), SAVING, "s")


def _somebody_asked() -> tuple[Member, str]:
    tenant = found(NewFirm(slug="factfinds", name="Fact finds", country="NL", first_language="en"))
    open_doors(tenant)
    firm: TenantIdentity = tenant.identity
    person = client(firm, "Cleo")
    with use_tenant(firm):
        run = large_run(individual())
        invited(person, run)
    return person, f"/fact-find/{run.public_id}/s/page_0/"


def _answer(number: int) -> dict[str, str]:
    """A new value each time; the attempt before it is the one that this page made."""
    follows = f"{number - 1:032x}" if number else ""
    return {"q_0": f"Name {number}", "q_0-revision": "0", "attempt": f"{number:032x}", "q_0-follows": follows}


def _asking(member: Member, make: Callable[[RequestFactory], object]) -> Callable[[], HttpResponseBase]:
    """Return a function that sends the request through the whole chain of middleware."""
    handler, browser = WSGIHandler(), member.browser()
    cookie = "; ".join(f"{name}={morsel.value}" for name, morsel in browser.cookies.items())
    factory = RequestFactory(HTTP_HOST=f"{member.firm.slug}.localhost", HTTP_COOKIE=cookie)

    def ask() -> HttpResponseBase:
        request = make(factory)
        request._dont_enforce_csrf_checks = True  # type: ignore[attr-defined]
        response = handler.get_response(request)
        response.close()
        assert response.status_code == 200, f"{response.status_code} {response.get('Location', '')}"
        return response

    return ask


def _statements(ask: Callable[[], object]) -> int:
    sent: list[str] = []

    def note(execute: Callable[..., object], statement: str, *rest: object) -> object:
        if not statement.startswith(NOT_WORK):
            sent.append(statement)
        return execute(statement, *rest)

    with ExitStack() as listening:
        for alias in ALIASES:
            listening.enter_context(connections[alias].execute_wrapper(note))
        ask()
    return len(sent)
