"""A stack with all demo data, made once for the code that makes it; every run of the journeys gets a copy."""

import fcntl
import shutil
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

from tests.settings import TESTS_VAR
from vestibule.supervisor.places import ROOT
from vestibule.supervisor.postgres import THROWAWAY, Cluster
from vestibule.supervisor.stack import Stack

ENVIRONMENT = {"DJANGO_SETTINGS_MODULE": "tests.journeys.settings"}
PREFIX = "seeded-"
MADE_FROM = (
    "src",
    "tenants",
    "shared_apps",
    "tenant_apps",
    "themes",
    "locale",
    "requirements.lock",
    "tests/journeys/settings.py",
    "tests/journeys/seeded.py",
)
# While the demo firms are made nobody comes in by a door or looks at a page. What is compiled follows the rest.
WITHOUT = {"professional", "client", "operator", "public", "static", "__pycache__"}
COMPILED = {".mo", ".pyc"}


def copy_of_seeded(folder: Path, var: Path) -> Stack:
    """Return a stopped stack in ``var``, which is emptied, with all demo data."""
    _remove(var)
    return Stack(seeded(folder), environment=ENVIRONMENT).copy_to(var)


def seeded(folder: Path) -> Path:
    """Return the folder of the stopped stack with all demo data, made by whoever asks first."""
    made = folder / (PREFIX + _fingerprint()[:20])
    with (folder / "seeded.lock").open("a") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not made.exists():
            for old in folder.glob(f"{PREFIX}*"):
                _remove(old)
            _make(folder / f"{PREFIX}unfinished").rename(made)
    return made


def _make(var: Path) -> Path:
    _never_wait_for_the_disk(Cluster(var))
    stack = Stack(var, environment=ENVIRONMENT).start("seeded", seconds=900)
    stack.stop()
    return var


def _never_wait_for_the_disk(cluster: Cluster) -> None:
    """What is lost when the machine crashes is made again; a kill of the server loses nothing. Copies keep this."""
    cluster.prepare()
    with (cluster.data / "postgresql.auto.conf").open("a") as settings:
        settings.writelines(f"{name} = '{value}'\n" for name, value in THROWAWAY.items())


def _remove(var: Path) -> None:
    if var.exists():
        Cluster(var).discard()
        shutil.rmtree(var)


def _fingerprint() -> str:
    """Hash everything that the demo data is made from."""
    digest = sha256()
    for path in sorted(_sources()):
        digest.update(f"{path.relative_to(ROOT)}\n".encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()


def _sources() -> Iterator[Path]:
    for place in (ROOT / name for name in MADE_FROM):
        for path in [place] if place.is_file() else place.rglob("*"):
            if path.is_file() and path.suffix not in COMPILED and WITHOUT.isdisjoint(path.relative_to(ROOT).parts):
                yield path


if __name__ == "__main__":
    seeded(TESTS_VAR)
