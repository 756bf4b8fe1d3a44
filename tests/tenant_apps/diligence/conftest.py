"""Where the copies of these tests lie."""

from collections.abc import Iterator
from pathlib import Path

import pytest

import tenants.storage


@pytest.fixture(autouse=True)
def _files_of_the_test(settings, tmp_path: Path) -> Iterator[None]:
    settings.FILES_ROOT = tmp_path / "files"
    tenants.storage._disk.cache_clear()
    yield
    tenants.storage._disk.cache_clear()
