"""Real files, made by code: what a phone, a scanner and an office send, and what somebody with bad intentions would."""

import struct
import zipfile
from io import BytesIO

import pypdfium2
from PIL import ExifTags, Image
from pillow_heif import register_heif_opener

EICAR = b"X5O!P%@AP[4\\PZX54(P^)7CC)7}$" + b"EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"

_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"


def photo(*, width: int = 60, height: int = 40, kind: str = "JPEG") -> bytes:
    """A landscape picture, red on the left, that a phone held upright marked as rotated, with its position in it."""
    picture = Image.new("RGB", (width, height), "white")
    picture.paste("red", (0, 0, width // 2, height))
    exif = Image.Exif()
    exif[ExifTags.Base.Orientation] = 6
    exif[ExifTags.Base.Model] = "Phone of Cleo"
    exif.get_ifd(ExifTags.IFD.GPSInfo).update({1: "N", 2: (52.0, 22.0, 12.0), 3: "E", 4: (4.0, 53.0, 42.0)})
    content = BytesIO()
    picture.save(content, kind, exif=exif)
    return content.getvalue()


def heic() -> bytes:
    """The same from a phone that saves HEIC."""
    register_heif_opener()
    picture = Image.new("RGB", (64, 48), "blue")
    exif = Image.Exif()
    exif[ExifTags.Base.Model] = "Phone of Cleo"
    content = BytesIO()
    picture.save(content, "HEIF", exif=exif.tobytes())
    return content.getvalue()


def pdf(pages: int = 2) -> bytes:
    """A PDF with blank pages of A4."""
    document = pypdfium2.PdfDocument.new()
    for _number in range(pages):
        document.new_page(595, 842)
    content = BytesIO()
    document.save(content)
    return content.getvalue()


def protected_pdf() -> bytes:
    """A PDF that wants a password: the trailer of a readable one, with a standard security handler in it."""
    encryption = (
        b"<</Filter/Standard/V 1/R 2/Length 40/P -44"
        b"/O<2055c756c72e1ad702608e8196acad447ad32d17cff583235f6dd15fed7dab67>"
        b"/U<7150bd1da9d292af3627fca6a8dde1d696e25312041aed09059f9daee04353ae>>>"
    )
    body = b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\n"
    trailer = b"trailer<</Root 1 0 R/ID[<00><00>]/Encrypt " + encryption + b">>\n%%EOF"
    return body + trailer


def docx(**extra: bytes) -> bytes:
    """The smallest Word document; ``extra`` parts by name, with ``__`` for the slash."""
    return _office("word/document.xml", _WORD, **extra)


def xlsx(**extra: bytes) -> bytes:
    """The smallest Excel workbook."""
    return _office("xl/workbook.xml", _SHEET, **extra)


def odt(manifest: bytes = b"<manifest/>") -> bytes:
    """The smallest OpenDocument text."""
    mimetype = b"application/vnd.oasis.opendocument.text"
    return package({"mimetype": mimetype, "content.xml": b"<office/>", "META-INF/manifest.xml": manifest})


def package(parts: dict[str, bytes]) -> bytes:
    """A zip, the same bytes whenever it is made: what stands in a test's name must be."""
    content = BytesIO()
    with zipfile.ZipFile(content, "w") as made:
        for name, part in parts.items():
            made.writestr(zipfile.ZipInfo(name), part, zipfile.ZIP_DEFLATED)
    return content.getvalue()


def declaring(content: bytes, *, size: int) -> bytes:
    """The zip with a last entry that says it is so large when unpacked."""
    directory_entry = content.rindex(b"PK\x01\x02")
    return content[: directory_entry + 24] + struct.pack("<I", size) + content[directory_entry + 28 :]


def _office(main: str, main_type: str, **extra: bytes) -> bytes:
    types = (
        '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        f'<Override PartName="/{main}" ContentType="{main_type}"/></Types>'
    )
    parts = {"[Content_Types].xml": types.encode(), main: b"<document/>"}
    return package(parts | {name.replace("__", "/"): part for name, part in extra.items()})
