"""The looks of the demo firms: two houses that nobody would take for one another."""

from dataclasses import dataclass, field
from importlib import import_module, resources
from io import BytesIO

from PIL import Image, ImageDraw, ImageFont

from shared_apps.branding.commands import publish, save_draft, set_image
from shared_apps.branding.enums import Corners, HeaderStyle, ImageKind, Typeface
from shared_apps.branding.looks import Values
from shared_apps.branding.published import versions
from vestibule.core.actors import System

WHITE = "#ffffff"
_SCALE = 4
_HEIGHT = 44 * _SCALE


@dataclass(frozen=True, slots=True)
class DemoLooks:
    """What one firm chose, and how its logo is drawn."""

    values: Values
    words: tuple[str, str]
    font: tuple[str, str]
    weight: dict[str, int]
    emblem: str
    colours: tuple[str, str] = field(default=("#000000", "#000000"))


LOOKS = {
    "lindenhof": DemoLooks(
        values=Values(
            accent="#1d6b52",
            second="#e3b04b",
            header=HeaderStyle.DEEP,
            typeface=Typeface.MODERN,
            corners=Corners.SOFT,
            sender_name="Lindenhof Hypotheken",
            texts={
                "welcome_title": {
                    "nl": "Thuiskomen begint hier",
                    "en": "Coming home begins here",
                    "de": "Nach Hause kommen beginnt hier",
                    "fr": "Votre chez-vous commence ici",
                },
                "welcome_text": {
                    "nl": (
                        "Regel uw hypotheek stap voor stap, met een adviseur die meedenkt. "
                        "U ziet altijd wat er nog nodig is."
                    ),
                    "en": (
                        "Arrange your mortgage step by step, with an adviser who thinks along. "
                        "You always see what is still needed."
                    ),
                    "de": (
                        "Regeln Sie Ihre Hypothek Schritt für Schritt, mit einer Beratung, die mitdenkt. "
                        "Sie sehen stets, was noch fehlt."
                    ),
                    "fr": (
                        "Préparez votre crédit étape par étape, avec un conseiller attentif. "
                        "Vous voyez toujours ce qui manque encore."
                    ),
                },
                "login_text": {
                    "nl": "Fijn dat u er bent. Log in om verder te gaan waar u gebleven was.",
                    "en": "Good to see you. Log in to go on where you left off.",
                    "de": "Schön, dass Sie da sind. Melden Sie sich an und machen Sie weiter, wo Sie waren.",
                    "fr": "Ravis de vous revoir. Connectez-vous pour reprendre là où vous en étiez.",
                },
                "footer": {
                    "nl": "Een verzonnen kantoor, om Vestibule te leren kennen.",
                    "en": "An invented firm, to get to know Vestibule.",
                    "de": "Ein erfundenes Unternehmen, um Vestibule kennenzulernen.",
                    "fr": "Un cabinet inventé, pour découvrir Vestibule.",
                },
            },
        ),
        words=("Lindenhof", "Hypotheken"),
        font=("fontpkg_figtree", "files/Figtree[wght].ttf"),
        weight={"wght": 640},
        emblem="leaf",
        colours=("#17503e", "#e3b04b"),
    ),
    "beaumont": DemoLooks(
        values=Values(
            accent="#6d1f3a",
            second="#c8a25a",
            header=HeaderStyle.LIGHT,
            typeface=Typeface.CLASSIC,
            corners=Corners.SQUARE,
            sender_name="Beaumont Patrimoine",
            texts={
                "welcome_title": {
                    "fr": "Votre patrimoine, en bonnes mains",
                    "nl": "Uw vermogen, in goede handen",
                    "en": "Your wealth, in good hands",
                    "de": "Ihr Vermögen, in guten Händen",
                },
                "welcome_text": {
                    "fr": "Un espace privé pour échanger vos documents et suivre votre dossier avec votre conseiller.",
                    "nl": (
                        "Een besloten omgeving om documenten uit te wisselen en uw dossier met uw adviseur te volgen."
                    ),
                    "en": "A private place to exchange documents and to follow your dossier with your adviser.",
                    "de": (
                        "Ein geschützter Bereich, "
                        "um Unterlagen auszutauschen und Ihren Vorgang mit Ihrer Beratung zu verfolgen."
                    ),
                },
                "login_text": {
                    "fr": "Bienvenue dans votre espace personnel.",
                    "nl": "Welkom in uw persoonlijke omgeving.",
                    "en": "Welcome to your personal space.",
                    "de": "Willkommen in Ihrem persönlichen Bereich.",
                },
                "footer": {
                    "fr": "Une société inventée, pour découvrir Vestibule.",
                    "nl": "Een verzonnen kantoor, om Vestibule te leren kennen.",
                    "en": "An invented firm, to get to know Vestibule.",
                    "de": "Eine erfundene Firma, um Vestibule kennenzulernen.",
                },
            },
        ),
        words=("Beaumont", "Patrimoine"),
        font=("fontpkg_newsreader", "files/Newsreader[opsz,wght].ttf"),
        weight={"wght": 560, "opsz": 48},
        emblem="mountain",
        colours=("#6d1f3a", "#c8a25a"),
    ),
}


def give_looks(slug: str) -> None:
    """Publish the looks of the firm, which is the current tenant. A firm that published any keeps its own."""
    if versions().exists():
        return
    looks, painter = LOOKS[slug], System("the demo data")
    save_draft(actor=painter, values=looks.values)
    set_image(actor=painter, kind=ImageKind.LOGO, file=draw_logo(looks, looks.colours[0]))
    set_image(actor=painter, kind=ImageKind.HEADER_LOGO, file=draw_logo(looks, WHITE))
    set_image(actor=painter, kind=ImageKind.FAVICON, file=draw_icon(looks))
    publish(actor=painter)


def draw_logo(looks: DemoLooks, ink: str) -> BytesIO:
    """Draw the emblem and the name beside it as a PNG."""
    large, small = _font(looks, 25), _font(looks, 14)
    picture = Image.new("RGBA", (250 * _SCALE, _HEIGHT))
    pen = ImageDraw.Draw(picture)
    _EMBLEMS[looks.emblem](pen, ink, looks.colours[1])
    pen.text((56 * _SCALE, 1 * _SCALE), looks.words[0], fill=ink, font=large)
    pen.text((57 * _SCALE, 27 * _SCALE), looks.words[1], fill=ink, font=small)
    file = BytesIO()
    picture.save(file, "PNG")
    file.seek(0)
    return file


def draw_icon(looks: DemoLooks) -> BytesIO:
    """Draw the emblem alone as a PNG."""
    picture = Image.new("RGBA", (_HEIGHT, _HEIGHT))
    _EMBLEMS[looks.emblem](ImageDraw.Draw(picture), looks.colours[0], looks.colours[1])
    file = BytesIO()
    picture.save(file, "PNG")
    file.seek(0)
    return file


def _font(looks: DemoLooks, size: int) -> ImageFont.FreeTypeFont:
    package, path = looks.font
    source = BytesIO(resources.files(import_module(package)).joinpath(path).read_bytes())
    font = ImageFont.truetype(source, size * _SCALE)
    font.set_variation_by_axes(list(looks.weight.values()))
    return font


def _leaf(pen: ImageDraw.ImageDraw, ink: str, accent: str) -> None:
    """A lime tree's crown over a roof."""
    unit = _SCALE
    pen.ellipse((8 * unit, 1 * unit, 38 * unit, 31 * unit), fill=accent)
    pen.polygon([(2 * unit, 31 * unit), (23 * unit, 14 * unit), (44 * unit, 31 * unit)], fill=ink)
    pen.rectangle((8 * unit, 29 * unit, 38 * unit, 43 * unit), fill=ink)
    pen.rectangle((20 * unit, 34 * unit, 26 * unit, 43 * unit), fill=accent)


def _mountain(pen: ImageDraw.ImageDraw, ink: str, accent: str) -> None:
    """Two peaks and the sun behind them."""
    unit = _SCALE
    pen.ellipse((25 * unit, 4 * unit, 39 * unit, 18 * unit), fill=accent)
    pen.polygon([(1 * unit, 42 * unit), (17 * unit, 8 * unit), (33 * unit, 42 * unit)], fill=ink)
    pen.polygon([(21 * unit, 42 * unit), (33 * unit, 20 * unit), (45 * unit, 42 * unit)], fill=accent)


_EMBLEMS = {"leaf": _leaf, "mountain": _mountain}
