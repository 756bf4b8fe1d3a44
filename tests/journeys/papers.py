"""The files that people choose in the journeys, as their devices make them."""

import zipfile
from io import BytesIO
from pathlib import Path

from PIL import Image, ImageDraw
from pillow_heif import register_heif_opener

register_heif_opener()

ORIENTATION, GPS = 0x0112, 0x8825


def payslip() -> dict[str, object]:
    """A PDF of one page."""
    output = BytesIO()
    _page("Payslip October").save(output, "PDF")
    return {"name": "payslip.pdf", "mimeType": "application/pdf", "buffer": output.getvalue()}


def scan() -> dict[str, object]:
    """A PDF that a browser sends in several parts."""
    output = BytesIO()
    Image.effect_noise((1800, 1800), 90).save(output, "PDF", quality=95)
    return {"name": "scan.pdf", "mimeType": "application/pdf", "buffer": output.getvalue()}


def phone_photo() -> dict[str, object]:
    """A JPEG that lies on its side and says where it was taken."""
    image = _page("Identity card").rotate(90, expand=True)
    exif = image.getexif()
    exif[ORIENTATION] = 6
    exif[GPS] = {1: "N", 2: (52.0, 22.0, 12.0), 3: "E", 4: (4.0, 53.0, 42.0)}
    output = BytesIO()
    image.save(output, "JPEG", exif=exif)
    return {"name": "IMG_0001.jpg", "mimeType": "image/jpeg", "buffer": output.getvalue()}


def heic_photo() -> dict[str, object]:
    """What an iPhone's camera makes."""
    output = BytesIO()
    _page("Employer").save(output, "HEIF")
    return {"name": "IMG_0002.HEIC", "mimeType": "image/heic", "buffer": output.getvalue()}


def archive(*names: str) -> dict[str, object]:
    """A ZIP file with a PDF under each of these names."""
    output = BytesIO()
    with zipfile.ZipFile(output, "w") as files:
        for name in names:
            files.writestr(name, payslip()["buffer"])
    return {"name": "statements.zip", "mimeType": "application/zip", "buffer": output.getvalue()}


def letter() -> dict[str, object]:
    """The smallest file that a word processor opens."""
    output = BytesIO()
    with zipfile.ZipFile(output, "w") as parts:
        parts.writestr(
            "[Content_Types].xml",
            '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
            '<Default Extension="xml" ContentType="application/xml"/>'
            '<Override PartName="/word/document.xml" ContentType='
            '"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
        )
        parts.writestr(
            "_rels/.rels",
            '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
            '<Relationship Id="r1" '
            'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"'
            ' Target="word/document.xml"/></Relationships>',
        )
        parts.writestr(
            "word/document.xml",
            '<?xml version="1.0"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
            "<w:body><w:p><w:r><w:t>Statement</w:t></w:r></w:p></w:body></w:document>",
        )
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    return {"name": "statement.docx", "mimeType": kind, "buffer": output.getvalue()}


def infected() -> dict[str, object]:
    """The test file that every scanner takes for a virus; put together here, so that no scanner removes this source."""
    body = "X5O!P%@AP[4" + chr(92) + "PZX54(P^)7CC)7}$" + "EICAR-STANDARD-" + "ANTIVIRUS-TEST-FILE!$H+H*"
    buffer = payslip()["buffer"] + b"\n" + body.encode()
    return {"name": "invoice.pdf", "mimeType": "application/pdf", "buffer": buffer}


def program() -> dict[str, object]:
    """A program that calls itself a PDF."""
    return {"name": "payslip.pdf", "mimeType": "application/pdf", "buffer": b"MZ" + b"\0" * 4000}


def too_large(limit: int, folder: Path) -> Path:
    """A file of one byte more than is allowed. It lies on disk: a browser gets only its name from there."""
    path = folder / "scan.pdf"
    with path.open("wb") as file:
        file.write(b"%PDF-1.7\n")
        file.truncate(limit + 1)
    return path


def _page(text: str) -> Image.Image:
    page = Image.new("RGB", (620, 877), "white")
    ImageDraw.Draw(page).text((60, 60), text, fill="black")
    return page
