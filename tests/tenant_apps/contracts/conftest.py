"""A place for files, and the background work carried out at once."""

from pathlib import Path

import pytest

import tenants.storage
from tenants.outbox import running


@pytest.fixture(autouse=True)
def files_root(settings, tmp_path: Path):
    settings.FILES_ROOT = tmp_path / "files"
    tenants.storage._disk.cache_clear()
    yield settings.FILES_ROOT
    tenants.storage._disk.cache_clear()


def all_done() -> None:
    """Carry out everything that waits."""
    while running.send_once() or running.act_once():
        pass
