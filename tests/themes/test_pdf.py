"""PDFs refer to nothing outside themselves and wear the firm's looks."""

import builtins
from io import BytesIO

import pypdfium2
import pytest
from django.template import engines

from shared_apps.branding.looks import Branding, Values
from shared_apps.organisations.profile import OrganisationProfile, Registration
from themes.base import pdf

BRAND = Branding("O'Brien & Söhne", Values(accent="#7a0019"), ("en",))
FIRM = OrganisationProfile(
    public_id=None, name="O'Brien & Söhne", legal_name="O'Brien & Söhne GmbH", country="DE", languages=("en",),
    first_language="en", time_zone="UTC", phone="", email="", website="", address="Markt 1\n1000 Brussel",
    registrations=(Registration("IHK § 34d", "D-1234"),),
)  # fmt: skip


@pytest.fixture
def page(monkeypatch):
    """Renders a body inside the layout."""

    def render(body: str, **images: bytes) -> bytes:
        source = '{% extends "layouts/pdf.html" %}{% block content %}' + body + "{% endblock %}"
        monkeypatch.setattr(pdf, "get_template", lambda _name: engines["django"].from_string(source))
        return pdf.render_pdf("any", {"brand": BRAND, "organisation": FIRM, "logo": ""}, images)

    return render


def text_of(content: bytes) -> str:
    return "\n".join(sheet.get_textpage().get_text_bounded() for sheet in pypdfium2.PdfDocument(BytesIO(content)))


def test_every_page_has_the_legal_identity_and_its_number(page) -> None:
    found = pypdfium2.PdfDocument(BytesIO(page('<p style="break-after: page">One</p><p>Two</p>')))
    texts = [sheet.get_textpage().get_text_bounded() for sheet in found]
    assert len(texts) == 2
    for number, text in enumerate(texts, 1):
        assert f"{number} / 2" in text
        for part in ("O'Brien & Söhne GmbH", "Markt 1, 1000 Brussel", "IHK § 34d D-1234"):
            assert part in " ".join(text.split())


def test_document_wears_the_firms_colour_and_letters(page) -> None:
    document = pypdfium2.PdfDocument(BytesIO(page("<p>One</p>")))
    picture = document[0].render(scale=1).to_pil().convert("RGB")
    assert (0x7A, 0x00, 0x19) in {colour for _count, colour in picture.getcolors(1 << 20)}
    fonts = {text_object.get_font().get_base_name() for text_object in document[0].get_objects(filter=[1])}
    assert any("Figtree" in name for name in fonts), fonts


@pytest.mark.parametrize(
    "address", ["file:///etc/passwd", "http://127.0.0.1/", "https://example.com/a", "document:other"]
)
@pytest.mark.parametrize(
    "body", ['<img src="{}" alt="">', '<style>@import url("{}");</style>', '<object data="{}"></object>',
             '<link rel="stylesheet" href="{}">', '<p style="background: url({})">One</p>'],
)  # fmt: skip
def test_document_that_names_something_outside_is_not_made(page, address: str, body: str) -> None:
    with pytest.raises(pdf.NothingOutside):
        page(body.replace("{}", address))


def test_relative_address_names_nothing(page) -> None:
    assert "One" in text_of(page('<p>One</p><img src="/etc/passwd" alt="">'))


def test_image_that_was_handed_over_is_shown(page) -> None:
    from PIL import Image

    file = BytesIO()
    Image.new("RGB", (40, 40), "#00aa00").save(file, "PNG")
    document = pypdfium2.PdfDocument(BytesIO(page('<img src="document:logo" alt="">', logo=file.getvalue())))
    picture = document[0].render(scale=1).to_pil().convert("RGB")
    assert (0, 0xAA, 0) in {colour for _count, colour in picture.getcolors(1 << 20)}


def test_missing_pango_is_said_in_a_sentence(page, monkeypatch) -> None:
    real = builtins.__import__

    def without(name: str, *rest: object, **named: object) -> object:
        if name.startswith("weasyprint"):
            raise OSError("cannot load library 'pango'")
        return real(name, *rest, **named)

    monkeypatch.setattr(builtins, "__import__", without)
    with pytest.raises(pdf.PdfUnavailable) as refusal:
        page("<p>One</p>")
    assert str(refusal.value) == "PDF files cannot be made at the moment: the library Pango is missing on the server."
