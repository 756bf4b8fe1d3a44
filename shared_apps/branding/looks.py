"""The looks of a firm as values: read from a version or a draft, turned into a stylesheet and into what pages show."""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from functools import cached_property, lru_cache
from hashlib import sha256

from django.conf import settings
from django.utils.translation import get_language

from shared_apps.branding import palette
from shared_apps.branding.enums import Corners, HeaderStyle, Network, Typeface

TEXTS = ("welcome_title", "welcome_text", "login_text", "footer")
IMAGES = ("logo", "header_logo", "header_image", "favicon")
FIRST_ACCENT = "#1f4e79"
_RADII = {Corners.SQUARE: "0.1875rem", Corners.SOFT: "0.625rem", Corners.ROUND: "1.125rem"}
_HEADINGS = {
    Typeface.MODERN: "",
    Typeface.CLASSIC: "--font-heading:var(--serif);--heading-weight:540;--heading-tracking:-0.012em;",
    Typeface.DEVICE: "--font-text:var(--device);",
}


@dataclass(frozen=True, slots=True)
class Values:
    """What a firm chose. ``texts`` holds each text by name and language; images are named by digest."""

    accent: str = FIRST_ACCENT
    second: str = ""
    header: str = HeaderStyle.DEEP
    typeface: str = Typeface.MODERN
    corners: str = Corners.SOFT
    logo: str = ""
    header_logo: str = ""
    header_image: str = ""
    favicon: str = ""
    sender_name: str = ""
    linkedin: str = ""
    facebook: str = ""
    instagram: str = ""
    youtube: str = ""
    xing: str = ""
    x: str = ""
    texts: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    @classmethod
    def from_columns(cls, columns: Mapping[str, object]) -> "Values":
        """Read a row, or a draft, whose keys are the columns' names; a missing one has its default."""
        plain = {
            item.name: str(columns[item.name])
            for item in fields(cls)
            if item.name != "texts" and columns.get(item.name)
        }
        texts = {
            name: {code: str(columns.get(f"{name}_{code}") or "") for code, _label in settings.LANGUAGES}
            for name in TEXTS
        }
        return cls(**plain, texts=texts)

    def to_columns(self) -> dict[str, str]:
        """Give every column of a version that a firm may fill, by name."""
        columns = {item.name: str(getattr(self, item.name)) for item in fields(self) if item.name != "texts"}
        for name in TEXTS:
            columns[name] = ""
            for code, _label in settings.LANGUAGES:
                columns[f"{name}_{code}"] = self.texts.get(name, {}).get(code, "")
        return columns


@dataclass(frozen=True)
class Branding:
    """What a page shows of a firm. An empty URL means that the firm has none.

    Texts come in the language of the reader, or else in the first of ``languages`` that has one. ``origin`` is the
    scheme and host of the portals, for e-mails. ``css_path`` names another stylesheet than the published one: a
    draft's, or none when it is empty.
    """

    name: str
    values: Values = field(default_factory=Values)
    languages: tuple[str, ...] = ()
    sizes: Mapping[str, tuple[int, int]] = field(default_factory=dict)
    origin: str = ""
    css_path: str | None = None

    @cached_property
    def css(self) -> str:
        """The firm's stylesheet."""
        return stylesheet(self.values)

    @cached_property
    def version(self) -> str:
        """The hash of the stylesheet, by which it is cached for ever."""
        return sha256(self.css.encode()).hexdigest()[:24]

    @property
    def css_url(self) -> str:
        return f"/brand/{self.version}.css" if self.css_path is None else self.css_path

    @property
    def logo_url(self) -> str:
        """The logo for light grounds."""
        return self._image(self.values.logo)

    @property
    def header_logo_url(self) -> str:
        """The logo for dark and coloured grounds."""
        return self._image(self.values.header_logo)

    @property
    def favicon_url(self) -> str:
        return self._image(self.values.favicon)

    @property
    def logo_size(self) -> tuple[int, int]:
        """Width and height in pixels; noughts without a logo."""
        return self.sizes.get(self.values.logo, (0, 0))

    @property
    def header_logo_size(self) -> tuple[int, int]:
        """Width and height in pixels; noughts without a logo for the header."""
        return self.sizes.get(self.values.header_logo, (0, 0))

    @property
    def has_light_header(self) -> bool:
        """Whether the header is white in the light scheme; in the dark scheme every header is dark."""
        return self.values.header == HeaderStyle.LIGHT

    @property
    def email_logo_url(self) -> str:
        """The logo for the head of e-mails, which has the colour of the header; with the host, for mail programs."""
        return f"{self.origin}{image_url(self.email_logo)}" if self.email_logo else ""

    @property
    def email_logo(self) -> str:
        """The digest of the logo for a ground in the header's colour: the one for light grounds where that is all."""
        values = self.values
        return values.logo if self.has_light_header else values.header_logo or values.logo

    @property
    def needs_plate(self) -> bool:
        """Whether the logo in the header is the one for light grounds, so that a white plate has to lie behind it."""
        return not self.has_light_header and not self.values.header_logo and bool(self.values.logo)

    @property
    def has_header_image(self) -> bool:
        return bool(self.values.header_image)

    @property
    def typeface(self) -> str:
        return self.values.typeface

    @property
    def welcome_title(self) -> str:
        return self._text("welcome_title")

    @property
    def welcome_text(self) -> str:
        return self._text("welcome_text")

    @property
    def login_text(self) -> str:
        return self._text("login_text")

    @property
    def footer(self) -> str:
        return self._text("footer")

    @property
    def social(self) -> tuple[tuple[str, str], ...]:
        """The name and the address of each network where the firm has a page."""
        return tuple((str(network.label), link) for network in Network if (link := getattr(self.values, network.value)))

    @property
    def sender_name(self) -> str:
        return self.values.sender_name or self.name

    @property
    def accent_hex(self) -> str:
        return self._light.accent

    @property
    def on_accent_hex(self) -> str:
        return self._light.on_accent

    @property
    def accent_text_hex(self) -> str:
        """The colour for headings and links on white."""
        return self._light.accent_text

    @property
    def header_hex(self) -> str:
        return self._light.header

    @property
    def on_header_hex(self) -> str:
        return self._light.on_header

    @property
    def _light(self) -> palette.Shades:
        return derived(self.values.accent, self.values.second, self.values.header).light

    def _image(self, digest: str) -> str:
        return image_url(digest) if digest else ""

    def _text(self, name: str) -> str:
        texts = self.values.texts.get(name, {})
        wanted = (get_language() or "").split("-")[0]
        return next((texts[code] for code in (wanted, *self.languages) if texts.get(code)), "")


@lru_cache(maxsize=512)
def derived(accent: str, second: str, header: str) -> palette.Palette:
    """The palette of these choices; it takes some ten milliseconds to derive, so it is kept."""
    return palette.derive(accent, second, header)


def image_url(digest: str) -> str:
    """Where an image is served."""
    return f"/brand/image/{digest}"


def stylesheet(values: Values) -> str:
    """The firm's tokens. Each value is ours or checked: no text that somebody typed gets into it."""
    found = derived(values.accent, values.second, values.header)
    names = [item.name for item in fields(palette.Shades)]
    pairs = "".join(
        f"--color-{name.replace('_', '-')}:light-dark({getattr(found.light, name)},{getattr(found.dark, name)});"
        for name in names
    )
    image = f'--brand-header-image:url("{image_url(values.header_image)}");' if values.header_image.isalnum() else ""
    radius = _RADII[Corners(values.corners)]
    shape = f"--neutral-hue:{found.hue};--radius-m:{radius};{_HEADINGS[Typeface(values.typeface)]}{image}"
    return f"@layer skin{{:root{{{shape}{pairs}}}}}\n"
