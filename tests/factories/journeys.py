"""Journeys of dossiers."""

from tenant_apps.dossiers.models import Dossier
from tenant_apps.journeys.commands import begin_journey
from tenant_apps.journeys.enums import FIXED
from tenant_apps.journeys.models import Journey, Step
from vestibule.core.actors import System

A_TEST = System("a test")


def journey(opened: Dossier, kind: str = "client") -> Journey:
    """The journey as the firm planned it."""
    return begin_journey(actor=A_TEST, dossier=opened, kind=kind)


def step(opened: Dossier, kind: str) -> Step:
    """One step of the dossier's journey, as it is now."""
    return Step.objects.get(journey__dossier=opened, kind=kind)


def lone_step(opened: Dossier, kind: str = "documents") -> Step:
    """A journey of one step that asks for nothing more."""
    begun = Journey.objects.create(dossier=opened, kind="client")
    return Step.objects.create(journey=begun, kind=kind, position=0, doer=FIXED.get(kind, "client"))
