"""Which process is given what."""

import pytest

from vestibule.supervisor import keyring
from vestibule.supervisor.plan import Plan
from vestibule.supervisor.settings import Settings

SECRETS = {name: f"the {name}" for name in (*keyring.RANDOM, keyring.DEMO)}


def given(process: str, monkeypatch: pytest.MonkeyPatch, **environment: str) -> dict[str, str]:
    """Return what a process of such a stack is given."""
    for name in ("VESTIBULE_DEMO", "VESTIBULE_EMBEDDED"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setenv("DATABASE_URL", "postgresql://somebody:secret@elsewhere:5432/vestibule")
    monkeypatch.setenv("BROKER_URL", "redis://elsewhere/0")
    return Plan(settings=Settings.from_environment(), secrets=SECRETS, cluster=None, valkey=None).environment(process)


@pytest.mark.parametrize("process", ["install", "seed"])
def test_demo_password_goes_to_who_makes_the_demo(process, monkeypatch):
    assert given(process, monkeypatch)[keyring.DEMO] == SECRETS[keyring.DEMO]


@pytest.mark.parametrize("process", ["web", "operator", "worker", "scheduler", "provisioner", "static"])
def test_demo_password_goes_to_nobody_else(process, monkeypatch):
    assert keyring.DEMO not in given(process, monkeypatch)


@pytest.mark.parametrize("choice", [{"VESTIBULE_DEMO": "0"}, {"VESTIBULE_DEMO": "No"}, {"VESTIBULE_EMBEDDED": "0"}])
@pytest.mark.parametrize("process", ["install", "seed", "manage"])
def test_without_a_demo_nobody_gets_its_password(process, choice, monkeypatch):
    assert keyring.DEMO not in given(process, monkeypatch, **choice)


def test_scheduler_cannot_log_in_as_an_organisation(monkeypatch):
    assert keyring.TENANT_KEY not in given("scheduler", monkeypatch)
    assert keyring.TENANT_KEY in given("worker", monkeypatch)
