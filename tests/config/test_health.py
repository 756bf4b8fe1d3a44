"""Whether a process may be asked: its database answers, and its clock is the database's."""

import time
from types import SimpleNamespace

import pytest
from django.test import Client

from vestibule.config import health

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(("minutes", "status"), [(0, 200), (0.4, 200), (-0.4, 200), (10, 503), (-10, 503)])
def test_a_process_with_another_clock_is_not_asked(monkeypatch, minutes, status) -> None:
    moved = SimpleNamespace(time=lambda: time.time() + 60 * minutes)
    monkeypatch.setattr(health, "time", moved)
    browser = Client(HTTP_HOST="localhost")
    answer = browser.get("/readyz")
    assert answer.status_code == status
    assert (b"the clock is" in answer.content) == (status == 503)
    assert browser.get("/healthz").status_code == 200
