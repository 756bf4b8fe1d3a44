"""The demo's past from its beginning: who is cast, and that telling it twice makes nothing twice."""

from collections import Counter
from datetime import UTC, datetime

import pytest
from django.utils import timezone

from tenant_apps.customers.enums import CustomerKind, Lifecycle
from tenant_apps.customers.models import Customer
from tenant_apps.documents.models import Delivery, DocumentRequest
from tenant_apps.dossiers.models import ActionPoint, Dossier
from tenant_apps.flows.models import Answer, FlowRun
from tenant_apps.invites.models import Invite
from tests.demo import people
from tests.demo.people import one_of_each
from vestibule.demo.customers import STAGES, Access
from vestibule.demo.firms import FIRMS, DemoFirm
from vestibule.demo.past import as_of
from vestibule.demo.seeding import cast_of, seed


@pytest.fixture
def firm(db: None) -> DemoFirm:
    """Lindenhof's people at alpha."""
    return people.come()


@pytest.mark.parametrize("firm", FIRMS, ids=lambda firm: firm.slug)
def test_cast_has_every_kind_stage_and_month(firm: DemoFirm) -> None:
    castings = cast_of(firm)

    kinds = Counter(casting.kind for casting in castings)
    assert kinds == {CustomerKind.INDIVIDUAL: 19, CustomerKind.JOINT: 14, CustomerKind.BUSINESS: 6}
    assert {casting.stage for casting in castings} >= {*STAGES[firm.dossier_kind], "ended"}
    assert {casting.access for casting in castings} == set(Access)
    assert len({casting.days_ago // 30 for casting in castings}) >= 10
    assert [casting.days_ago for casting in castings] == sorted((c.days_ago for c in castings), reverse=True)


@pytest.mark.parametrize("firm", FIRMS, ids=lambda firm: firm.slug)
def test_cast_has_nobody_twice(firm: DemoFirm) -> None:
    parties = [party for casting in cast_of(firm) for party in casting.parties]

    assert cast_of(firm) == cast_of(firm)
    assert len({(party.first_name, party.last_name, party.legal_name) for party in parties}) == len(parties)
    assert all(party.email.endswith(".example") for party in parties if party.email)


def test_seed_twice_adds_nothing_the_second_time(firm: DemoFirm) -> None:
    castings = one_of_each(firm)

    assert seed(firm, castings) == len(castings) + 1
    before = _counts()
    assert seed(firm, castings) == 0

    assert _counts() == before
    assert Customer.objects.filter(lifecycle=Lifecycle.PROSPECT).count() == len(castings) + 1
    stages = Counter(Dossier.objects.order_by("pk").values_list("stage__code", flat=True))
    assert stages == Counter([*(casting.stage for casting in castings), "details"])


def test_as_of_moves_the_clock_for_the_block_alone() -> None:
    moment = datetime(2025, 3, 4, 10, 30, tzinfo=UTC)

    with as_of(moment):
        assert timezone.now() == moment
        assert timezone.template_localtime(moment, use_tz=True) == moment

    assert timezone.now().year > 2025


def _counts() -> list[int]:
    models = (Customer, Dossier, ActionPoint, DocumentRequest, Delivery, FlowRun, Answer, Invite)
    return [model.objects.count() for model in models]
