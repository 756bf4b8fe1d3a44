"""A flow as large as one may get in practice: 200 questions, of which 50 have a condition."""

from typing import Any

from django.utils import timezone

from tenant_apps.customers.models import Customer
from tenant_apps.flows.commands.runs import start_run
from tenant_apps.flows.definitions import check_definition
from tenant_apps.flows.models import Flow, FlowRun, FlowVersion
from tests.factories.flows import SOME_DOSSIER, party_of
from vestibule.core.actors import System

PAGES, QUESTIONS = 10, 20
KINDS = ("text", "number", "money", "yes_no", "choice", "date", "country", "email")
FIRST_PAGE = "s.page_0"


def definition_of(pages: int) -> dict[str, Any]:
    """What is asked: twenty questions a page."""
    found = {"format": 1, "languages": ["en"], "country": "NL", "sections": [_section(pages)]}
    check_definition(found)
    return found


def large_flow() -> Flow:
    """The flow, published."""
    definition = definition_of(PAGES)
    flow = Flow.objects.create(code="large", kind="general", name="Large")
    FlowVersion.objects.create(flow=flow, number=1, definition=definition, published_at=timezone.now())
    return flow


def large_run(customer: Customer) -> FlowRun:
    """The flow, started for the first party of the customer."""
    party, flow = party_of(customer), large_flow()
    return start_run(actor=System("a test"), customer=customer, party=party, flow=flow, dossier_id=SOME_DOSSIER)


def _section(pages: int) -> dict[str, Any]:
    return {"key": "s", "title": {"en": "Section"}, "subsections": [_page(page) for page in range(pages)]}


def _page(page: int) -> dict[str, Any]:
    fields = [_field(page, number) for number in range(QUESTIONS)]
    return {"key": f"page_{page}", "title": {"en": f"Page {page}"}, "fields": fields}


def _field(page: int, number: int) -> dict[str, Any]:
    kind = KINDS[number % len(KINDS)]
    field: dict[str, Any] = {"key": f"q_{number}", "type": kind, "need": "soft", "label": {"en": f"Question {number}"}}
    if kind == "choice":
        field["options"] = [{"value": value, "label": {"en": value}} for value in ("a", "b", "c")]
    if number and number % 4 == 0:
        first = {"var": f"s.page_{page}.q_0"}
        field["shown_when"] = {"or": [{"!": [first]}, {"!=": [first, "never"]}]}
    if number == QUESTIONS - 1:
        field["shown_when"] = {"!=": [{"var": f"s.page_{page}.q_1"}, 7]}
    return field
