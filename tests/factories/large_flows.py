"""A flow as large as one may get in practice: 200 questions, of which 50 have a condition."""

from django.utils import timezone

from tenant_apps.customers.models import Customer
from tenant_apps.flows.commands.runs import start_run
from tenant_apps.flows.definitions import check_definition
from tenant_apps.flows.models import Flow, FlowRun, FlowVersion
from tests.factories.flows import SOME_DOSSIER, party_of
from tests.factories.large_definitions import PAGES, definition_of
from vestibule.core.actors import System


def large_flow() -> Flow:
    """The flow, published."""
    definition = definition_of(PAGES)
    check_definition(definition)
    flow = Flow.objects.create(code="large", kind="general", name="Large")
    FlowVersion.objects.create(flow=flow, number=1, definition=definition, published_at=timezone.now())
    return flow


def large_run(customer: Customer) -> FlowRun:
    """The flow, started for the first party of the customer."""
    party, flow = party_of(customer), large_flow()
    return start_run(actor=System("a test"), customer=customer, party=party, flow=flow, dossier_id=SOME_DOSSIER)
