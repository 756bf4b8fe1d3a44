"""What demo advisers write, in the first languages of the two firms."""

from collections.abc import Mapping
from dataclasses import dataclass

Talk = tuple[tuple[str, str], ...]
"""What was written, in order: by whom (the client, the adviser, or the adviser with a question), and the words."""


@dataclass(frozen=True, slots=True)
class Texts:
    """The words of one firm."""

    notes: tuple[str, ...]
    closing: str
    passed_over: str
    rejection: str
    approval: str
    invitation: str
    to_confirm: str
    to_sign: str
    to_do: str
    product: str
    product_remark: str
    expectation: str
    business: str
    shares: str
    talks: tuple[Talk, ...]
    talk_of_couple: Talk
    talk_alone: Talk
    first_talk: str
    next_talk: str
    to_bring: str
    meeting_place: str


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
        passed_over="In overleg met de adviseur: het ontbrekende stuk volgt deze week.",
        rejection="De onderste helft is niet te lezen. Wilt u een scherpe foto maken, of de PDF van de bank sturen?",
        approval="Dank u, dit is compleet.",
        invitation="Fijn dat we u mogen helpen. In het portaal vindt u wat we van u nodig hebben; bellen mag altijd.",
        to_confirm="Bevestig dat de koopdatum klopt",
        to_sign="Onderteken de opdracht tot dienstverlening",
        to_do="Kies een notaris en laat ons weten welke",
        product="Overlijdensrisicoverzekering",
        product_remark="Offerte bij drie verzekeraars opgevraagd.",
        expectation="Duidelijkheid over wat we kunnen lenen, en geen verrassingen achteraf.",
        business="Wij werken voor particulieren en kleine bedrijven in de eigen regio.",
        shares="De bestuurder heeft alle aandelen.",
        talks=(
            (
                (
                    "client",
                    "Goedemiddag, mijn werkgever vraagt op welk formulier de verklaring moet. Heeft u dat voor mij?",
                ),
                (
                    "adviser",
                    "Zeker. Het modelformulier staat op https://www.nhg.nl/. De handtekening mag digitaal zijn.",
                ),
                ("client", "Dank u wel, dat scheelt een rit naar kantoor."),
            ),
            (
                ("adviser", "De taxatie is binnen: de woning is getaxeerd op de koopsom. Daarmee kunnen we verder."),
                ("client", "Dat is goed nieuws! Wanneer weten we of de bank akkoord is?"),
                ("adviser", "Reken op ongeveer tien werkdagen. U hoort het van mij zodra ik iets weet."),
            ),
            (
                ("question", "Op uw bankafschrift staat een lening van € 4.000. Is die inmiddels afgelost?"),
                ("client", "Ja, in september. Ik zoek de brief van de bank erbij."),
            ),
            (
                ("client", "We twijfelen tussen tien en twintig jaar vast. Kunnen we daar nog eens over bellen?"),
                ("adviser", "Natuurlijk. Ik zet beide maandlasten naast elkaar en bel u donderdag na vijven."),
                ("question", "Op welk nummer kan ik u dan het beste bereiken?"),
            ),
            (
                (
                    "question",
                    "De notaris vraagt uw burgerlijke staat. Zijn er huwelijkse voorwaarden of een samenlevingscontract?",
                ),
            ),
        ),
        talk_of_couple=(
            (
                "adviser",
                "Beste Lieke en Tobias, uw dossier is compleet genoeg om een eerste berekening te maken. U vindt haar hierbij.",
            ),
            (
                "client",
                "Dank u wel! De maandlasten vallen mee. Kunnen we ook zien wat het wordt als we € 20.000 eigen geld inbrengen?",
            ),
            ("adviser", "Dat scheelt ongeveer € 95 per maand. Ik neem het mee in het voorstel voor de bank."),
            ("question", "Kunt u mij nog laten weten op welke datum de sleuteloverdracht gepland staat?"),
        ),
        talk_alone=(
            ("client", "Goedemorgen, ik heb nog een studieschuld van € 11.500. Moet die ook in de aanvraag?"),
            ("adviser", "Ja, die telt mee, ook al staat zij niet bij het BKR. Een afschrift van DUO is genoeg."),
        ),
        first_talk="Kennismaking",
        next_talk="Adviesgesprek",
        to_bring="Leg uw identiteitsbewijs klaar voor het gesprek",
        meeting_place="Lindenlaan 4, 3511 AB Utrecht",
    ),
    "fr": Texts(
        notes=(
            "Entretien téléphonique : souhaite une proposition avant l’été. Envoie les documents cette semaine.",
            "Premier rendez-vous au bureau. Horizon de dix ans, souhaite préparer sa pension.",
            "Recommandation d’un client. Surtout des questions sur les frais et la fiscalité.",
            "Le notaire confirme le montant de la succession ; l’acte suit.",
            "En congé jusqu’à la fin du mois ; reprendre contact ensuite.",
            "Comparaison de deux profils, défensif et neutre, expliquée en détail.",
        ),
        closing="Dossier clôturé et confirmé au client.",
        passed_over="En accord avec le conseiller : la pièce manquante suit cette semaine.",
        rejection="La partie inférieure est illisible. Pourriez-vous envoyer le PDF de la banque ou une photo nette ?",
        approval="Merci, tout est complet.",
        invitation="Merci de votre confiance. Vous trouverez dans votre espace ce dont nous avons besoin.",
        to_confirm="Confirmez le montant à investir",
        to_sign="Signez la convention de conseil",
        to_do="Choisissez la date de votre prochain rendez-vous",
        product="Épargne-pension",
        product_remark="Deux formules comparées.",
        expectation="Un patrimoine bien réparti, et quelqu’un qui explique.",
        business="Nous servons des particuliers et de petites entreprises de la région.",
        shares="L’administrateur détient toutes les parts.",
        talks=(
            (
                ("client", "Bonjour, faut-il l’avertissement-extrait de rôle complet ou seulement la première page ?"),
                ("adviser", "Le document complet, s’il vous plaît. Vous le trouvez sur https://www.myminfin.be/."),
                ("client", "Parfait, je l’envoie ce soir."),
            ),
            (
                (
                    "adviser",
                    "La proposition est prête : un profil neutre, avec une part d’obligations plus élevée que prévu.",
                ),
                ("client", "Merci. Pourquoi davantage d’obligations ?"),
                ("adviser", "Parce que vous souhaitez pouvoir disposer d’un quart du montant dans les trois ans."),
            ),
            (
                ("question", "L’extrait de compte mentionne un prêt à tempérament. Est-il remboursé entre-temps ?"),
                ("client", "Oui, en septembre. Je cherche l’attestation de la banque."),
            ),
            (
                ("client", "Nous hésitons entre deux formules. Pourrions-nous en parler au téléphone ?"),
                ("adviser", "Bien sûr. Je compare les frais des deux et je vous appelle jeudi après dix-sept heures."),
                ("question", "À quel numéro puis-je vous joindre ?"),
            ),
            (("question", "Le notaire demande votre régime matrimonial. Avez-vous un contrat de mariage ?"),),
        ),
        talk_of_couple=(
            (
                "adviser",
                "Chers clients, votre dossier est assez complet pour une première analyse. Vous la trouvez en annexe.",
            ),
            ("client", "Merci beaucoup ! Que devient le rendement si nous ajoutons 20 000 € cette année ?"),
            ("adviser", "Le profil reste le même ; je l’intègre dans la proposition."),
            ("question", "Pouvez-vous me confirmer à partir de quand vous souhaitez disposer de la réserve ?"),
        ),
        talk_alone=(
            ("client", "Bonjour, j’attends une donation de mes parents. Dois-je déjà la mentionner ?"),
            ("adviser", "Oui, indiquez le montant estimé ; nous l’ajusterons après l’acte."),
        ),
        first_talk="Prise de contact",
        next_talk="Entretien de conseil",
        to_bring="Préparez votre carte d’identité pour le rendez-vous",
        meeting_place="Avenue Louise 12, 1050 Bruxelles",
    ),
}
