"""The fonts that are served from our own host, cut down to the letters of our languages.

Figtree and Newsreader come from packages under the SIL Open Font License. Each is
cut to a few weights, so that a first visit stays small; rarer letters are a file of their own, loaded when one is met.
"""

import logging
from dataclasses import dataclass
from hashlib import sha256
from importlib import import_module, resources
from importlib.metadata import version
from io import BytesIO

Span = tuple[int, int]

# What Dutch, French, English and German need, and what names and places from elsewhere in Europe need besides.
_BASIC: tuple[Span, ...] = (
    (0x20, 0x7E), (0xA0, 0xA0), (0xA9, 0xA9), (0xAB, 0xAB), (0xB0, 0xB0), (0xB7, 0xB7), (0xBB, 0xBB), (0xC0, 0xC0),
    (0xC2, 0xC2), (0xC4, 0xC4), (0xC7, 0xCB), (0xCE, 0xCF), (0xD4, 0xD4), (0xD6, 0xD9), (0xDB, 0xDC), (0xDF, 0xEB),
    (0xED, 0xEF), (0xF1, 0xF1), (0xF3, 0xF6), (0xF8, 0xFC), (0xFF, 0xFF), (0x152, 0x153), (0x178, 0x178),
    (0x2010, 0x2014), (0x2018, 0x201A), (0x201C, 0x201E), (0x2022, 0x2022), (0x2026, 0x2026), (0x202F, 0x202F),
    (0x2039, 0x203A), (0x20AC, 0x20AC), (0x2212, 0x2212),
)  # fmt: skip
_MORE: tuple[Span, ...] = (
    (0xA1, 0xA8), (0xAA, 0xAA), (0xAC, 0xAF), (0xB1, 0xB6), (0xB8, 0xBA), (0xBC, 0xBF), (0xC1, 0xC1), (0xC3, 0xC3),
    (0xC5, 0xC6), (0xCC, 0xCD), (0xD0, 0xD3), (0xD5, 0xD5), (0xDA, 0xDA), (0xDD, 0xDE), (0xEC, 0xEC), (0xF0, 0xF0),
    (0xF2, 0xF2), (0xF7, 0xF7), (0xFD, 0xFE), (0x100, 0x151), (0x154, 0x177), (0x179, 0x17F), (0x218, 0x21B),
    (0x1E9E, 0x1E9E), (0x2015, 0x2015), (0x201B, 0x201B), (0x2020, 0x2021), (0x2030, 0x2030),
    (0x2122, 0x2122), (0x2190, 0x2193),
)  # fmt: skip
_HEADINGS: tuple[Span, ...] = (
    (0x20, 0x21), (0x25, 0x29), (0x2B, 0x3B), (0x3F, 0x3F), (0x41, 0x5A), (0x61, 0x7A), (0xA0, 0xA0), (0xAB, 0xAB),
    (0xB7, 0xB7), (0xBB, 0xBB), (0xC0, 0xC0), (0xC2, 0xC2), (0xC4, 0xC4), (0xC7, 0xCB), (0xCE, 0xCF), (0xD4, 0xD4),
    (0xD6, 0xD6), (0xD9, 0xD9), (0xDB, 0xDC), (0xDF, 0xE2), (0xE4, 0xE4), (0xE7, 0xEB), (0xED, 0xEF), (0xF1, 0xF1),
    (0xF3, 0xF4), (0xF6, 0xF6), (0xF9, 0xFC), (0xFF, 0xFF), (0x152, 0x153), (0x178, 0x178), (0x2013, 0x2014),
    (0x2018, 0x2019), (0x201C, 0x201E), (0x2026, 0x2026), (0x20AC, 0x20AC),
)  # fmt: skip
_RARE_IN_HEADINGS: tuple[Span, ...] = (
    (0x22, 0x24), (0x2A, 0x2A), (0x3C, 0x3E), (0x40, 0x40), (0x5B, 0x60), (0x7B, 0x7E), (0xC1, 0xC1), (0xC3, 0xC3),
    (0xC5, 0xC6), (0xCC, 0xCD), (0xD0, 0xD3), (0xD5, 0xD5), (0xD7, 0xD8), (0xDA, 0xDA), (0xDD, 0xDE), (0xE3, 0xE3),
    (0xE5, 0xE6), (0xEC, 0xEC), (0xF0, 0xF0), (0xF2, 0xF2), (0xF5, 0xF5), (0xF7, 0xF8), (0xFD, 0xFE), (0x100, 0x151),
    (0x154, 0x177), (0x179, 0x17F), (0x218, 0x21B),
)  # fmt: skip
FIGTREE = ("fontpkg_figtree", "files/Figtree[wght].ttf")
NEWSREADER = ("fontpkg_newsreader", "files/Newsreader[opsz,wght].ttf")


@dataclass(frozen=True, slots=True)
class Cut:
    """One file: which font, what is kept of its axes, and which letters."""

    family: str
    source: tuple[str, str]
    weights: str
    axes: dict[str, float | tuple[float, float]]
    letters: tuple[Span, ...]
    features: tuple[str, ...] = ("kern", "ccmp")
    display: str = "swap"

    def face(self, name: str) -> str:
        """The rule that makes browsers load the file for these letters only."""
        spans = ", ".join(f"U+{first:X}-{last:X}" for first, last in self.letters)
        return (
            f'@font-face {{ font-family: "{self.family}"; src: url("{name}") format("woff2"); '
            f"font-weight: {self.weights}; font-display: {self.display}; unicode-range: {spans}; }}\n"
        )


_TEXT_FEATURES = ("kern", "liga", "tnum", "ccmp", "locl", "mark")
FILES = {
    "figtree.woff2": Cut("Figtree", FIGTREE, "400 700", {"wght": (400, 700)}, _BASIC, _TEXT_FEATURES),
    "figtree-more.woff2": Cut("Figtree", FIGTREE, "400 700", {"wght": (400, 700)}, _MORE, _TEXT_FEATURES),
    # Without kerning: its pairs weigh as much as every letter. Headings never move: on a network that is too slow the
    # device's own serif stays for that page.
    "newsreader.woff2": Cut(
        "Newsreader", NEWSREADER, "400 700", {"wght": 540, "opsz": 32}, _HEADINGS, ("ccmp",), "optional"
    ),
    "newsreader-more.woff2": Cut(
        "Newsreader", NEWSREADER, "400 700", {"wght": 540, "opsz": 32}, _RARE_IN_HEADINGS, ("ccmp",)
    ),
}


@dataclass(frozen=True, slots=True)
class StandIn:
    """A font of the device with the measures of ours, so that nothing moves when ours arrives."""

    family: str
    local: tuple[str, ...]
    weights: str
    size: float
    ascent: float
    descent: float

    def face(self) -> str:
        """The rule; widths are those of a few sentences in four languages, set in both."""
        sources = ", ".join(f'local("{name}")' for name in self.local)
        return (
            f'@font-face {{ font-family: "{self.family}"; src: {sources}; font-weight: {self.weights}; '
            f"size-adjust: {self.size}%; ascent-override: {self.ascent}%; descent-override: {self.descent}%; "
            "line-gap-override: 0%; }\n"
        )


_SANS, _SANS_BOLD = ("Arial", "Liberation Sans"), ("Arial Bold", "Liberation Sans Bold")
STAND_INS = (
    StandIn("Figtree stand-in", _SANS, "400 550", 100.3, 94.7, 24.9),
    StandIn("Figtree stand-in", _SANS_BOLD, "551 700", 95.4, 99.6, 26.2),
    StandIn("Newsreader stand-in", ("Times New Roman", "Liberation Serif"), "400 700", 105.6, 69.6, 25.1),
)
SERIF = "Newsreader"


def faces(*, serif: bool) -> str:
    """The rules that load our fonts, and their stand-ins; the serif only where headings are set in it."""
    ours = [cut.face(name) for name, cut in FILES.items() if serif or cut.family != SERIF]
    return "".join([*ours, *(font.face() for font in STAND_INS if serif or not font.family.startswith(SERIF))])


def fingerprint(name: str) -> str:
    """Name what a file is made from: another font, or another cut of it, has another name."""
    cut = FILES[name]
    return sha256(f"{version(cut.source[0])} {cut}".encode()).hexdigest()[:24]


def subset(name: str) -> bytes:
    """Cut a font to its letters and pack it as WOFF2."""
    from fontTools.subset import Options, Subsetter  # noqa: PLC0415 - slow to import, used by collectstatic only
    from fontTools.ttLib import TTFont  # noqa: PLC0415
    from fontTools.varLib.instancer import instantiateVariableFont  # noqa: PLC0415 - the same

    logging.getLogger("fontTools").setLevel(logging.WARNING)  # it tells of every table
    cut = FILES[name]
    package, path = cut.source
    font = TTFont(BytesIO(resources.files(import_module(package)).joinpath(path).read_bytes()), recalcTimestamp=False)
    font = instantiateVariableFont(font, cut.axes)
    options = Options()
    options.layout_features = list(cut.features)
    options.hinting = False
    cutter = Subsetter(options)
    cutter.populate(unicodes=[code for first, last in cut.letters for code in range(first, last + 1)])
    cutter.subset(font)
    font.flavor = "woff2"
    packed = BytesIO()
    font.save(packed)
    return packed.getvalue()
