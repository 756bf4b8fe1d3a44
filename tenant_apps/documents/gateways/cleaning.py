"""Opens a file that nobody has vouched for, in a process of its own: see ``sandbox``.

Imports neither Django nor anything else of the product, so that the process starts fast and knows no secret. Pictures
are written anew from their pixels, upright, without position, camera or thumbnail; PDFs and office documents stay as
they are, byte for byte, because a signature in them must stay valid. Pages are drawn as pictures for the preview.
"""

import errno
import json
import resource
import sys
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

if TYPE_CHECKING:
    from PIL import Image
    from pypdfium2 import PdfPage

MOST_PIXELS = 120_000_000
LONGEST_SIDE = 5_000
PREVIEW_SIDE = 1_400
MOST_PREVIEWS = 20
MOST_PAGES = 2_000
MOST_ENTRIES = 5_000
MOST_UNPACKED = 300 * 1024 * 1024
MEMORY = 3 * 1024**3
SECONDS = 60

_JPEG, _PNG = "image/jpeg", "image/png"
_MAIN_PARTS = {
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml": (
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    ),
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml": (
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    ),
}
_ODT = "application/vnd.oasis.opendocument.text"
_ACTIVE_ENDS = ("vbaproject.bin",)
_ACTIVE_FOLDERS = {"activex", "macrosheets", "basic", "scripts"}
NO_SPACE = 75
"""Exit code: the disk is full, which says nothing about the file."""


class Unacceptable(Exception):
    """The file may not come in. The argument is one of the room's refusal reasons."""


def clean(source: Path, folder: Path, content_type: str) -> dict[str, object]:
    """Check the file and write what is kept of it to ``folder``: ``content``, and pages ``1.webp`` and so on.

    Returns the content type and the number of pages, and raises ``Unacceptable``.
    """
    if content_type.startswith("image/"):
        return _clean_picture(source, folder)
    if content_type == "application/pdf":
        return _check_pdf(source, folder)
    return _check_package(source)


def _clean_picture(source: Path, folder: Path) -> dict[str, object]:
    from PIL import Image, ImageOps  # noqa: PLC0415 - a process loads only what its file needs
    from pillow_heif import register_heif_opener  # noqa: PLC0415 - a process loads only what its file needs

    register_heif_opener(thumbnails=False)
    Image.MAX_IMAGE_PIXELS = None  # our own limit below answers with a reason instead of a warning
    try:
        with Image.open(source, formats=("JPEG", "PNG", "WEBP", "HEIF")) as picture:
            if picture.width * picture.height > MOST_PIXELS:
                raise Unacceptable("oversized")
            content_type = _PNG if picture.format == "PNG" else _JPEG
            # The reduction comes first: turning a phone's full picture needs several times its memory.
            picture.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
            pixels = _only_pixels(ImageOps.exif_transpose(picture))
    except (OSError, ValueError, SyntaxError, EOFError) as error:
        raise Unacceptable("unreadable") from error
    if content_type == _PNG:
        pixels.save(folder / "content", "PNG")
    else:
        pixels.save(folder / "content", "JPEG", quality=88, optimize=True)
    _save_preview(pixels, folder, 1)
    return {"content_type": content_type, "pages": None, "previews": 1, "rewritten": True}


def _only_pixels(picture: "Image.Image") -> "Image.Image":
    """The picture on white, in colour or grey, with nothing that travelled along."""
    from PIL import Image  # noqa: PLC0415 - a process loads only what its file needs

    if picture.mode.startswith("I"):
        picture = picture.point(lambda value: value / 256).convert("L")  # Pillow itself would cut 16 bits off at white
    mode = "L" if picture.mode in {"1", "L"} else "RGB"
    clean = Image.new(mode, picture.size, "white")
    if picture.has_transparency_data:
        layer = picture.convert("RGBA")
        clean = Image.new("RGB", picture.size, "white")
        clean.paste(layer, mask=layer.getchannel("A"))
    else:
        clean.paste(picture.convert(mode))
    return clean


def _save_preview(picture: "Image.Image", folder: Path, page: int) -> None:
    small = picture.copy()
    small.thumbnail((PREVIEW_SIDE, PREVIEW_SIDE))
    small.save(folder / f"{page}.webp", "WEBP", quality=80, method=2)


def _check_pdf(source: Path, folder: Path) -> dict[str, object]:
    import pypdfium2  # noqa: PLC0415 - a process loads only what its file needs
    from pypdfium2 import raw  # noqa: PLC0415

    try:
        document = pypdfium2.PdfDocument(source)
    except pypdfium2.PdfiumError as error:
        protected = error.err_code in {raw.FPDF_ERR_PASSWORD, raw.FPDF_ERR_SECURITY}
        raise Unacceptable("protected" if protected else "unreadable") from error
    pages = len(document)
    if pages == 0:
        raise Unacceptable("unreadable")
    if pages > MOST_PAGES:
        raise Unacceptable("oversized")
    document.init_forms()
    previews = min(pages, MOST_PREVIEWS)
    try:
        for number in range(previews):
            _draw(document[number], folder, number + 1)
    except pypdfium2.PdfiumError as error:
        raise Unacceptable("unreadable") from error
    return {"content_type": "application/pdf", "pages": pages, "previews": previews, "rewritten": False}


def _draw(page: "PdfPage", folder: Path, number: int) -> None:
    longest = max(page.get_size())
    if longest <= 0:
        raise Unacceptable("unreadable")
    bitmap = page.render(scale=PREVIEW_SIDE / longest, may_draw_forms=True)
    _save_preview(bitmap.to_pil().convert("RGB"), folder, number)
    bitmap.close()
    page.close()


def _check_package(source: Path) -> dict[str, object]:
    try:
        with zipfile.ZipFile(source) as package:
            _check_entries(package.infolist())
            content_type = _package_type(package)
            if package.testzip() is not None:
                raise Unacceptable("unreadable")
    except (zipfile.BadZipFile, zipfile.LargeZipFile, OSError, ValueError, RuntimeError, NotImplementedError) as error:
        raise Unacceptable("unreadable") from error
    return {"content_type": content_type, "pages": None, "previews": 0, "rewritten": False}


def _check_entries(entries: list[zipfile.ZipInfo]) -> None:
    if len(entries) > MOST_ENTRIES or sum(entry.file_size for entry in entries) > MOST_UNPACKED:
        raise Unacceptable("oversized")
    for entry in entries:
        name = entry.filename.lower()
        if entry.flag_bits & 0x1:
            raise Unacceptable("protected")
        in_folders = name.split("/")[:-1]
        if not name.endswith("/") and (name.endswith(_ACTIVE_ENDS) or _ACTIVE_FOLDERS.intersection(in_folders)):
            raise Unacceptable("macros")


def _package_type(package: zipfile.ZipFile) -> str:
    names = set(package.namelist())
    if "mimetype" in names and package.read("mimetype").strip() == _ODT.encode() and "content.xml" in names:
        if "META-INF/manifest.xml" in names and b"encryption-data" in package.read("META-INF/manifest.xml"):
            raise Unacceptable("protected")
        return _ODT
    if "[Content_Types].xml" in names:
        declared = package.read("[Content_Types].xml")
        if b"<!DOCTYPE" in declared or b"<!ENTITY" in declared:
            raise Unacceptable("unreadable")
        return _office_type(declared, names)
    raise Unacceptable("forbidden")


def _office_type(declared: bytes, names: set[str]) -> str:
    try:
        tree = ET.fromstring(declared)  # noqa: S314 - entities were refused above
    except ET.ParseError as error:
        raise Unacceptable("unreadable") from error
    for override in tree.iter("{http://schemas.openxmlformats.org/package/2006/content-types}Override"):
        content_type = override.get("ContentType", "")
        if "macroenabled" in content_type.lower():
            raise Unacceptable("macros")
        if content_type in _MAIN_PARTS and override.get("PartName", "").lstrip("/") in names:
            return _MAIN_PARTS[content_type]
    raise Unacceptable("forbidden")


def main(source: str, folder: str, content_type: str) -> int:
    """Limit this process, read the file, and print the verdict as JSON."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    try:
        verdict = clean(Path(source), Path(folder), content_type)
    except Unacceptable as refusal:
        verdict = {"refusal": str(refusal)}
    except MemoryError:
        verdict = {"refusal": "oversized"}
    except OSError as error:
        if error.errno in {errno.ENOSPC, errno.EDQUOT}:
            return NO_SPACE
        raise
    json.dump(verdict, sys.stdout)
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
