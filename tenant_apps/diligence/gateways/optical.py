"""Reads the machine readable zone off a picture of a document, with tesseract, where the machine has it.

What is read is for a person to compare with the picture: only the check digits say whether a line is right, and those
of the names have none.
"""

import logging
import shutil
import subprocess
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from time import monotonic

from PIL import Image, ImageOps

from tenant_apps.diligence.scanned import ALPHABET, find_zone
from tenant_apps.documents.gateways import contents
from tenant_apps.documents.gateways.sandbox import draw_safely
from tenant_apps.documents.models import StoredFile

logger = logging.getLogger(__name__)

_PROGRAM = "tesseract"
_SIDE = 2_400
"""Pixels of the longer side: the lines of a card on a sheet of A4 are then still some thirty pixels a sign."""
_PAGES = 3
_TRIES = ((0, 1.0), (0, 0.7), (180, 1.0), (90, 1.0), (270, 1.0))
"""By how many degrees the picture is turned, and to which part of its size it is brought, one try after the other."""
_PATIENCE = 20.0
"""Seconds for all tries on all pages together: somebody waits for the page."""
_ONE_CORE = {"OMP_THREAD_LIMIT": "1"}
_LAYOUT = "6"
"""One block of text: tesseract's own search for columns tears the lines apart."""


def can_read() -> bool:
    """Whether this machine has tesseract."""
    return shutil.which(_PROGRAM) is not None


def read_picture(file: StoredFile, *, today: date) -> str:
    """The lines of the zone as they were recognised, or nothing. Returns at once when all check digits fit."""
    best, fewest = "", 100
    with TemporaryDirectory(prefix="vestibule-zone-") as name:
        for text in _texts(_pages(file, Path(name))):
            found = find_zone(text, today=today)
            if found is not None and len(found[1].wrong) < fewest:
                best, fewest = found[0], len(found[1].wrong)
            if fewest == 0:
                break
    return best


def _pages(file: StoredFile, folder: Path) -> list[Path]:
    """The pictures to read; those of this room's files were written anew by the check, so their pixels are our own."""
    whole = folder / "whole"
    contents.copy_checked(file, whole)
    if file.content_type.startswith("image/"):
        return [whole]
    drawn = folder / "drawn"
    drawn.mkdir()
    return draw_safely(whole, drawn, pages=_PAGES, side=_SIDE)


def _texts(pages: list[Path]) -> Iterator[str]:
    """What tesseract makes of each page, the likeliest ways of looking at it first, until time is up."""
    end = monotonic() + _PATIENCE
    for turn, scale in _TRIES:
        for page in pages:
            left = end - monotonic()
            if left <= 0:
                return
            yield _recognised(_prepared(page, turn, scale), left)


def _prepared(page: Path, turn: int, scale: float) -> Path:
    """The page in grey, turned and of one size, beside it."""
    with Image.open(page, formats=("JPEG", "PNG")) as opened:
        grey = ImageOps.autocontrast(opened.convert("L"), cutoff=1)
    factor = scale * _SIDE / max(grey.size)
    grey = grey.resize((round(grey.width * factor), round(grey.height * factor)))
    target = page.with_name("prepared.png")
    grey.rotate(turn, expand=True, fillcolor=255).save(target, compress_level=1)
    return target


def _recognised(picture: Path, seconds: float) -> str:
    program = shutil.which(_PROGRAM)
    if program is None:
        return ""
    letters = f"tessedit_char_whitelist={ALPHABET}"
    command = [program, str(picture), "stdout", "--psm", _LAYOUT, "-l", "eng", "-c", letters]
    try:
        done = subprocess.run(command, capture_output=True, env=_ONE_CORE, timeout=seconds, check=False)
    except subprocess.TimeoutExpired:
        return ""
    if done.returncode != 0:
        logger.warning("tesseract ended with exit code %s", done.returncode)
        return ""
    return done.stdout.decode(errors="replace")
