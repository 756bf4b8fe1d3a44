"""G6: what the busiest pages cost, against the same statements sent by hand and the same bytes written by hand."""

import html
import re
from collections.abc import Callable
from contextlib import ExitStack
from typing import Any, TypeAlias

from django.core.handlers.wsgi import WSGIHandler
from django.db import connections
from django.test import RequestFactory

from shared_apps.organisations.founding import NewFirm, found
from tenant_apps.accounts.enums import RoleCode
from tenant_apps.dossiers.commands.action_points import handle_action_point
from tenant_apps.dossiers.models import Dossier
from tenants.context import TenantIdentity, use_tenant
from tenants.provisioning.claiming import open_doors
from tests.benchmarks.measure import Report, in_turns
from tests.benchmarks.stage import Stage
from tests.cast import Member, client, professional
from tests.factories.customers import couple
from tests.factories.dossiers import A_TEST, complete_point, deliver_point, dossier, free_point
from tests.factories.invites import accepted

ROUNDS = 40
INNER = 5
CUSTOMERS = 30
POINTS = ("payslip", "identity_document", "bank_statement", "employer_statement")
STATEMENTS, TIMES_BY_HAND = 12, 5
ALIASES = ("default", "router")
NOT_WORK = ("SAVEPOINT", "RELEASE SAVEPOINT", "BEGIN", "COMMIT")
TEXT = re.compile(r"(?<=>)([^<]+)(?=<)")

Statement: TypeAlias = tuple[str, str, Any]
"""Alias, text and parameters."""


def busiest_pages(stage: Stage, report: Report, _size: int) -> None:
    """Each page as a person with much to do sees it: statements in all, and work against the same by hand."""
    report.title("G6  the busiest pages")
    stage.grow(len(stage.tenants()) + 1)
    firm, adviser, person, opened = _busy_firm()
    with use_tenant(firm):
        product = opened.products.get()
    pages = {
        "client's overview": (person, "/"),
        "client's product tab": (person, f"/products/{product.public_id}/"),
        "client's documents": (person, "/documents/"),
        "dashboard": (adviser, "/pro/"),
        "list of prospects": (adviser, "/pro/prospects/"),
        "dossier": (adviser, f"/pro/dossiers/{opened.public_id}/"),
    }
    for name, (member, path) in pages.items():
        _one_page(report, firm, name, _visit(member, path))


def _one_page(report: Report, firm: TenantIdentity, name: str, ours: Callable[[], bytes]) -> None:
    ours()
    sent: list[Statement] = []
    with ExitStack() as listening:
        for alias in ALIASES:
            listening.enter_context(connections[alias].execute_wrapper(_noting(alias, sent)))
        body = ours()
    by_hand = _by_hand(firm, sent, body.decode())
    assert by_hand() == body, f"the floor of {name} writes another page"
    found_times = in_turns({"ours": ours, "by hand": by_hand}, ROUNDS, inner=INNER)
    report.line(f"{name}: {len(body) / 1024:.0f} KiB, ours", found_times["ours"])
    report.line(f"{name}: by hand", found_times["by hand"])
    report.at_most(f"{name}: statements", len(sent), STATEMENTS)
    report.ratio_at_most(f"{name} against the same by hand", found_times["ours"], found_times["by hand"], TIMES_BY_HAND)


def _visit(member: Member, path: str) -> Callable[[], bytes]:
    """Return a function that asks for the page as this person, through the whole chain of middleware."""
    handler, browser = WSGIHandler(), member.browser()
    cookie = "; ".join(f"{name}={morsel.value}" for name, morsel in browser.cookies.items())
    factory = RequestFactory(HTTP_HOST=f"{member.firm.slug}.localhost", HTTP_COOKIE=cookie)

    def ask() -> bytes:
        response = handler.get_response(factory.get(path))
        content = response.content
        response.close()
        assert response.status_code == 200, f"{path}: {response.status_code} {response.get('Location', '')}"
        return content

    return ask


def _noting(alias: str, sent: list[Statement]) -> Callable[..., object]:
    def note(execute: Callable[..., object], statement: str, params: Any, many: Any, context: Any) -> object:
        if not statement.startswith(NOT_WORK):
            sent.append((alias, statement, params))
        return execute(statement, params, many, context)

    return note


def _by_hand(firm: TenantIdentity, sent: list[Statement], page: str) -> Callable[[], bytes]:
    """Return a function that sends the same statements and writes the same bytes, with nothing in between.

    Each text between two tags counts as a value that is escaped; what stands around it, as the literal.
    """
    parts = TEXT.split(page)
    pieces = list(zip(parts[::2], [html.unescape(text) for text in parts[1::2]] + [""], strict=True))

    def write() -> bytes:
        with use_tenant(firm):
            for alias, statement, params in sent:
                with connections[alias].cursor() as cursor:
                    raw = cursor.cursor
                    raw.execute(statement, params)
                    if raw.description:
                        raw.fetchall()
        return "".join([f"{literal}{html.escape(value)}" for literal, value in pieces]).encode()

    return write


def _busy_firm() -> tuple[TenantIdentity, Member, Member, Dossier]:
    """Return a firm with many customers, its adviser, a client with much to do, and that client's dossier."""
    tenant = found(NewFirm(slug="pages", name="Pages", country="NL", first_language="en"))
    open_doors(tenant)
    firm = tenant.identity
    adviser, person = professional(firm, "Ben", RoleCode.ADVISER), client(firm, "Cleo")
    with use_tenant(firm):
        opened = [_dossier(adviser) for _ in range(CUSTOMERS)][-1]
        accepted(opened, person.account)
    return firm, adviser, person, opened


def _dossier(adviser: Member) -> Dossier:
    opened = dossier(couple(), adviser=adviser.account)
    for code in POINTS:
        deliver_point(opened, code=code)
    complete_point(opened)
    for subject in ("Call the notary", "Ask the seller for the keys"):
        handle_action_point(actor=A_TEST, action_point=free_point(opened, subject=subject))
    return opened
