"""Has a file opened in a process of its own, which may crash, hang or be taken over without harm to the worker.

The process gets no environment, so it knows no password and no key; it has a limit on memory, processor time and time.
"""

import errno
import json
import logging
import signal
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn

from tenant_apps.documents.enums import RefusalReason
from tenant_apps.documents.gateways import cleaning, drawing

logger = logging.getLogger(__name__)

_PATIENCE = 90
_OUT_OF_LIMITS = {-signal.SIGXCPU, -signal.SIGKILL}


class Unacceptable(Exception):
    """The file may not come in, for this reason."""

    def __init__(self, reason: RefusalReason) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Opened:
    """What was found in a file that may come in, and where what is kept of it lies."""

    content: Path
    content_type: str
    pages: int | None
    previews: tuple[Path, ...]


def open_safely(source: Path, folder: Path, content_type: str) -> Opened:
    """Check the file and write its pictures to ``folder``.

    Raises ``Unacceptable``, also when the process fell over its file, and ``OSError`` when the disk is full.
    """
    command = [sys.executable, "-I", cleaning.__file__, str(source), str(folder), content_type]
    try:
        done = subprocess.run(command, capture_output=True, env={}, cwd=folder, timeout=_PATIENCE, check=False)
    except subprocess.TimeoutExpired as error:
        raise Unacceptable(RefusalReason.OVERSIZED) from error
    if done.returncode != 0:
        _explain_failure(done)
    verdict = json.loads(done.stdout)
    if "refusal" in verdict:
        raise Unacceptable(RefusalReason(verdict["refusal"]))
    return Opened(
        content=folder / "content" if verdict["rewritten"] else source,
        content_type=verdict["content_type"],
        pages=verdict["pages"],
        previews=tuple(folder / f"{page}.webp" for page in range(1, verdict["previews"] + 1)),
    )


def draw_safely(source: Path, folder: Path, *, pages: int, side: int) -> list[Path]:
    """The first pages of a checked PDF as grey pictures in ``folder``, ``side`` pixels long; none if that fails."""
    command = [sys.executable, "-I", drawing.__file__, str(source), str(folder), str(pages), str(side)]
    try:
        done = subprocess.run(command, capture_output=True, env={}, cwd=folder, timeout=_PATIENCE, check=False)
    except subprocess.TimeoutExpired:
        return []
    if done.returncode != 0:
        logger.warning("a PDF could not be drawn: exit code %s", done.returncode)
    return sorted(folder.glob("*.png"), key=lambda picture: int(picture.stem))


def _explain_failure(done: "subprocess.CompletedProcess[bytes]") -> NoReturn:
    if done.returncode == cleaning.NO_SPACE:
        raise OSError(errno.ENOSPC, "no space to open a file")
    lines = done.stderr.decode(errors="replace").strip().splitlines()
    logger.warning("a file brought its process down: exit code %s, %s", done.returncode, lines[-1:] or "silent")
    oversized = done.returncode in _OUT_OF_LIMITS
    raise Unacceptable(RefusalReason.OVERSIZED if oversized else RefusalReason.UNREADABLE)
