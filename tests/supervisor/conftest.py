import tempfile
from pathlib import Path

import pytest


@pytest.fixture(scope="session")
def session_folder():
    """A folder that every account may walk to, which pytest's own is not: the data of root's clusters stays inside."""
    with tempfile.TemporaryDirectory(prefix="vestibule-tests-") as name:
        folder = Path(name)
        folder.chmod(0o711)
        yield folder


@pytest.fixture
def var(session_folder, request):
    """An empty folder for one cluster or stack."""
    return session_folder / request.node.nodeid.replace("/", "-").replace(":", "-")[-60:]
