"""Workflows and their stages; dossiers with products, action points, progress and notes."""

from tenant_apps.dossiers.models.action_points import ActionPoint, Product, ProductText, ProgressChange
from tenant_apps.dossiers.models.dossiers import Deadline, Dossier, DossierNote, StageChange
from tenant_apps.dossiers.models.publications import Publication, Sight
from tenant_apps.dossiers.models.telling import Letter, Telling, TellingPolicy, Untold
from tenant_apps.dossiers.models.templates import AnswerRule, PointTemplate
from tenant_apps.dossiers.models.views import SavedView
from tenant_apps.dossiers.models.workflows import Stage, Workflow

__all__ = [
    "ActionPoint",
    "AnswerRule",
    "Deadline",
    "Dossier",
    "DossierNote",
    "Letter",
    "PointTemplate",
    "Product",
    "ProductText",
    "ProgressChange",
    "Publication",
    "SavedView",
    "Sight",
    "Stage",
    "StageChange",
    "Telling",
    "TellingPolicy",
    "Untold",
    "Workflow",
]
