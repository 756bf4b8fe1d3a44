"""Papers made of the firm's own templates, on its letterhead."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import override

from shared_apps.branding.papers import branded_pdf
from shared_apps.organisations.profile import current_organisation
from tenant_apps.documents.errors import TemplateMissing
from tenant_apps.documents.models import Label
from vestibule.core.formats import long_day

HEADING, ITEM = "# ", "- "
VALUES = ("client", "address", "firm", "adviser", "date")
"""What a template may name, between braces."""


@dataclass(frozen=True, slots=True)
class Block:
    """A piece of a page: a ``heading``, a paragraph (``text``), or ``items`` one below the other."""

    heading: str = ""
    text: str = ""
    items: tuple[str, ...] = ()


def label_paper(
    label: Label, *, language: str, client: str, adviser: str, address: Sequence[str] = ()
) -> "SimpleUploadedFile":
    """The paper that the label's template makes, in this language. Raises ``TemplateMissing``, ``PdfUnavailable``.

    ``address`` are the lines under the client's name; a template may name it, too.
    """
    with override(language):
        if not (label.text or "").strip():
            raise TemplateMissing
        values = {
            "client": client,
            "address": "\n".join(address),
            "firm": current_organisation().name,
            "adviser": adviser or current_organisation().name,
            "date": long_day(timezone.localdate(), language),
        }
        name = str(label.name)
        context = {"name": name, "client": client, "address": address, "blocks": list(blocks(label.text, values))}
        content = branded_pdf("documents/pdf/label.html", context)
    stem = slugify(name.replace("’", " ")) or "document"
    return SimpleUploadedFile(f"{stem}.pdf", content, content_type="application/pdf")


def blocks(text: str, values: Mapping[str, str]) -> Iterator[Block]:
    """The template with the values in place, piece by piece; other words between braces stay as they are."""
    items: list[str] = []
    lines: list[str] = []
    for line in (*text.replace("\r\n", "\n").split("\n"), ""):
        filled = _filled(line.strip(), values)
        if items and not line.strip().startswith(ITEM):
            yield Block(items=tuple(items))
            items = []
        if lines and (not filled or line.strip().startswith((HEADING, ITEM))):
            yield Block(text="\n".join(lines))
            lines = []
        if line.strip().startswith(HEADING):
            yield Block(heading=filled.removeprefix(HEADING))
        elif line.strip().startswith(ITEM):
            items.append(filled.removeprefix(ITEM))
        elif filled:
            lines.append(filled)
    if items:
        yield Block(items=tuple(items))


def _filled(text: str, values: Mapping[str, str]) -> str:
    for name, value in values.items():
        text = text.replace(f"{{{name}}}", value)
    return text
