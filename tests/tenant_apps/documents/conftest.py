"""Storage of its own for each test, and the effects carried out when the test says so."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

import tenants.storage
from tenant_apps.documents.models import Delivery, DocumentRequest
from tenants.outbox import running
from tests.cast import Cast, Member
from tests.factories import documents
from tests.factories.customers import couple, individual
from tests.tenant_apps.documents import visits
from vestibule.core.actors import Grant


@pytest.fixture(autouse=True)
def files_root(settings, tmp_path: Path) -> Iterator[Path]:
    """Where the files of this test lie."""
    settings.FILES_ROOT = tmp_path / "files"
    tenants.storage._disk.cache_clear()
    yield settings.FILES_ROOT
    tenants.storage._disk.cache_clear()


@pytest.fixture(autouse=True)
def _grants_of_the_test(settings) -> None:
    settings.GRANTS_LOADER = "tests.tenant_apps.documents.visits.grants_for"


@pytest.fixture
def run_effects() -> Callable[[], int]:
    """Carry out what is due, as the worker does; returns how many effects that were."""

    def run() -> int:
        count = 0
        while running.send_once() or running.act_once():
            count += 1
        return count

    return run


@pytest.fixture
def stored(files_root: Path) -> Callable[[str], list[str]]:
    """The names of the objects in a zone."""

    def names(zone: str) -> list[str]:
        return sorted(path.name for path in files_root.glob(f"t/*/{zone}/*"))

    return names


@pytest.fixture
def asked(db: None) -> DocumentRequest:
    """A payslip asked of a customer who is alone."""
    return documents.request(individual())


@pytest.fixture
def cleo(cast: Cast, asked: DocumentRequest) -> Member:
    """The client of whom it is asked."""
    return granted(cast.cleo, asked)


@pytest.fixture
def delivered(asked: DocumentRequest, cleo: Member, run_effects: Callable[[], int]) -> Delivery:
    """The payslip came in, was checked, and waits for its verdict."""
    delivery = documents.delivery(asked, actor=cleo.actor)
    run_effects()
    delivery.refresh_from_db()
    asked.refresh_from_db()
    return delivery


@pytest.fixture
def joint(db: None) -> tuple[DocumentRequest, DocumentRequest, DocumentRequest]:
    """Asked of a couple: something of the first, of the second, and of either."""
    customer = couple()
    first, second = [member.party for member in customer.members.order_by("position")]
    return (
        documents.request(customer, party=first),
        documents.request(customer, party=second),
        documents.request(customer, code="purchase_agreement"),
    )


def granted(member: Member, asked: DocumentRequest, *, sees_others: bool = False, position: int = 0) -> Member:
    """The member, invited to the dossier of the request, as the applicant at this position."""
    party = asked.customer.members.order_by("position")[position].party
    granted_member = member.with_grants(Grant(asked.dossier_id, asked.customer_id, party.pk, sees_others))
    visits.remember(granted_member)
    return granted_member
