"""What clients ask about their own file, by language and intent; and what they ask that is not about it."""

ABOUT_THE_FILE = {
    "en": {
        "REFUSED": [
            "Why was my payslip refused?",
            "What was wrong with my bank statement?",
            "Why do I have to upload it again?",
            "Why is my document not accepted?",
            "my documnt was rejectd",
        ],
        "TO_DO": [
            "What do I still have to do?",
            "Which documents are missing?",
            "What's next?",
            "Is there anything left? What should I do",
            "What do you still need from me?",
        ],
        "APPOINTMENT": [
            "When is my appointment?",
            "What time is the meeting?",
            "Do I have any appointment planned?",
            "Where is my next appoitment?",
        ],
        "ADVISER": [
            "Who is my adviser?",
            "What is the phone number of my advisor?",
            "Who handles my case?",
            "How can I reach someone?",
        ],
        "TURN": ["Whose turn is it?", "What are you waiting for?", "Is it my turn?", "Are you waiting for me?"],
        "PROGRESS": [
            "How far am I?",
            "What is the status of my application?",
            "How much is done?",
            "Where do I stand?",
        ],
    },
    "nl": {
        "REFUSED": [
            "Waarom is mijn loonstrook geweigerd?",
            "Wat is er mis met mijn salarisstrook?",
            "Waarom moet ik het opnieuw aanleveren?",
            "Waarom is mijn document niet goedgekeurd?",
            "mijn document is afgekeurd",
        ],
        "TO_DO": [
            "Wat moet ik nog doen?",
            "Welke documenten ontbreken nog?",
            "Wat hebben jullie nog nodig?",
            "Welke actiepunten staan open?",
            "Wat ontbreekt er?",
        ],
        "APPOINTMENT": [
            "Wanneer is mijn afspraak?",
            "Hoe laat is het gesprek?",
            "Heb ik een afspraak?",
            "Waar is de afspraak?",
        ],
        "ADVISER": [
            "Wie is mijn adviseur?",
            "Wat is het telefoonnummer van mijn adviseur?",
            "Wie behandelt mijn dossier?",
            "Hoe bereik ik mijn adviseur?",
        ],
        "TURN": ["Wie is er aan de beurt?", "Wie is aan zet?", "Waar wachten jullie op?", "Ben ik aan de beurt?"],
        "PROGRESS": [
            "Hoe ver ben ik?",
            "Wat is de status van mijn aanvraag?",
            "Hoeveel is er klaar?",
            "Hoe staat het ervoor?",
        ],
    },
    "fr": {
        "REFUSED": [
            "Pourquoi ma fiche de paie a-t-elle été refusée ?",
            "Qu’est-ce qui ne va pas avec mon document ?",
            "Pourquoi dois-je l’envoyer à nouveau ?",
            "Pourquoi mon document n’est-il pas accepté ?",
            "mon bulletin de salaire est refusé",
        ],
        "TO_DO": [
            "Que dois-je encore faire ?",
            "Quels documents manquent ?",
            "Que me reste-t-il à faire ?",
            "De quoi avez-vous encore besoin ? Quels documents dois-je fournir ?",
            "Quelle est la prochaine étape ?",
        ],
        "APPOINTMENT": [
            "Quand est mon rendez-vous ?",
            "À quelle heure est l’entretien ?",
            "Ai-je un rendez-vous ?",
            "Où a lieu le rendez-vous ?",
        ],
        "ADVISER": [
            "Qui est mon conseiller ?",
            "Quel est le numéro de téléphone de ma conseillère ?",
            "Qui s’occupe de mon dossier ?",
            "Comment joindre mon conseiller ?",
        ],
        "TURN": [
            "À qui le tour ?",
            "Qu’attendez-vous de moi ? On attend qui ?",
            "Est-ce mon tour ?",
            "Qui doit agir maintenant ?",
        ],
        "PROGRESS": [
            "Où en est mon dossier ?",
            "Où en suis-je ?",
            "Quel est le statut de ma demande ?",
            "Comment avance mon dossier ?",
        ],
    },
    "de": {
        "REFUSED": [
            "Warum wurde meine Gehaltsabrechnung abgelehnt?",
            "Was stimmt nicht mit meinem Dokument?",
            "Warum muss ich es erneut hochladen?",
            "Warum wurde mein Dokument nicht akzeptiert?",
            "mein Nachweis wurde zurückgewiesen, warum",
        ],
        "TO_DO": [
            "Was muss ich noch tun?",
            "Welche Unterlagen fehlen noch?",
            "Was fehlt?",
            "Was brauchen Sie noch? Was muss ich machen?",
            "Was ist der nächste Schritt?",
        ],
        "APPOINTMENT": [
            "Wann ist mein Termin?",
            "Um wie viel Uhr ist das Gespräch?",
            "Habe ich einen Termin?",
            "Wo ist das Treffen?",
        ],
        "ADVISER": [
            "Wer ist mein Berater?",
            "Wie lautet die Telefonnummer meiner Beraterin?",
            "Wer ist für mich zuständig?",
            "Wie erreiche ich meinen Berater?",
        ],
        "TURN": ["Wer ist an der Reihe?", "Worauf warten Sie?", "Bin ich dran?", "Wer ist am Zug?"],
        "PROGRESS": [
            "Wie weit bin ich?",
            "Wie ist der Stand meines Antrags?",
            "Wie viel ist erledigt?",
            "Wie steht es um mein Dossier?",
        ],
    },
}

ABOUT_SOMETHING_ELSE = {
    "en": [
        "What will the weather be in Paris?",
        "How do I change my password?",
        "Tell me a joke",
        "How high is the rate?",
    ],
    "nl": ["Wat voor weer wordt het?", "Hoe wijzig ik mijn wachtwoord?", "Vertel een mop", "Hoe hoog is de rente?"],
    "fr": ["Quel temps fera-t-il ?", "Comment changer mon mot de passe ?", "Raconte une blague", "Quel est le taux ?"],
    "de": ["Wie wird das Wetter?", "Wie ändere ich mein Passwort?", "Erzähle einen Witz", "Wie hoch sind die Zinsen?"],
}
