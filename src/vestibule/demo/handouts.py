"""What the demo firms hand out: important documents for all, documents for the couple, and one that does not apply."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from uuid import uuid4

from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.utils import timezone

from tenant_apps.documents.commands.declarations import declare_not_applicable
from tenant_apps.documents.models import StoredFile
from tenant_apps.documents.tasks import check_file
from tenant_apps.dossiers.commands.products import edit_product, save_product_text
from tenant_apps.dossiers.commands.publications import open_publication, publish_file
from tenant_apps.dossiers.enums import ProductKind
from tenant_apps.dossiers.models import Dossier
from tenant_apps.library.commands.categories import add_category, remove_category
from tenant_apps.library.commands.documents import add_file, replace_file
from tenant_apps.library.models import Category, Document
from vestibule.demo import acting
from vestibule.demo.desk import Desk
from vestibule.demo.firms import account_of
from vestibule.demo.papers import letter
from vestibule.demo.past import as_of, without_letters

Words = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Handout:
    """A document of the firm: its name in each language, what is on it, and for which product it is."""

    titles: Words
    lines: tuple[tuple[str, str], ...]
    product_kind: str = ""
    remarks: Words | None = None


ABOUT_US = {"nl": "Over ons", "en": "About us", "fr": "À propos de nous", "de": "Über uns"}
PRODUCTS = {
    "nl": "Over uw product",
    "en": "About your product",
    "fr": "À propos de votre produit",
    "de": "Über Ihr Produkt",
}
GUIDE = {"nl": "Dienstenwijzer", "en": "Services guide", "fr": "Guide de nos services", "de": "Leistungsübersicht"}
TERMS = {
    "nl": "Algemene voorwaarden",
    "en": "General terms",
    "fr": "Conditions générales",
    "de": "Allgemeine Geschäftsbedingungen",
}
COMPLAINTS = {
    "nl": "Wat u kunt doen bij een klacht",
    "en": "What you can do with a complaint",
    "fr": "Que faire en cas de plainte",
    "de": "Was Sie bei einer Beschwerde tun können",
}
READ_FIRST = {
    "nl": "Lees dit vóór ons eerste gesprek.",
    "en": "Please read this before our first talk.",
    "fr": "À lire avant notre premier entretien.",
    "de": "Bitte lesen Sie dies vor unserem ersten Gespräch.",
}

LIBRARY = {
    "nl": (
        (
            ABOUT_US,
            (
                Handout(GUIDE, (("Wie wij zijn", "Lindenhof Hypotheken B.V."), ("Ons toezicht", "AFM, 12000042"), ("Onze beloning", "een vast bedrag, vooraf besproken")), remarks=READ_FIRST),
                Handout(TERMS, (("Opdracht", "schriftelijk, op te zeggen per dag"), ("Aansprakelijkheid", "verzekerd tot € 1.250.000"))),
                Handout(COMPLAINTS, (("Eerst bij ons", "antwoord binnen vijf werkdagen"), ("Daarna", "het klachteninstituut"))),
            ),
        ),
        (
            PRODUCTS,
            (
                Handout({"nl": "Wat u moet weten over een hypotheek", "en": "What to know about a mortgage", "fr": "Ce qu’il faut savoir sur un crédit hypothécaire", "de": "Was Sie über eine Hypothek wissen sollten"}, (("Rente vast", "1 tot 30 jaar"), ("Aflossen", "annuïtair of lineair")), ProductKind.MORTGAGE),
                Handout({"nl": "Wat u moet weten over een overlijdensrisicoverzekering", "en": "What to know about life insurance", "fr": "Ce qu’il faut savoir sur l’assurance décès", "de": "Was Sie über eine Risikolebensversicherung wissen sollten"}, (("Verzekerd bedrag", "gelijkblijvend of dalend"), ("Looptijd", "in overleg")), ProductKind.INSURANCE),
            ),
        ),
    ),
    "fr": (
        (
            ABOUT_US,
            (
                Handout(GUIDE, (("Qui nous sommes", "Beaumont Patrimoine SRL"), ("Notre contrôle", "FSMA, 900042 cA"), ("Notre rémunération", "convenue à l’avance")), remarks=READ_FIRST),
                Handout(TERMS, (("Mission", "par écrit, résiliable à tout moment"), ("Responsabilité", "assurée jusqu’à 1 250 000 €"))),
                Handout(COMPLAINTS, (("D’abord chez nous", "réponse dans les cinq jours"), ("Ensuite", "le médiateur"))),
            ),
        ),
        (
            PRODUCTS,
            (
                Handout({"nl": "Wat u moet weten over beleggen", "en": "What to know about investing", "fr": "Ce qu’il faut savoir sur les placements", "de": "Was Sie über Geldanlagen wissen sollten"}, (("Horizon", "cinq ans au moins"), ("Risque", "de 1 à 7")), ProductKind.INVESTMENT),
                Handout({"nl": "Wat u moet weten over pensioensparen", "en": "What to know about pension savings", "fr": "Ce qu’il faut savoir sur l’épargne-pension", "de": "Was Sie über das Pensionssparen wissen sollten"}, (("Avantage fiscal", "selon le montant versé"),), ProductKind.PENSION),
            ),
        ),
    ),
}  # fmt: skip

FOR_THE_COUPLE = {
    "nl": (
        Handout({"nl": "Ons advies", "en": "Our advice", "fr": "Notre conseil", "de": "Unsere Empfehlung"}, (("Hypotheek", "€ 425.000,00"), ("Rente", "20 jaar vast, 3,9%"), ("Maandlast", "€ 1.712,00 netto")), remarks={"nl": "De berekening staat op bladzijde 1.", "en": "The calculation is on page 1.", "fr": "Le calcul se trouve à la page 1.", "de": "Die Berechnung steht auf Seite 1."}),
        Handout({"nl": "Offertes van drie verzekeraars", "en": "Offers of three insurers", "fr": "Offres de trois assureurs", "de": "Angebote von drei Versicherern"}, (("Laagste premie", "€ 11,40 per maand"),), ProductKind.INSURANCE),
    ),
    "fr": (
        Handout({"nl": "Beleggingsvoorstel", "en": "Investment proposal", "fr": "Proposition d’investissement", "de": "Anlagevorschlag"}, (("Actions", "45 %"), ("Obligations", "45 %"), ("Liquidités", "10 %")), remarks={"nl": "Drie scenario’s naast elkaar.", "en": "Three scenarios side by side.", "fr": "Trois scénarios côte à côte.", "de": "Drei Szenarien nebeneinander."}),
        Handout({"nl": "Vergelijking van twee formules", "en": "Two plans compared", "fr": "Comparaison de deux formules", "de": "Vergleich zweier Modelle"}, (("Formule A", "avec garantie"), ("Formule B", "sans garantie")), ProductKind.PENSION),
    ),
}  # fmt: skip
ABOUT_PRODUCTS: Mapping[str, Mapping[ProductKind, Words]] = {
    "nl": {
        ProductKind.MORTGAGE: {
            "nl": "Met een hypotheek leent u geld met uw huis als onderpand. Wij kijken samen welk bedrag en welke rentevaste periode bij u passen.",
            "en": "With a mortgage you borrow money on the security of your home. Together we find the amount and the fixed-rate period that suit you.",
            "fr": "Avec un crédit hypothécaire, vous empruntez en donnant votre logement en garantie. Nous cherchons ensemble le montant et la durée du taux fixe qui vous conviennent.",
            "de": "Mit einer Hypothek leihen Sie Geld mit Ihrem Haus als Sicherheit. Gemeinsam finden wir den Betrag und die Zinsbindung, die zu Ihnen passen.",
        },
        ProductKind.INSURANCE: {
            "nl": "Een overlijdensrisicoverzekering keert uit als u overlijdt, zodat uw partner in het huis kan blijven wonen.",
            "en": "Term life insurance pays out when you die, so that your partner can stay in the home.",
            "fr": "Une assurance décès verse un capital si vous décédez, afin que votre partenaire puisse rester dans le logement.",
            "de": "Eine Risikolebensversicherung zahlt im Todesfall, damit Ihre Partnerin oder Ihr Partner im Haus wohnen bleiben kann.",
        },
    },
    "fr": {
        ProductKind.INVESTMENT: {
            "nl": "Bij vermogensbeheer beleggen wij uw vermogen volgens het profiel dat wij samen hebben vastgelegd.",
            "en": "With wealth management we invest your assets by the profile that we agreed on together.",
            "fr": "Dans la gestion de fortune, nous investissons votre patrimoine selon le profil convenu ensemble.",
            "de": "In der Vermögensverwaltung legen wir Ihr Vermögen nach dem Profil an, das wir gemeinsam vereinbart haben.",
        },
        ProductKind.PENSION: {
            "nl": "Met een pensioenplan spaart u voor later, met een fiscaal voordeel zolang u spaart.",
            "en": "With a pension plan you save for later, with a tax advantage while you save.",
            "fr": "Un plan de pension vous permet d’épargner pour plus tard, avec un avantage fiscal pendant toute cette période.",
            "de": "Mit einem Pensionsplan sparen Sie für später, mit einem Steuervorteil während der Sparzeit.",
        },
    },
}  # fmt: skip
DETAILS = {
    "nl": "Leensom: € 425.000,00\nRente: 20 jaar vast, 3,9%\nMaandlast: € 1.712,00 netto",
    "fr": "Actions : 45 %\nObligations : 45 %\nLiquidités : 10 %",
}
NOT_APPLICABLE = {"nl": "Wij hebben nooit een ander krediet gehad.", "fr": "Nous n’avons jamais eu de crédit."}


def tell_of_handouts(desk: Desk) -> bool:
    """Hand everything out, once; tell whether anything was."""
    if Document.objects.exists():
        return False
    with without_letters(), transaction.atomic():
        with as_of(timezone.now() - timedelta(days=90)):
            _fill_the_library(desk)
            _tell_of_products(desk)
        client = account_of(desk.firm, "client")
        dossier = Dossier.objects.filter(customer__parties__account=client).order_by("pk").first()
        if dossier is not None:
            _give_to_the_couple(desk, dossier)
    return True


def _fill_the_library(desk: Desk) -> None:
    admin = acting.professional(desk.accounts["admin"])
    documents = []
    for category in Category.objects.current().order_by("pk"):
        remove_category(actor=admin, category=category)
    for names, handouts in LIBRARY[desk.firm.first_language]:
        category = add_category(actor=admin, names=names)
        for handout in handouts:
            document = add_file(
                actor=admin,
                file=_file(desk, handout),
                category=category,
                titles=handout.titles,
                remarks=handout.remarks or {},
                product_kind=handout.product_kind,
            )
            check_at_once(document.versions.get().file)
            documents.append(document)
    newer = replace_file(
        actor=admin, document=documents[0], file=_file(desk, LIBRARY[desk.firm.first_language][0][1][0])
    )
    check_at_once(newer.file)


def _tell_of_products(desk: Desk) -> None:
    admin = acting.professional(desk.accounts["admin"])
    for kind, texts in ABOUT_PRODUCTS[desk.firm.first_language].items():
        save_product_text(actor=admin, kind=kind, texts=texts)


def _give_to_the_couple(desk: Desk, dossier: Dossier) -> None:
    adviser, handler = desk.people["adviser"], desk.people["handler"]
    client = acting.client(account_of(desk.firm, "client"))
    now = timezone.now()
    with as_of(now - timedelta(days=3)):
        for handout in FOR_THE_COUPLE[desk.firm.first_language]:
            publication = publish_file(
                actor=adviser,
                dossier=dossier,
                file=_file(desk, handout),
                titles=handout.titles,
                remarks=handout.remarks or {},
                product=dossier.products.filter(kind=handout.product_kind).first() if handout.product_kind else None,
            )
            check_at_once(publication.file)
        _describe_the_product(desk, dossier)
        party = dossier.customer.members.order_by("position").first().party
        asked = desk.ask(handler, dossier, "final_discharge", party, product=dossier.products.order_by("pk").first())
    with as_of(now - timedelta(days=1)):
        open_publication(actor=client, publication=dossier.publications.order_by("pk").first())
        declare_not_applicable(actor=client, request=asked, declared_reason=NOT_APPLICABLE[desk.firm.first_language])


def _describe_the_product(desk: Desk, dossier: Dossier) -> None:
    product = dossier.products.order_by("pk").first()
    if product is not None:
        edit_product(
            actor=desk.people["adviser"],
            product=product,
            description=product.description,
            is_shown=product.is_shown,
            details=DETAILS[desk.firm.first_language],
        )


def _file(desk: Desk, handout: Handout) -> SimpleUploadedFile:
    title = handout.titles[desk.firm.first_language]
    paper = letter(desk.firm.country, title, list(handout.lines))
    return SimpleUploadedFile(paper.name, paper.content)


def check_at_once(file: StoredFile) -> None:
    """Let the check be made at once, as of that day; the worker finds the file checked and does nothing."""
    check_file(effect_id=uuid4(), file_id=str(file.public_id))
