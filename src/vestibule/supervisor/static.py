"""The static files: collected again only when one of them changed."""

import hashlib
from collections.abc import Iterable
from pathlib import Path

from vestibule.supervisor.places import ROOT

# Stylesheets and fonts are put together by the theme's code, so all of it counts.
_THEMES = ROOT / "themes"
_ROOMS = (ROOT / "tenant_apps", ROOT / "shared_apps")
_UNRELATED = {".html", ".pyc"}


def static_digest() -> str:
    """Return a hash over what our own static files are made from, and over the versions of everybody else's."""
    digest = hashlib.sha256((ROOT / "requirements.lock").read_bytes())
    for path in sorted(_sources()):
        digest.update(str(path.relative_to(ROOT)).encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()


def _sources() -> Iterable[Path]:
    found = [*_THEMES.rglob("*"), *(path for room in _ROOMS for path in room.glob("*/static/**/*"))]
    return (path for path in found if path.is_file() and path.suffix not in _UNRELATED)
