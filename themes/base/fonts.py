"""The fonts that are served from our own host, cut down to the letters of our languages.

Figtree and Newsreader come from packages under the SIL Open Font License. Where a package is missing, the
stylesheet's next family is used and nothing else changes.
"""

from importlib import import_module, resources
from io import BytesIO

FILES: dict[str, tuple[str, str, dict[str, float]]] = {
    "figtree.woff2": ("fontpkg_figtree", "files/Figtree[wght].ttf", {}),
    "newsreader.woff2": ("fontpkg_newsreader", "files/Newsreader[opsz,wght].ttf", {"wght": 540, "opsz": 32}),
}
_LETTERS = (
    (0x20, 0x7E), (0xA0, 0x17F), (0x218, 0x21B), (0x1E9E, 0x1E9E), (0x2010, 0x2015), (0x2018, 0x201E),
    (0x2020, 0x2022), (0x2026, 0x2026), (0x2030, 0x2033), (0x2039, 0x203A), (0x202F, 0x202F), (0x20AC, 0x20AC),
    (0x2122, 0x2122), (0x2190, 0x2193), (0x2212, 0x2212),
)  # fmt: skip
_FEATURES = ["kern", "liga", "tnum", "lnum", "ccmp", "locl", "mark"]


FACES = """
@font-face { font-family: "Figtree"; src: url("figtree.woff2") format("woff2"); font-weight: 300 900; font-display: swap; }
@font-face { font-family: "Newsreader"; src: url("newsreader.woff2") format("woff2"); font-weight: 400 700; font-display: swap; }
"""


def subset(name: str) -> bytes:
    """Cut a font to our letters and pack it as WOFF2."""
    from fontTools.subset import Options, Subsetter  # noqa: PLC0415 - slow to import, used by collectstatic only
    from fontTools.ttLib import TTFont  # noqa: PLC0415
    from fontTools.varLib.instancer import instantiateVariableFont  # noqa: PLC0415

    package, path, axes = FILES[name]
    source = resources.files(import_module(package)).joinpath(path).read_bytes()
    font = TTFont(BytesIO(source))
    if axes:
        font = instantiateVariableFont(font, axes)
    options = Options()
    options.layout_features = _FEATURES
    options.hinting = False
    cutter = Subsetter(options)
    cutter.populate(unicodes=[code for first, last in _LETTERS for code in range(first, last + 1)])
    cutter.subset(font)
    font.flavor = "woff2"
    packed = BytesIO()
    font.save(packed)
    return packed.getvalue()
