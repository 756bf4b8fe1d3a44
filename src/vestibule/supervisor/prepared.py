"""What is derived from the work tree's files and need not be made again while they stay the same."""

import hashlib
from collections.abc import Iterable
from pathlib import Path

import polib

from vestibule.supervisor.places import ROOT

_STATIC_FOLDERS = ("themes", "tenant_apps", "shared_apps")


def compile_catalogues(folder: Path = ROOT / "locale") -> int:
    """Compile each catalogue that is newer than its compiled form; return how many there were.

    polib does it, because gettext may be missing.
    """
    stale = [source for source in folder.rglob("*.po") if not _is_fresh(source)]
    for source in stale:
        compiled = source.with_suffix(".mo")
        unfinished = compiled.with_suffix(".mo.new")
        polib.pofile(str(source)).save_as_mofile(str(unfinished))
        unfinished.replace(compiled)
    return len(stale)


def static_digest() -> str:
    """Return a hash over every static file of our own and over the versions of everybody else's."""
    digest = hashlib.sha256((ROOT / "requirements.lock").read_bytes())
    for path in sorted(_static_files()):
        digest.update(str(path.relative_to(ROOT)).encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()


def _is_fresh(source: Path) -> bool:
    compiled = source.with_suffix(".mo")
    return compiled.exists() and compiled.stat().st_mtime >= source.stat().st_mtime


def _static_files() -> Iterable[Path]:
    for name in _STATIC_FOLDERS:
        yield from (path for path in (ROOT / name).glob("**/static/**/*") if path.is_file())
