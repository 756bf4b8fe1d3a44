"""The document types that a new organisation starts with, in the four languages of the product.

The explanations speak to the client. A firm may change all of it afterwards.
"""

from dataclasses import dataclass
from typing import NamedTuple

from tenant_apps.documents.enums import FormatGroup

PAPER = (FormatGroup.PDF, FormatGroup.IMAGE)
ANY = (FormatGroup.PDF, FormatGroup.IMAGE, FormatGroup.OFFICE)

OTHER = "other"
"""The type of whatever a professional asks for in their own words."""


class Texts(NamedTuple):
    """One text in each language."""

    en: str
    nl: str
    fr: str
    de: str


@dataclass(frozen=True, slots=True)
class ReadyType:
    """A document type as it is seeded."""

    code: str
    name: Texts
    help: Texts
    sensitive: bool = False
    formats: tuple[FormatGroup, ...] = PAPER


READY_TYPES = (
    ReadyType(
        "identity_document",
        Texts("Identity document", "Identiteitsbewijs", "Pièce d’identité", "Ausweisdokument"),
        Texts(
            "A copy of both sides of your valid identity card or of the photo page of your passport.",
            "Een kopie van beide zijden van uw geldige identiteitskaart of van de fotopagina van uw paspoort.",
            "Une copie recto verso de votre carte d’identité valable ou de la page avec photo de votre passeport.",
            "Eine Kopie beider Seiten Ihres gültigen Personalausweises oder der Fotoseite Ihres Reisepasses.",
        ),
        sensitive=True,
    ),
    ReadyType(
        "residence_permit",
        Texts("Residence permit", "Verblijfsvergunning", "Titre de séjour", "Aufenthaltstitel"),
        Texts(
            "A copy of both sides of your valid residence permit.",
            "Een kopie van beide zijden van uw geldige verblijfsvergunning.",
            "Une copie recto verso de votre titre de séjour valable.",
            "Eine Kopie beider Seiten Ihres gültigen Aufenthaltstitels.",
        ),
        sensitive=True,
    ),
    ReadyType(
        "payslip",
        Texts("Payslip", "Loonstrook", "Fiche de paie", "Gehaltsabrechnung"),
        Texts(
            "Your most recent payslip, not older than three months.",
            "Uw meest recente loonstrook, niet ouder dan drie maanden.",
            "Votre fiche de paie la plus récente, datant de moins de trois mois.",
            "Ihre aktuelle Gehaltsabrechnung, nicht älter als drei Monate.",
        ),
    ),
    ReadyType(
        "employer_statement",
        Texts("Employer’s statement", "Werkgeversverklaring", "Attestation de l’employeur", "Arbeitgeberbescheinigung"),
        Texts(
            "A statement of your employment and salary, fully completed and signed by your employer.",
            "Een verklaring over uw dienstverband en salaris, door uw werkgever volledig ingevuld en ondertekend.",
            "Une attestation de votre emploi et de votre salaire, entièrement complétée et signée par votre employeur.",
            "Eine vom Arbeitgeber vollständig ausgefüllte, unterschriebene Bescheinigung über Anstellung und Gehalt.",
        ),
    ),
    ReadyType(
        "employment_contract",
        Texts("Employment contract", "Arbeidsovereenkomst", "Contrat de travail", "Arbeitsvertrag"),
        Texts(
            "Your current employment contract with all amendments, signed by both parties.",
            "Uw huidige arbeidsovereenkomst met alle wijzigingen, door beide partijen ondertekend.",
            "Votre contrat de travail actuel et tous ses avenants, signés par les deux parties.",
            "Ihr aktueller Arbeitsvertrag mit allen Änderungen, von beiden Seiten unterschrieben.",
        ),
    ),
    ReadyType(
        "annual_income_statement",
        Texts("Annual income statement", "Jaaropgave", "Relevé annuel de revenus", "Jahreslohnbescheinigung"),
        Texts(
            "The statement of your income over the last full calendar year.",
            "De opgave van uw inkomen over het laatste volledige kalenderjaar.",
            "Le relevé de vos revenus pour la dernière année civile complète.",
            "Die Bescheinigung über Ihr Einkommen im letzten vollen Kalenderjahr.",
        ),
    ),
    ReadyType(
        "employment_history",
        Texts("Employment history", "Verzekeringsbericht UWV", "Relevé de carrière", "Versicherungsverlauf"),
        Texts(
            "The overview of your employment and income that you can download from the social security institution.",
            "Het overzicht van uw dienstverbanden en inkomen uit Mijn UWV. Het PDF-bestand zelf, geen scan.",
            "Le relevé de vos emplois et revenus, à télécharger auprès de l’organisme de sécurité sociale.",
            "Die Übersicht Ihrer Beschäftigungen und Einkünfte, abrufbar beim Träger der Sozialversicherung.",
        ),
        formats=(FormatGroup.PDF,),
    ),
    ReadyType(
        "bank_statement",
        Texts("Bank statement", "Bankafschrift", "Relevé bancaire", "Kontoauszug"),
        Texts(
            "A statement that shows the account number, your name and the payments of the period we agreed.",
            "Een afschrift met rekeningnummer, tenaamstelling en de betalingen van de afgesproken periode.",
            "Un relevé indiquant le numéro de compte, votre nom et les opérations de la période convenue.",
            "Ein Auszug mit Kontonummer, Ihrem Namen und den Umsätzen des vereinbarten Zeitraums.",
        ),
        sensitive=True,
    ),
    ReadyType(
        "savings_statement",
        Texts("Proof of own funds", "Bewijs van eigen middelen", "Preuve de fonds propres", "Eigenkapitalnachweis"),
        Texts(
            "A recent statement of the savings or investments that you will use.",
            "Een recent overzicht van het spaargeld of de beleggingen die u gaat inbrengen.",
            "Un relevé récent de l’épargne ou des placements que vous apporterez.",
            "Ein aktueller Nachweis der Ersparnisse oder Anlagen, die Sie einbringen.",
        ),
        sensitive=True,
    ),
    ReadyType(
        "source_of_wealth",
        Texts("Origin of wealth", "Herkomst van vermogen", "Origine du patrimoine", "Vermögensherkunft"),
        Texts(
            "A document that shows where your wealth comes from, such as a deed of sale, an inheritance or a gift.",
            "Een stuk waaruit blijkt waar uw vermogen vandaan komt, zoals een verkoopakte, erfenis of schenking.",
            "Un document qui montre l’origine de votre patrimoine : acte de vente, succession ou donation.",
            "Ein Beleg über die Herkunft Ihres Vermögens, etwa Kaufvertrag, Erbschein oder Schenkungsurkunde.",
        ),
        sensitive=True,
    ),
    ReadyType(
        "tax_return",
        Texts("Tax return", "Aangifte inkomstenbelasting", "Déclaration d’impôts", "Einkommensteuererklärung"),
        Texts(
            "Your complete income tax return of the last year, with all appendices.",
            "Uw volledige aangifte inkomstenbelasting van het laatste jaar, met alle bijlagen.",
            "Votre déclaration d’impôts complète de la dernière année, avec toutes les annexes.",
            "Ihre vollständige Einkommensteuererklärung des letzten Jahres mit allen Anlagen.",
        ),
        sensitive=True,
    ),
    ReadyType(
        "tax_assessment",
        Texts("Tax assessment", "Aanslag inkomstenbelasting", "Avis d’imposition", "Einkommensteuerbescheid"),
        Texts(
            "The last income tax assessment that you received.",
            "De laatste aanslag inkomstenbelasting die u hebt ontvangen.",
            "Le dernier avis d’imposition que vous avez reçu.",
            "Der letzte Einkommensteuerbescheid, den Sie erhalten haben.",
        ),
        sensitive=True,
    ),
    ReadyType(
        "purchase_agreement",
        Texts("Purchase agreement", "Koopovereenkomst", "Compromis de vente", "Kaufvertrag"),
        Texts(
            "The agreement for the property, signed by buyer and seller, with all appendices.",
            "De door koper en verkoper ondertekende overeenkomst voor de woning, met alle bijlagen.",
            "Le compromis relatif au bien, signé par l’acheteur et le vendeur, avec toutes les annexes.",
            "Der von Käufer und Verkäufer unterschriebene Vertrag über die Immobilie mit allen Anlagen.",
        ),
    ),
    ReadyType(
        "construction_contract",
        Texts("Construction contract", "Aannemingsovereenkomst", "Contrat d’entreprise", "Bauvertrag"),
        Texts(
            "The signed contract with the contractor, with the list of additional work.",
            "De ondertekende overeenkomst met de aannemer, met de lijst van meerwerk.",
            "Le contrat signé avec l’entrepreneur, avec la liste des travaux supplémentaires.",
            "Der unterschriebene Vertrag mit dem Bauunternehmen samt Liste der Zusatzleistungen.",
        ),
    ),
    ReadyType(
        "renovation_specification",
        Texts("Renovation plan", "Verbouwingsspecificatie", "Devis des travaux", "Modernisierungsaufstellung"),
        Texts(
            "An overview of the planned work with the amount for each item.",
            "Een overzicht van de geplande werkzaamheden met het bedrag per onderdeel.",
            "Un aperçu des travaux prévus avec le montant de chaque poste.",
            "Eine Übersicht der geplanten Arbeiten mit dem Betrag je Position.",
        ),
        formats=ANY,
    ),
    ReadyType(
        "valuation_report",
        Texts("Valuation report", "Taxatierapport", "Rapport d’expertise", "Wertgutachten"),
        Texts(
            "The complete, validated report on the value of the property.",
            "Het volledige, gevalideerde rapport over de waarde van de woning.",
            "Le rapport complet et validé sur la valeur du bien.",
            "Das vollständige, geprüfte Gutachten über den Wert der Immobilie.",
        ),
        formats=(FormatGroup.PDF,),
    ),
    ReadyType(
        "energy_label",
        Texts("Energy certificate", "Energielabel", "Certificat de performance énergétique", "Energieausweis"),
        Texts(
            "The valid energy certificate of the property.",
            "Het geldige energielabel van de woning.",
            "Le certificat de performance énergétique valable du bien.",
            "Der gültige Energieausweis der Immobilie.",
        ),
    ),
    ReadyType(
        "mortgage_statement",
        Texts("Mortgage statement", "Hypotheekoverzicht", "Relevé de crédit hypothécaire", "Darlehenskontoauszug"),
        Texts(
            "The latest annual statement of your current mortgage, with balance, interest and term of each part.",
            "Het laatste jaaroverzicht van uw huidige hypotheek, met saldo, rente en looptijd per leningdeel.",
            "Le dernier relevé annuel de votre crédit actuel, avec solde, taux et durée de chaque partie.",
            "Der letzte Jahresauszug Ihres laufenden Darlehens mit Restschuld, Zins und Laufzeit je Teil.",
        ),
    ),
    ReadyType(
        "loan_agreement",
        Texts("Loan agreement", "Leningovereenkomst", "Contrat de prêt", "Kreditvertrag"),
        Texts(
            "The agreement of each loan, credit or private lease that you have, with the current balance.",
            "De overeenkomst van elke lening, elk krediet of private lease dat u hebt, met het huidige saldo.",
            "Le contrat de chaque prêt, crédit ou leasing privé en cours, avec le solde actuel.",
            "Der Vertrag jedes Kredits oder Privatleasings mit der aktuellen Restschuld.",
        ),
    ),
    ReadyType(
        "final_discharge",
        Texts("Final discharge", "Finale kwijting", "Quittance pour solde de tout compte", "Löschungsbewilligung"),
        Texts(
            "The lender’s letter which confirms that your loan has been repaid in full.",
            "De brief van de geldverstrekker die bevestigt dat uw lening volledig is afgelost.",
            "La lettre du prêteur qui confirme que votre prêt est entièrement remboursé.",
            "Das Schreiben des Kreditgebers, das die vollständige Rückzahlung Ihres Kredits bestätigt.",
        ),
    ),
    ReadyType(
        "student_loan_statement",
        Texts("Student loan statement", "Overzicht studieschuld", "Relevé de prêt étudiant", "Studienkreditauszug"),
        Texts(
            "An overview of the original and the current amount of your student loan, and of the monthly payment.",
            "Een overzicht uit Mijn DUO van uw oorspronkelijke en huidige studieschuld en het maandbedrag.",
            "Un relevé du montant initial et actuel de votre prêt étudiant et de la mensualité.",
            "Eine Übersicht über ursprünglichen und aktuellen Betrag Ihres Studienkredits und die Monatsrate.",
        ),
    ),
    ReadyType(
        "pension_overview",
        Texts("Pension overview", "Pensioenoverzicht", "Relevé de pension", "Renteninformation"),
        Texts(
            "The most recent overview of the pension that you have built up and may expect.",
            "Het meest recente overzicht van uw opgebouwde en te verwachten pensioen (Mijnpensioenoverzicht).",
            "Le relevé le plus récent de la pension que vous avez constituée et pouvez attendre.",
            "Die neueste Übersicht über Ihre erworbenen und zu erwartenden Rentenansprüche.",
        ),
    ),
    ReadyType(
        "insurance_policy",
        Texts("Insurance policy", "Verzekeringspolis", "Police d’assurance", "Versicherungsschein"),
        Texts(
            "The policy with the current cover, premium and insured persons.",
            "De polis met de actuele dekking, premie en verzekerde personen.",
            "La police indiquant la couverture, la prime et les personnes assurées.",
            "Der Versicherungsschein mit aktueller Deckung, Beitrag und versicherten Personen.",
        ),
    ),
    ReadyType(
        "investment_statement",
        Texts("Investment statement", "Beleggingsoverzicht", "Relevé de portefeuille", "Depotauszug"),
        Texts(
            "A recent statement of your investment accounts with the value of each holding.",
            "Een recent overzicht van uw beleggingsrekeningen met de waarde per belegging.",
            "Un relevé récent de vos comptes-titres avec la valeur de chaque position.",
            "Ein aktueller Auszug Ihrer Depots mit dem Wert jeder Position.",
        ),
        formats=ANY,
    ),
    ReadyType(
        "annual_accounts",
        Texts("Annual accounts", "Jaarrekening", "Comptes annuels", "Jahresabschluss"),
        Texts(
            "The annual accounts of your company for the last three years, prepared by the accountant.",
            "De jaarrekeningen van uw onderneming over de laatste drie jaar, opgesteld door de accountant.",
            "Les comptes annuels de votre entreprise des trois dernières années, établis par le comptable.",
            "Die Jahresabschlüsse Ihres Unternehmens der letzten drei Jahre, erstellt vom Steuerberater.",
        ),
        formats=ANY,
    ),
    ReadyType(
        "company_register_extract",
        Texts("Company register extract", "Uittreksel handelsregister", "Extrait du registre", "Handelsregisterauszug"),
        Texts(
            "An extract from the company register, not older than three months.",
            "Een uittreksel uit het handelsregister, niet ouder dan drie maanden.",
            "Un extrait du registre du commerce datant de moins de trois mois.",
            "Ein Auszug aus dem Handelsregister, nicht älter als drei Monate.",
        ),
    ),
    ReadyType(
        "divorce_agreement",
        Texts("Divorce agreement", "Echtscheidingsconvenant", "Convention de divorce", "Scheidungsvereinbarung"),
        Texts(
            "The complete agreement with the court decision and the proof that it was registered.",
            "Het volledige convenant met de beschikking van de rechtbank en het bewijs van inschrijving.",
            "La convention complète avec la décision du tribunal et la preuve de son enregistrement.",
            "Die vollständige Vereinbarung mit dem Gerichtsbeschluss und dem Nachweis der Rechtskraft.",
        ),
        sensitive=True,
    ),
    ReadyType(
        OTHER,
        Texts("Other document", "Ander document", "Autre document", "Sonstiges Dokument"),
        Texts(
            "The document that your adviser describes in the remark.",
            "Het document dat uw adviseur in de opmerking omschrijft.",
            "Le document que votre conseiller décrit dans la remarque.",
            "Das Dokument, das Ihr Berater in der Anmerkung beschreibt.",
        ),
        formats=ANY,
    ),
)
