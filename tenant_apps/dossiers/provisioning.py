"""The workflows that a new organisation starts with, in every language."""

from collections.abc import Iterator
from dataclasses import dataclass

from tenant_apps.dossiers.enums import DossierKind, EntryRule, StageOutcome, StageTone
from tenant_apps.dossiers.models import Stage, Workflow
from vestibule.core.languages import english_texts, in_every_language

Names = dict[str, str]


@dataclass(frozen=True, slots=True)
class ReadyStage:
    """A stage as written here: its code and its name by language."""

    code: str
    names: Names
    tone: StageTone = StageTone.INFO
    outcome: StageOutcome = StageOutcome.ONGOING
    rules: tuple[EntryRule, ...] = ()


PAPERS_IN = (EntryRule.DOCUMENTS_APPROVED, EntryRule.FACT_FINDS_SENT)
"""What is asked before others read the papers: they are all approved, and what was asked is answered."""


@dataclass(frozen=True, slots=True)
class ReadyWorkflow:
    """A workflow as written here, its stages in order."""

    kind: DossierKind
    names: Names
    stages: tuple[ReadyStage, ...]


def _named(en: str, nl: str, fr: str, de: str) -> Names:
    return {"en": en, "nl": nl, "fr": fr, "de": de}


INTAKE = ReadyStage(
    "intake", _named("First talk", "Kennismaking", "Premier entretien", "Erstgespräch"), StageTone.NEUTRAL
)
DETAILS = ReadyStage(
    "details",
    _named("Details and documents", "Gegevens en stukken", "Données et documents", "Angaben und Unterlagen"),
)
ADVICE = ReadyStage("advice", _named("Advice", "Advies", "Conseil", "Beratung"))
ENDED = ReadyStage(
    "ended",
    _named("Ended without result", "Beëindigd zonder resultaat", "Clôturé sans suite", "Ohne Ergebnis beendet"),
    StageTone.DANGER,
    StageOutcome.ENDED,
)

READY_WORKFLOWS = (
    ReadyWorkflow(
        DossierKind.MORTGAGE,
        _named("Mortgage", "Hypotheek", "Crédit hypothécaire", "Baufinanzierung"),
        (
            INTAKE,
            DETAILS,
            ADVICE,
            ReadyStage(
                "application",
                _named("Application submitted", "Aanvraag ingediend", "Demande introduite", "Antrag eingereicht"),
                StageTone.WARNING,
                rules=PAPERS_IN,
            ),
            ReadyStage(
                "offer",
                _named("Offer received", "Offerte ontvangen", "Offre reçue", "Angebot erhalten"),
                StageTone.WARNING,
            ),
            ReadyStage(
                "completed",
                _named("Deed signed", "Gepasseerd bij de notaris", "Acte signé", "Beurkundet"),
                StageTone.SUCCESS,
                StageOutcome.DONE,
            ),
            ENDED,
        ),
    ),
    ReadyWorkflow(
        DossierKind.INSURANCE,
        _named("Insurance", "Verzekering", "Assurance", "Versicherung"),
        (
            INTAKE,
            DETAILS,
            ADVICE,
            ReadyStage(
                "application",
                _named(
                    "Application with the insurer",
                    "Aanvraag bij de verzekeraar",
                    "Demande chez l'assureur",
                    "Antrag beim Versicherer",
                ),
                StageTone.WARNING,
                rules=PAPERS_IN,
            ),
            ReadyStage(
                "in-force",
                _named("In force", "Ingegaan", "En vigueur", "In Kraft"),
                StageTone.SUCCESS,
                StageOutcome.DONE,
            ),
            ENDED,
        ),
    ),
    ReadyWorkflow(
        DossierKind.WEALTH,
        _named("Wealth management", "Vermogensbeheer", "Gestion de patrimoine", "Vermögensverwaltung"),
        (
            INTAKE,
            ReadyStage(
                "profile",
                _named("Investor profile", "Beleggersprofiel", "Profil d'investisseur", "Anlegerprofil"),
            ),
            ReadyStage("proposal", _named("Proposal", "Voorstel", "Proposition", "Vorschlag"), StageTone.WARNING),
            ReadyStage(
                "agreement",
                _named("Agreement", "Overeenkomst", "Convention", "Vertrag"),
                StageTone.WARNING,
                rules=PAPERS_IN,
            ),
            ReadyStage(
                "invested",
                _named("Invested", "Belegd", "Investi", "Angelegt"),
                StageTone.SUCCESS,
                StageOutcome.DONE,
            ),
            ENDED,
        ),
    ),
    ReadyWorkflow(
        DossierKind.ONBOARDING,
        _named("Onboarding", "Klantacceptatie", "Entrée en relation", "Kundenaufnahme"),
        (
            ReadyStage("registered", _named("Registered", "Aangemeld", "Enregistré", "Angemeldet"), StageTone.NEUTRAL),
            DETAILS,
            ReadyStage(
                "due-diligence",
                _named("Due diligence", "Cliëntenonderzoek", "Examen de vigilance", "Sorgfaltsprüfung"),
                StageTone.WARNING,
            ),
            ReadyStage(
                "contracts",
                _named("Contracts", "Contracten", "Contrats", "Verträge"),
                StageTone.WARNING,
                rules=PAPERS_IN,
            ),
            ReadyStage(
                "accepted",
                _named("Accepted as client", "Geaccepteerd als klant", "Accepté comme client", "Als Kunde aufgenommen"),
                StageTone.SUCCESS,
                StageOutcome.DONE,
            ),
            ReadyStage(
                "rejected",
                _named("Not accepted", "Niet geaccepteerd", "Non accepté", "Nicht aufgenommen"),
                StageTone.DANGER,
                StageOutcome.ENDED,
            ),
        ),
    ),
)


def seed_workflows() -> None:
    """Add the ready-made workflows that are missing. Leaves alone what is there, so that it may run twice."""
    for position, ready in enumerate(READY_WORKFLOWS, start=1):
        workflow, is_new = Workflow.objects.get_or_create(
            code=ready.kind.value,
            defaults={"kind": ready.kind, "position": position} | _columns(ready.names),
        )
        if is_new:
            Stage.objects.bulk_create(
                Stage(
                    workflow=workflow,
                    code=stage.code,
                    position=place,
                    tone=stage.tone,
                    outcome=stage.outcome,
                    rules=sorted(stage.rules),
                    **_columns(stage.names),
                )
                for place, stage in enumerate(ready.stages, start=1)
            )


def _columns(names: Names) -> dict[str, str]:
    return {f"name_{language}": name for language, name in in_every_language(names).items()}


def ready_texts() -> Iterator[str]:
    """The English of every text that is seeded."""
    return english_texts(
        [names for ready in READY_WORKFLOWS for names in (ready.names, *(stage.names for stage in ready.stages))]
    )
