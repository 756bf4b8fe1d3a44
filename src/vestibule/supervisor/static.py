"""The static files: collected again only when one of them changed."""

import hashlib
from collections.abc import Iterable
from pathlib import Path

from vestibule.supervisor.places import ROOT

_FOLDERS = ("themes", "tenant_apps", "shared_apps")


def static_digest() -> str:
    """Return a hash over every static file of our own and over the versions of everybody else's."""
    digest = hashlib.sha256((ROOT / "requirements.lock").read_bytes())
    for path in sorted(_static_files()):
        digest.update(str(path.relative_to(ROOT)).encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()


def _static_files() -> Iterable[Path]:
    for name in _FOLDERS:
        yield from (path for path in (ROOT / name).glob("**/static/**/*") if path.is_file())
