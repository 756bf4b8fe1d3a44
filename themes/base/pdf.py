"""PDFs, from the same HTML as everything else. They refer to nothing outside themselves.

The only files that a document may name are the theme's fonts and the images that its caller hands over, as
``document:<name>``; any other address, of the web or of this machine, stops the rendering.
"""

import logging
from collections.abc import Mapping
from functools import cache
from importlib import import_module, resources
from io import BytesIO
from typing import Any

from django.template.loader import get_template
from django.utils.translation import gettext_lazy as _

from themes.base.fonts import FIGTREE, NEWSREADER
from vestibule.core.errors import DomainError

SCHEME = "document:"
_FONTS = {"figtree": FIGTREE, "newsreader": NEWSREADER}


class PdfUnavailable(DomainError):
    """The system library that sets the type is not installed on this server."""

    def __init__(self) -> None:
        super().__init__(
            "pdf:unavailable",
            _("PDF files cannot be made at the moment: the library Pango is missing on the server."),
        )


class NothingOutside(ValueError):
    """A document named an address outside itself."""


def render_pdf(template: str, context: Mapping[str, Any], images: Mapping[str, bytes] | None = None) -> bytes:
    """Render a template below ``layouts/pdf.html``, in the active language.

    Raises ``PdfUnavailable`` and ``NothingOutside``.
    """
    weasyprint = _library()
    page = get_template(template).render(dict(context))
    fonts = weasyprint.text.fonts.FontConfiguration()
    document = weasyprint.HTML(string=page, url_fetcher=_fetcher(weasyprint, dict(images or {})), base_url=None)
    try:
        made: bytes = document.write_pdf(font_config=fonts)
    except weasyprint.urls.FatalURLFetchingError as error:  # no Exception, so that nothing on the way swallows it
        raise NothingOutside(str(error)) from error
    return made


def can_make_pdfs() -> bool:
    """Whether this server has what it takes."""
    try:
        _library()
    except PdfUnavailable:
        return False
    return True


def first_sheet(content: bytes, scale: float = 1.5) -> bytes:
    """The first page of a PDF of ours as a PNG."""
    import pypdfium2  # noqa: PLC0415 - for previews only

    document = pypdfium2.PdfDocument(BytesIO(content))
    file = BytesIO()
    document[0].render(scale=scale).to_pil().save(file, "PNG")
    return file.getvalue()


def _library() -> Any:
    try:
        import weasyprint  # noqa: PLC0415 - loads the system's pango, which may be missing
        import weasyprint.text.fonts  # noqa: PLC0415 - the same
        import weasyprint.urls  # noqa: PLC0415 - the same
    except OSError as error:
        raise PdfUnavailable from error
    for talkative in ("weasyprint", "fontTools"):
        logging.getLogger(talkative).setLevel(logging.ERROR)  # they tell of every step
    return weasyprint


def _fetcher(weasyprint: Any, images: Mapping[str, bytes]) -> Any:
    class OwnFilesOnly(weasyprint.urls.URLFetcher):  # type: ignore[misc]
        def __init__(self) -> None:
            super().__init__(allowed_protocols=(), fail_on_errors=True)

        def fetch(self, url: str, headers: Mapping[str, str] | None = None) -> Any:
            name = url.removeprefix(SCHEME)
            if url.startswith(SCHEME) and name in images:
                return weasyprint.urls.URLFetcherResponse(url, images[name])
            if url.startswith(SCHEME) and name in _FONTS:
                return weasyprint.urls.URLFetcherResponse(url, _font(name), {"Content-Type": "font/ttf"})
            raise NothingOutside(url.partition(":")[0])

    return OwnFilesOnly()


@cache
def _font(name: str) -> bytes:
    package, path = _FONTS[name]
    return resources.files(import_module(package)).joinpath(path).read_bytes()
