"""Uploaded images are made anew."""

from io import BytesIO

import pytest
from PIL import Image, ImageChops, ImageCms, ImageDraw, ImageStat

from shared_apps.branding import images
from shared_apps.branding.enums import ImageKind
from shared_apps.branding.errors import EmptyImage, ImageTooLarge, NotAnImage


def picture(form: str = "PNG", size: tuple[int, int] = (1000, 400), **options: object) -> BytesIO:
    """An uploaded file."""
    target = BytesIO()
    mode = "RGB" if form == "JPEG" else "RGBA"
    Image.new(mode, size, "#aa3300").save(target, form, **options)
    target.seek(0)
    return target


def test_logo_becomes_a_small_png() -> None:
    found = images.clean(ImageKind.LOGO, picture("JPEG"))
    assert (found.content_type, found.width, found.height) == ("image/png", 315, 126)


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


def encoded(source: Image.Image, form: str, **options: object) -> BytesIO:
    """The picture as an uploaded file."""
    file = BytesIO()
    source.save(file, form, **options)
    file.seek(0)
    return file


def shown(found: images.CleanImage) -> Image.Image:
    """The picture that is served."""
    opened = Image.open(BytesIO(found.content))
    return opened.convert("RGBA") if opened.mode == "P" else opened


def test_picture_for_print_gets_the_colours_of_a_screen() -> None:
    found = images.clean(ImageKind.LOGO, encoded(Image.new("CMYK", (200, 80), (0, 255, 255, 0)), "JPEG", quality=95))
    red, green, blue, alpha = shown(found).convert("RGBA").getpixel((50, 30))
    assert (red > 200, green < 60, blue < 60, alpha) == (True, True, True, 255)
    assert shown(found).mode == "RGBA"


def test_colour_profile_is_applied_and_left_out() -> None:
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    source = encoded(Image.new("RGB", (200, 80), "#1d6b52"), "PNG", icc_profile=profile)
    found = shown(images.clean(ImageKind.LOGO, source))
    assert found.getpixel((50, 30))[:3] == (0x1D, 0x6B, 0x52)
    assert "icc_profile" not in found.info


def test_broken_colour_profile_is_no_obstacle() -> None:
    source = encoded(Image.new("RGB", (200, 80), "#1d6b52"), "PNG", icc_profile=b"no profile at all")
    assert shown(images.clean(ImageKind.LOGO, source)).getpixel((50, 30))[:3] == (0x1D, 0x6B, 0x52)


def test_transparent_parts_of_a_logo_stay_transparent() -> None:
    source = Image.new("RGBA", (200, 80), "#112233")
    source.paste((0, 0, 0, 0), (50, 20, 150, 60))
    found = shown(images.clean(ImageKind.LOGO, encoded(source, "PNG")))
    assert (found.getpixel((100, 40))[3], found.getpixel((10, 10))) == (0, (0x11, 0x22, 0x33, 255))


def test_transparent_parts_of_a_photograph_become_white() -> None:
    source = Image.new("RGBA", (800, 400), (0, 0, 0, 0))
    source.paste((0, 0, 0, 255), (0, 0, 400, 400))
    found = shown(images.clean(ImageKind.HEADER_IMAGE, encoded(source, "PNG")))
    assert (found.mode, min(found.getpixel((700, 200))) > 250) == ("RGB", True)


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "I;16"])
def test_every_kind_of_picture_is_read(mode: str) -> None:
    source = Image.new(mode, (120, 60), {"I;16": 65535, "LA": (1, 255)}.get(mode, 1))
    found = shown(images.clean(ImageKind.FAVICON, encoded(source, "PNG")))
    assert (found.mode, found.size) == ("RGBA", (64, 32))
    if mode == "I;16":
        assert found.getpixel((5, 5))[:3] == (255, 255, 255)


def test_picture_with_nothing_in_it_is_refused() -> None:
    with pytest.raises(EmptyImage):
        images.clean(ImageKind.LOGO, encoded(Image.new("RGBA", (200, 80)), "PNG"))


def test_line_of_pixels_is_no_obstacle() -> None:
    found = images.clean(ImageKind.LOGO, encoded(Image.new("RGB", (9000, 1), "black"), "PNG"))
    assert (found.width, found.height) == (448, 1)


def _on(ground: str, drawing: Image.Image) -> Image.Image:
    """What is seen of a drawing; what stands in a place that lets everything through is not."""
    sheet = Image.new("RGBA", drawing.size, ground)
    sheet.alpha_composite(drawing)
    return sheet.convert("RGB")


def test_drawing_of_few_colours_takes_few_bytes_and_looks_the_same() -> None:
    drawn = Image.new("RGBA", (1024, 256))
    pen = ImageDraw.Draw(drawn)
    for left in range(0, 960, 80):
        pen.ellipse((left, 10, left + 110, 240), fill=(31, 78, 121, 255), outline=(217, 173, 98, 200), width=9)
    drawn = drawn.resize((448, 112), Image.Resampling.LANCZOS)
    drawn = drawn.crop(drawn.getchannel("A").getbbox())
    source = BytesIO()
    drawn.save(source, "PNG")
    found = images.clean(ImageKind.LOGO, BytesIO(source.getvalue()))
    opened = shown(found)
    assert len(found.content) < len(source.getvalue()) / 2
    assert opened.size == drawn.size
    for ground in ("white", "black"):
        difference = ImageChops.difference(_on(ground, opened), _on(ground, drawn))
        assert max(ImageStat.Stat(difference).rms) < 4, ground
    assert opened.getchannel("A").getextrema()[0] == 0
    assert opened.getchannel("A").getextrema()[1] > 250


def test_picture_of_many_colours_keeps_them() -> None:
    many = Image.merge("RGB", [Image.effect_noise((300, 100), 120) for _band in range(3)])
    source = BytesIO()
    many.save(source, "PNG")
    found = images.clean(ImageKind.LOGO, BytesIO(source.getvalue()))
    assert Image.open(BytesIO(found.content)).mode == "RGBA"
