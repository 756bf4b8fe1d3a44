"""The platform's own effects, carried out by the operators' process."""

from unittest.mock import patch

import pytest
from django.db import transaction

from tenants.context import PLATFORM_SCHEMA, current_tenant, use_no_tenant
from tenants.outbox import carrier, registry
from tenants.outbox.models import Effect
from tenants.outbox.publisher import publisher
from tenants.tasks import effect, enqueue

pytestmark = pytest.mark.django_db


@pytest.fixture
def noted():
    """A database effect that notes for whom it ran."""
    schemas = []
    with patch.dict(registry._effects):

        @effect("tests.note")
        def note() -> None:
            schemas.append(current_tenant().schema)

        yield schemas


@pytest.fixture(autouse=True)
def woken(monkeypatch):
    calls = []
    monkeypatch.setattr(carrier.carrier, "wake", lambda: calls.append("carrier"))
    monkeypatch.setattr(publisher, "wake", lambda *_hint: calls.append("broker"))
    return calls


def test_platforms_effect_wakes_its_own_process(operator_process, noted, woken):
    with transaction.atomic():
        enqueue("tests.note", key="a")
    assert woken == ["carrier"]


def test_firms_effect_wakes_the_broker(noted, woken):
    enqueue("tests.note", key="a")
    assert woken == ["broker"]


def test_platforms_effects_are_carried_out_as_the_platform(operator_process, noted, monkeypatch):
    monkeypatch.setattr(carrier, "close_old_connections", lambda: None)
    with transaction.atomic():
        enqueue("tests.note", key="a")
    carrier.carry_out()
    assert noted == [PLATFORM_SCHEMA]
    assert not Effect.objects.waiting().filter(key="a").exists()


def test_looking_for_the_platform_needs_no_tenant(monkeypatch, settings):
    settings.PUBLIC_ALIAS = "default"  # as in the operators' process
    monkeypatch.setattr(carrier, "PLATFORM_SCHEMA", "nobody")
    with use_no_tenant():
        carrier.carry_out()
