"""What demo advisers write, in the first languages of the two firms."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Texts:
    """The words of one firm."""

    notes: tuple[str, ...]
    closing: str
    rejection: str
    approval: str
    invitation: str
    to_confirm: str
    to_sign: str
    to_do: str
    product: str
    product_remark: str
    expectation: str


TEXTS: Mapping[str, Texts] = {
    "nl": Texts(
        notes=(
            "Gebeld: wil vóór de zomer duidelijkheid. Stuurt de stukken deze week.",
            "Kennismaking op kantoor. Zoekt een woning met tuin, budget rond vier ton, liefst met NHG.",
            "Doorverwezen door een bestaande klant. Vraagt vooral naar de maandlasten.",
            "Werkgever gebeld: de werkgeversverklaring komt begin volgende week.",
            "Vakantie tot het einde van de maand; daarna nieuwe afspraak maken.",
            "Rente van tien en van twintig jaar naast elkaar gezet en toegelicht.",
        ),
        closing="Dossier afgerond en aan de klant bevestigd.",
        rejection="De onderste helft is niet te lezen. Wilt u een scherpe foto maken, of de PDF van de bank sturen?",
        approval="Dank u, dit is compleet.",
        invitation="Fijn dat we u mogen helpen. In de portal vindt u wat we van u nodig hebben; bellen mag altijd.",
        to_confirm="Bevestig dat de koopdatum klopt",
        to_sign="Onderteken de opdracht tot dienstverlening",
        to_do="Kies een notaris en laat ons weten welke",
        product="Overlijdensrisicoverzekering",
        product_remark="Offerte bij drie verzekeraars opgevraagd.",
        expectation="Duidelijkheid over wat we kunnen lenen, en geen verrassingen achteraf.",
    ),
    "fr": Texts(
        notes=(
            "Entretien téléphonique : souhaite une proposition avant l’été. Envoie les documents cette semaine.",
            "Premier rendez-vous au bureau. Horizon de dix ans, souhaite préparer sa pension.",
            "Recommandation d’un client. Surtout des questions sur les frais et la fiscalité.",
            "Le notaire confirme le montant de la succession ; l’acte suit.",
            "En congé jusqu’à la fin du mois ; reprendre contact ensuite.",
            "Comparaison de deux profils, défensif et neutre, expliquée en détail.",
        ),
        closing="Dossier clôturé et confirmé au client.",
        rejection="La partie inférieure est illisible. Pourriez-vous envoyer le PDF de la banque ou une photo nette ?",
        approval="Merci, tout est complet.",
        invitation="Merci de votre confiance. Vous trouverez dans votre espace ce dont nous avons besoin.",
        to_confirm="Confirmez le montant à investir",
        to_sign="Signez la convention de conseil",
        to_do="Choisissez la date de votre prochain rendez-vous",
        product="Épargne-pension",
        product_remark="Deux formules comparées.",
        expectation="Un patrimoine bien réparti, et quelqu’un qui explique.",
    ),
}
