"""No letter of the demo leaves, and its people have a password."""

import pytest

from tests.demo import people


@pytest.fixture(autouse=True)
def _letters(settings, monkeypatch: pytest.MonkeyPatch) -> None:
    settings.MESSENGER = f"{people.__name__}.post"
    monkeypatch.setenv("VESTIBULE_DEMO_PASSWORD", people.PASSWORD)
    people.SENT.clear()
