"""What the accessibility statement says for each country: the law, and who watches over it."""

from dataclasses import dataclass
from datetime import date

REVIEWED_ON = date(2026, 11, 22)
"""The day on which the portals were last gone through against WCAG 2.2; changed with each review."""


@dataclass(frozen=True, slots=True)
class Oversight:
    """Names as they are in their own ``language``. Outside the Union there is no ``law`` of this kind."""

    language: str
    body: str
    url: str
    law: str = ""


OVERSIGHT = {
    "NL": Oversight(
        "nl",
        "Autoriteit Financiële Markten (AFM)",
        "https://www.afm.nl/",
        "Implementatiewet toegankelijkheidsvoorschriften producten en diensten",
    ),
    "BE": Oversight(
        "fr",
        "SPF Économie / FOD Economie",
        "https://economie.fgov.be/",
        "Loi du 5 novembre 2023 / Wet van 5 november 2023",
    ),
    "FR": Oversight(
        "fr",
        "Direction générale de la concurrence, de la consommation et de la répression des fraudes (DGCCRF)",
        "https://www.economie.gouv.fr/dgccrf",
        "Loi n° 2023-171 du 9 mars 2023",
    ),
    "DE": Oversight(
        "de",
        "Marktüberwachungsstelle der Länder für die Barrierefreiheit von Produkten und Dienstleistungen (MLBF)",
        "https://www.mlbf-barrierefrei.de/",
        "Barrierefreiheitsstärkungsgesetz (BFSG)",
    ),
    "AT": Oversight(
        "de",
        "Sozialministeriumservice",
        "https://www.sozialministeriumservice.gv.at/",
        "Barrierefreiheitsgesetz (BaFG)",
    ),
    "LU": Oversight(
        "fr",
        "Office de la surveillance de l’accessibilité des produits et services (OSAPS)",
        "https://osaps.public.lu/",
        "Loi du 8 mars 2023",
    ),
    "AU": Oversight("en", "Australian Human Rights Commission", "https://humanrights.gov.au/"),
    "NZ": Oversight("en", "Te Kāhui Tika Tangata, Human Rights Commission", "https://tikatangata.org.nz/"),
}
