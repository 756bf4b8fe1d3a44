"""Somebody to write with."""

import pytest

from tests.cast import Cast
from tests.factories import threads
from tests.factories.threads import Talk


@pytest.fixture
def talk(cast: Cast) -> Talk:
    """Cleo's dossier."""
    return threads.talk(cast.cleo)


@pytest.fixture(autouse=True)
def _files_of_the_test(settings, tmp_path) -> None:
    settings.FILES_ROOT = tmp_path / "files"
