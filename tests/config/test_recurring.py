"""What recurs in every tenant recurs in the operators' schema too, which is no firm: it has no people and no plan."""

import pytest

from tenants import schedule
from tenants.context import TenantIdentity
from tenants.outbox.registry import Kind, effect_named

pytestmark = pytest.mark.django_db
INSIDE = [each.name for each in schedule.recurrences() if effect_named(each.name).kind is not Kind.OUTSIDE]


@pytest.mark.parametrize("name", INSIDE)
def test_what_recurs_does_nothing_wrong_in_the_operators_schema(operator_process: TenantIdentity, name: str) -> None:
    effect_named(name).handler()


def test_there_is_much_that_recurs() -> None:
    assert len(INSIDE) > 10
