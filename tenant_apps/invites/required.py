"""The papers that a dossier must hold before its portal is shared with an applicant."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import Prefetch
from django.utils.translation import gettext as _

from tenant_apps.customers.models import Party
from tenant_apps.documents.models import Label
from tenant_apps.dossiers.models import Dossier, Publication
from tenant_apps.invites.obstacles import Obstacle
from vestibule.core.actors import Actor

LABEL = "label:"
"""How the codes of these obstacles begin."""

HOLDER = "sharing"
"""What the room of files calls those that colleagues send for such papers."""


@dataclass(frozen=True, slots=True)
class Needed:
    """A label that must be there, with the latest paper that has it, if there is one."""

    label: Label
    paper: Publication | None

    @property
    def is_there(self) -> bool:
        return self.paper is not None and self.paper.file.is_promoted

    @property
    def is_being_checked(self) -> bool:
        return self.paper is not None and self.paper.file.is_being_checked


def needed_for(actor: Actor, dossier: Dossier, party: Party) -> list[Needed]:
    """Each label that the firm's country asks for, with the paper that this applicant can open, or soon can."""
    labels = list(Label.objects.visible_to(actor).required().by_name())
    if not labels:
        return []
    meant = Publication.objects.visible_to(actor).meant_for(dossier, party).select_related("file")
    with_labels = Prefetch("file__labels", queryset=Label.objects.visible_to(actor).by_name())
    papers: dict[int, Publication] = {}
    for paper in meant.filter(file__labels__in=labels).distinct().prefetch_related(with_labels).latest_first():
        for label in paper.file.labels.all():
            if label.pk not in papers or (paper.file.is_promoted and not papers[label.pk].file.is_promoted):
                papers[label.pk] = paper
    return [Needed(label, papers.get(label.pk)) for label in labels]


def papers_missing(actor: Actor, dossier: Dossier, party: Party) -> Iterator[Obstacle]:
    """An obstacle for each label without a paper that has passed its check."""
    for needed in needed_for(actor, dossier, party):
        if needed.is_being_checked:
            text = _("The document with the label “%(label)s” is still being checked. Please try again in a moment.")
        else:
            text = _("A document with the label “%(label)s” is missing.")
        if not needed.is_there:
            yield Obstacle(f"{LABEL}{needed.label.code}", text % {"label": needed.label})
