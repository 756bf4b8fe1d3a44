"""Uploaded images are made anew."""

from io import BytesIO

import pytest
from PIL import Image

from shared_apps.branding import images
from shared_apps.branding.enums import ImageKind
from shared_apps.branding.errors import ImageTooLarge, NotAnImage


def picture(form: str = "PNG", size: tuple[int, int] = (1000, 400), **options: object) -> BytesIO:
    """An uploaded file."""
    target = BytesIO()
    mode = "RGB" if form == "JPEG" else "RGBA"
    Image.new(mode, size, "#aa3300").save(target, form, **options)
    target.seek(0)
    return target


def test_logo_becomes_a_small_png() -> None:
    found = images.clean(ImageKind.LOGO, picture("JPEG"))
    assert (found.content_type, found.width, found.height) == ("image/png", 440, 176)


def test_header_image_becomes_webp() -> None:
    found = images.clean(ImageKind.HEADER_IMAGE, picture("JPEG", (4000, 2000)))
    assert (found.content_type, found.width, found.height) == ("image/webp", 1920, 960)


def test_position_data_is_gone() -> None:
    exif = Image.Exif()
    exif[0x9286] = "secret place"
    found = images.clean(ImageKind.LOGO, picture("JPEG", exif=exif))
    assert b"secret place" not in found.content


def test_transparent_margin_is_cut_off() -> None:
    source = Image.new("RGBA", (400, 400))
    source.paste(Image.new("RGBA", (100, 50), "#112233"), (150, 175))
    file = BytesIO()
    source.save(file, "PNG")
    file.seek(0)
    found = images.clean(ImageKind.LOGO, file)
    assert (found.width, found.height) == (100, 50)


@pytest.mark.parametrize(
    "content", [b"", b"<svg xmlns='http://www.w3.org/2000/svg'/>", b"%PDF-1.4", b"\x89PNG\r\n\x1a\nbroken"]
)
def test_file_that_is_no_image_is_refused(content: bytes) -> None:
    with pytest.raises(NotAnImage):
        images.clean(ImageKind.LOGO, BytesIO(content))


def test_file_with_too_many_bytes_is_refused() -> None:
    with pytest.raises(ImageTooLarge):
        images.clean(ImageKind.LOGO, BytesIO(b"0" * (images.MEGABYTES * 1024 * 1024 + 1)))


def test_image_with_too_many_pixels_is_refused() -> None:
    with pytest.raises(ImageTooLarge):
        images.clean(ImageKind.LOGO, picture("PNG", (9000, 9000)))
