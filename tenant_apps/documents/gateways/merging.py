"""Puts pictures together in one PDF, a page each. They were written anew by the check, so their pixels are our own."""

from collections.abc import Iterable
from pathlib import Path

import pypdfium2
from PIL import Image

SHORT, LONG = 595, 842
"""The sides of A4, in points."""
_MARGIN = 24


def put_together(pictures: Iterable[Path], target: Path) -> None:
    """Write the PDF: each picture as large as a page of A4 allows, upright or lying as the picture does.

    Photographs go in as they are, without losing anything; other pictures lie beside their source as photographs.
    """
    document = pypdfium2.PdfDocument.new()
    for picture in pictures:
        image = pypdfium2.PdfImage.new(document)
        image.load_jpeg(_as_photograph(picture))
        width, height = image.get_px_size()
        page_width, page_height = (LONG, SHORT) if width > height else (SHORT, LONG)
        scale = min((page_width - 2 * _MARGIN) / width, (page_height - 2 * _MARGIN) / height)
        placed = pypdfium2.PdfMatrix().scale(width * scale, height * scale)
        image.set_matrix(placed.translate((page_width - width * scale) / 2, (page_height - height * scale) / 2))
        page = document.new_page(page_width, page_height)
        page.insert_obj(image)
        page.gen_content()
    document.save(target)
    document.close()


def _as_photograph(picture: Path) -> Path:
    with Image.open(picture, formats=("JPEG", "PNG")) as opened:
        if opened.format == "JPEG":
            return picture
        photograph = picture.with_suffix(".jpg")
        opened.convert("RGB").save(photograph, "JPEG", quality=90)
    return photograph
