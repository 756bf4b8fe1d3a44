"""Which kind of file this is, by its first bytes. The name that came with it has no say."""

from collections.abc import Iterable
from dataclasses import dataclass

from tenant_apps.documents.enums import FormatGroup


@dataclass(frozen=True, slots=True)
class Format:
    """A format that may be delivered. ``suffix`` is the ending of its name when it is given out."""

    group: FormatGroup
    content_type: str
    suffix: str


PDF = Format(FormatGroup.PDF, "application/pdf", ".pdf")
JPEG = Format(FormatGroup.IMAGE, "image/jpeg", ".jpg")
PNG = Format(FormatGroup.IMAGE, "image/png", ".png")
WEBP = Format(FormatGroup.IMAGE, "image/webp", ".webp")
HEIC = Format(FormatGroup.IMAGE, "image/heic", ".heic")
PACKAGE = Format(FormatGroup.OFFICE, "application/zip", ".zip")
"""Any zip. Which kind of document is in it, if any, is for the check to find out."""
DOCX = Format(FormatGroup.OFFICE, "application/vnd.openxmlformats-officedocument.wordprocessingml.document", ".docx")
XLSX = Format(FormatGroup.OFFICE, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", ".xlsx")
ODT = Format(FormatGroup.OFFICE, "application/vnd.oasis.opendocument.text", ".odt")

_BY_TYPE = {kind.content_type: kind for kind in (PDF, JPEG, PNG, WEBP, HEIC, DOCX, XLSX, ODT)}
_SIGNATURES = ((b"\xff\xd8\xff", JPEG), (b"\x89PNG\r\n\x1a\n", PNG), (b"PK\x03\x04", PACKAGE))
_PROGRAMS = (b"MZ", b"\x7fELF", b"#!")
_HEIF_BRANDS = {b"heic", b"heix", b"heim", b"heis", b"mif1", b"msf1", b"hevc", b"hevx"}

HEAD = 1024
"""How many of the first bytes ``recognise`` needs. Readers of PDF accept some bytes before the header; so do we."""


def recognise(head: bytes) -> Format | None:
    """The format whose signature the bytes begin with; None for everything that may not be delivered."""
    for signature, kind in _SIGNATURES:
        if head.startswith(signature):
            return kind
    if head.startswith(b"RIFF") and head[8:12] == b"WEBP":
        return WEBP
    if head[4:8] == b"ftyp" and head[8:12] in _HEIF_BRANDS:
        return HEIC
    return PDF if b"%PDF-" in head[:HEAD] and not head.startswith(_PROGRAMS) else None


def group_of(content_type: str) -> FormatGroup | None:
    """The group of formats that the content belongs to."""
    kind = _BY_TYPE.get(content_type)
    return kind.group if kind else None


def suffix_of(content_type: str) -> str:
    """The ending that a name must have for its content to open on the reader's computer."""
    kind = _BY_TYPE.get(content_type)
    return kind.suffix if kind else ""


def accepted_by(groups: Iterable[FormatGroup]) -> list[str]:
    """What a file chooser may offer, as content types and endings."""
    accepted = [kind for kind in _BY_TYPE.values() if kind.group in groups]
    endings = {".jpeg", ".heif"} if FormatGroup.IMAGE in groups else set()
    return sorted({kind.content_type for kind in accepted} | {kind.suffix for kind in accepted} | endings)
