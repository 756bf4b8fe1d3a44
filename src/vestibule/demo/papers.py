"""The papers that demo clients deliver: really rendered PDFs, and images as a telephone makes them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from io import BytesIO

from django.utils.text import slugify
from PIL import Image, ImageDraw, ImageFont


@dataclass(frozen=True, slots=True)
class Paper:
    """A file as a client chooses it."""

    name: str
    content: bytes


PDF_PAPERS = {
    "NL": {
        "payslip": ("Loonstrook oktober 2026", [("Bruto maandloon", "€ 4.850,00"), ("Loonheffing", "- € 1.312,40"), ("Pensioenpremie", "- € 241,10"), ("Netto uitbetaald", "€ 3.296,50")]),
        "employer_statement": ("Werkgeversverklaring", [("Werkgever", "Zuidoever Zorggroep"), ("Dienstverband", "onbepaalde tijd"), ("In dienst sinds", "1 maart 2019"), ("Bruto jaarsalaris", "€ 58.200,00"), ("Vakantietoeslag", "8%")]),
        "annual_income_statement": ("Jaaropgave 2025", [("Loon voor de loonbelasting", "€ 61.904,00"), ("Ingehouden loonheffing", "€ 16.215,00"), ("Arbeidskorting", "€ 4.012,00")]),
        "bank_statement": ("Rekeningafschrift", [("Beginsaldo", "€ 12.450,31"), ("Salaris", "+ € 3.296,50"), ("Huur", "- € 1.180,00"), ("Boodschappen", "- € 412,77"), ("Eindsaldo", "€ 14.154,04")]),
        "tax_return": ("Aangifte inkomstenbelasting 2025", [("Inkomen uit werk en woning", "€ 61.904,00"), ("Eigenwoningforfait", "€ 1.365,00"), ("Verzamelinkomen", "€ 63.269,00")]),
        "purchase_agreement": ("Koopovereenkomst", [("Object", "Lindenlaan 12"), ("Koopsom", "€ 425.000,00"), ("Waarborgsom", "€ 42.500,00"), ("Levering", "1 maart 2027"), ("Voorbehoud van financiering", "tot 15 januari 2027")]),
        "valuation_report": ("Taxatierapport", [("Marktwaarde", "€ 430.000,00"), ("Marktwaarde na verbouwing", "€ 446.000,00"), ("Woonoppervlakte", "118 m²"), ("Energielabel", "B")]),
        "pension_overview": ("Uniform pensioenoverzicht", [("Te bereiken ouderdomspensioen", "€ 21.480,00 per jaar"), ("Partnerpensioen", "€ 14.900,00 per jaar"), ("Factor A", "€ 812,00")]),
        "final_discharge": ("Verklaring van finale kwijting", [("Lening", "doorlopend krediet"), ("Oorspronkelijk bedrag", "€ 8.000,00"), ("Openstaand", "€ 0,00")]),
        "annual_accounts": ("Jaarrekening 2025", [("Omzet", "€ 612.480,00"), ("Bedrijfsresultaat", "€ 88.317,00"), ("Eigen vermogen", "€ 143.902,00")]),
    },
    "BE": {
        "payslip": ("Fiche de paie, octobre 2026", [("Rémunération brute", "4 620,00 €"), ("Précompte professionnel", "- 1 187,30 €"), ("Cotisations sociales", "- 603,83 €"), ("Net à payer", "2 828,87 €")]),
        "employer_statement": ("Attestation de l’employeur", [("Employeur", "Hôpital des Étangs ASBL"), ("Contrat", "durée indéterminée"), ("En service depuis", "1er mars 2018")]),
        "annual_income_statement": ("Fiche 281.10, revenus 2025", [("Rémunérations", "57 310,00 €"), ("Précompte professionnel", "15 021,00 €")]),
        "investment_statement": ("Relevé de portefeuille", [("Fonds d’actions Europe", "61 480,00 €"), ("Obligations d’État", "38 215,00 €"), ("Liquidités", "4 902,00 €"), ("Valeur totale", "104 597,00 €")]),
        "bank_statement": ("Extrait de compte", [("Solde précédent", "18 204,11 €"), ("Salaire", "+ 2 828,87 €"), ("Loyer", "- 1 050,00 €"), ("Nouveau solde", "19 982,98 €")]),
        "tax_return": ("Avertissement-extrait de rôle 2025", [("Revenu imposable globalement", "48 906,00 €"), ("Impôt État", "14 733,00 €")]),
        "pension_overview": ("Aperçu de pension complémentaire", [("Réserve acquise", "84 112,00 €"), ("Capital estimé à 67 ans", "203 400,00 €")]),
        "annual_accounts": ("Comptes annuels 2025", [("Chiffre d’affaires", "548 201,00 €"), ("Bénéfice de l’exercice", "61 774,00 €")]),
        "valuation_report": ("Rapport d’évaluation", [("Valeur vénale", "398 000,00 €"), ("Surface habitable", "126 m²"), ("PEB", "B")]),
        "purchase_agreement": ("Compromis de vente", [("Bien", "rue des Tilleuls 12"), ("Prix", "398 000,00 €"), ("Acte avant le", "1er mars 2027")]),
        "final_discharge": ("Attestation de remboursement", [("Crédit", "prêt à tempérament"), ("Solde restant dû", "0,00 €")]),
    },
}  # fmt: skip

PAGE = """<html lang="{language}"><head><title>{title}</title><style>
@page {{ size: A4; margin: 25mm 22mm }} body {{ font: 11pt/1.5 sans-serif; color: #222 }}
h1 {{ font-size: 18pt; margin: 0 0 12mm }} td {{ padding: 2mm 0; border-bottom: .3mm solid #ccc }}
td + td {{ text-align: right }} table {{ width: 100%; border-collapse: collapse }} footer {{ margin-top: 20mm; color: #666; font-size: 9pt }}
</style></head><body><h1>{title}</h1><table>{rows}</table><footer>{footer}</footer></body></html>"""

FOOTERS = {"NL": "Voorbeeld met verzonnen gegevens.", "BE": "Exemple contenant des données inventées."}


@cache
def papers_for(country: str) -> Mapping[str, Paper]:
    """One paper per document type, rendered once, which takes seconds, and used for many clients.

    Without the PDF library's system parts every paper is an image, as if it had been photographed.
    """
    made = {code: letter(country, title, rows) for code, (title, rows) in PDF_PAPERS[country].items()}
    made["identity_document"] = Paper("IMG_2041.jpg", _photographed(_identity_card(country)))
    made["other"] = Paper("IMG_2042.jpg", _photographed(_page_image("Bijlage" if country == "NL" else "Annexe", [])))
    return made


def letter(country: str, title: str, rows: list[tuple[str, str]]) -> Paper:
    """A page with a heading and two columns, as a PDF named after the heading; as a picture without the PDF library's system parts."""
    render = _pdf_renderer()
    if render is None:
        return Paper(f"{slugify(title)}.jpg", _photographed(_page_image(title, rows)))
    cells = "".join(f"<tr><td>{label}</td><td>{value}</td></tr>" for label, value in rows)
    language = {"NL": "nl", "BE": "fr"}[country]
    return Paper(
        f"{slugify(title)}.pdf",
        render(PAGE.format(language=language, title=title, rows=cells, footer=FOOTERS[country])),
    )


def _pdf_renderer() -> Callable[[str], bytes] | None:
    try:
        from weasyprint import HTML  # noqa: PLC0415 - loads the system's pango, which may be missing
    except OSError:
        return None
    return lambda page: HTML(string=page, url_fetcher=_refuse).write_pdf()


def _refuse(url: str) -> dict[str, object]:
    msg = f"papers refer to nothing outside themselves, not to {url}"
    raise ValueError(msg)


def _page_image(title: str, rows: list[tuple[str, str]]) -> Image.Image:
    page = Image.new("RGB", (1240, 1754), "#fbfaf6")
    draw = ImageDraw.Draw(page)
    draw.text((120, 140), title, fill="#222222", font=ImageFont.load_default(56))
    for index, (label, value) in enumerate(rows):
        draw.text((120, 320 + index * 80), f"{label}: {value}", fill="#333333", font=ImageFont.load_default(34))
    return page


def _identity_card(country: str) -> Image.Image:
    card = Image.new("RGB", (1012, 638), "#dfe9ee" if country == "NL" else "#efe6dd")
    draw = ImageDraw.Draw(card)
    draw.rounded_rectangle((8, 8, 1004, 630), 36, outline="#7c8b95", width=4)
    draw.text((300, 60), "SPECIMEN", fill="#43525c", font=ImageFont.load_default(64))
    draw.rectangle((60, 150, 270, 420), fill="#b9c5cc")
    draw.ellipse((115, 190, 215, 300), fill="#8fa0aa")
    draw.pieslice((85, 290, 245, 500), 180, 360, fill="#8fa0aa")
    draw.text((310, 190), "NAME / NAAM / NOM", fill="#5a6a74", font=ImageFont.load_default(26))
    draw.text((310, 230), "Vestibule Specimen", fill="#1f2a30", font=ImageFont.load_default(40))
    draw.text((60, 520), "I<UTOSPECIMEN<<VESTIBULE<<<<<<<<<<<<<<<<", fill="#1f2a30", font=ImageFont.load_default(30))
    return card


def _photographed(page: Image.Image) -> bytes:
    """The page on a table, a little turned, as a telephone's camera sees it."""
    table = Image.new("RGB", (page.width + 260, page.height + 260), "#6b5a4a")
    turned = page.rotate(1.7, expand=True, fillcolor="#6b5a4a", resample=Image.Resampling.BICUBIC)
    table.paste(turned, (110, 110))
    output = BytesIO()
    table.save(output, "JPEG", quality=82)
    return output.getvalue()
