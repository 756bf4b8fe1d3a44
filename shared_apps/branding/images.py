"""Turns what was uploaded into an image of our own making: pixels only, nothing else that the file carried."""

from dataclasses import dataclass
from hashlib import sha256
from io import BytesIO
from typing import BinaryIO

from PIL import Image, ImageChops, ImageCms, ImageOps, ImageStat, UnidentifiedImageError

from shared_apps.branding.enums import ImageKind
from shared_apps.branding.errors import EmptyImage, ImageTooLarge, NotAnImage

MEGABYTES = 5
PORTRAIT = 224  # the largest that is shown is 96 wide, on screens with two or three points for each
_PIXELS = 40_000_000
_STEPS = 16  # of the opacity of an edge
_UNSEEN = 4.0  # steps of 255, as the root of the mean square
_FORMATS = ("PNG", "JPEG", "WEBP", "GIF", "BMP", "TIFF")
_BOXES = {
    ImageKind.LOGO: (448, 126),
    ImageKind.HEADER_LOGO: (448, 126),
    ImageKind.HEADER_IMAGE: (1920, 1080),
    ImageKind.FAVICON: (64, 64),
}


@dataclass(frozen=True, slots=True)
class CleanImage:
    """An image that is safe to serve."""

    digest: str
    content_type: str
    width: int
    height: int
    content: bytes


def clean(kind: ImageKind, file: BinaryIO) -> CleanImage:
    """Read, turn upright, shrink and encode anew. Raises ``NotAnImage``, ``EmptyImage``, ``ImageTooLarge``."""
    picture = _opened(file)
    if kind == ImageKind.HEADER_IMAGE:
        return _encoded(_on_white(_shrunk(picture, kind)), "WEBP", quality=78, method=5)
    return _drawing(_shrunk(_trimmed(picture), kind))


def portrait(file: BinaryIO) -> CleanImage:
    """The same for a photograph of a person: the middle of it, as a square; of a tall one rather the upper part."""
    size = (PORTRAIT, PORTRAIT)
    square = ImageOps.fit(_on_white(_opened(file)), size, Image.Resampling.LANCZOS, centering=(0.5, 0.3))
    return _encoded(square, "WEBP", quality=82, method=5)


def _opened(file: BinaryIO) -> Image.Image:
    raw = file.read(MEGABYTES * 1024 * 1024 + 1)
    if len(raw) > MEGABYTES * 1024 * 1024:
        raise ImageTooLarge(MEGABYTES)
    try:
        with Image.open(BytesIO(raw), formats=_FORMATS) as opened:
            if opened.width * opened.height > _PIXELS:
                raise ImageTooLarge(MEGABYTES)
            picture = _in_screen_colours(ImageOps.exif_transpose(opened))
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, Image.DecompressionBombError) as error:
        raise NotAnImage from error
    if picture.getchannel("A").getbbox() is None:
        raise EmptyImage
    return picture


def _in_screen_colours(picture: Image.Image) -> Image.Image:
    """Red, green, blue and opacity, also of what was made for print (CMYK), a wide screen, or in sixteen bits."""
    if picture.mode.startswith("I"):
        return picture.convert("I").point(lambda value: value / 256).convert("L").convert("RGBA")
    profile = picture.info.get("icc_profile")
    if profile and picture.mode in {"CMYK", "RGB"}:
        try:
            found = ImageCms.profileToProfile(
                picture, ImageCms.ImageCmsProfile(BytesIO(profile)), ImageCms.createProfile("sRGB"), outputMode="RGB"
            )
        except (ImageCms.PyCMSError, OSError):  # a profile that belongs to another kind of picture
            found = None
        if found is not None:
            return found.convert("RGBA")
    return picture.convert("RGBA")


def _on_white(picture: Image.Image) -> Image.Image:
    """A photograph has no holes: what was transparent is white."""
    ground = Image.new("RGB", picture.size, "white")
    ground.paste(picture, mask=picture.getchannel("A"))
    return ground


def _trimmed(picture: Image.Image) -> Image.Image:
    """Cut off a transparent margin, which would make a logo look small."""
    box = picture.getchannel("A").getbbox()
    return picture.crop(box) if box else picture


def _shrunk(picture: Image.Image, kind: ImageKind) -> Image.Image:
    picture.thumbnail(_BOXES[kind], Image.Resampling.LANCZOS)
    return picture


def _drawing(picture: Image.Image) -> CleanImage:
    """A PNG of as few colours as nobody misses, as with nearly every logo, or of all that there are."""
    for colours in (32, 40, 64, 128, 256):
        for drawn in (_with_plain_edges(picture), picture):
            few = drawn.quantize(colours, method=Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
            if _difference(few.convert("RGBA"), picture) <= _UNSEEN:
                return _encoded(few, "PNG", optimize=True)
    return _encoded(picture, "PNG", optimize=True)


def _with_plain_edges(picture: Image.Image) -> Image.Image:
    """Edges fade in few steps, so that what few colours there are go to the drawing rather than to its edges."""
    plain = picture.copy()
    plain.putalpha(picture.getchannel("A").point(lambda value: round(round(value * _STEPS / 255) * 255 / _STEPS)))
    return plain


def _difference(one: Image.Image, other: Image.Image) -> float:
    """How far two pictures are apart where they are seen: on white and on black."""
    worst = 0.0
    for ground in ("white", "black"):
        seen = (Image.alpha_composite(Image.new("RGBA", each.size, ground), each) for each in (one, other))
        worst = max(worst, *ImageStat.Stat(ImageChops.difference(*seen)).rms)
    return worst


def _encoded(picture: Image.Image, form: str, **options: object) -> CleanImage:
    plain = picture.copy()
    plain.info = {}
    target = BytesIO()
    plain.save(target, form, **options)
    content = target.getvalue()
    return CleanImage(sha256(content).hexdigest(), f"image/{form.lower()}", picture.width, picture.height, content)
