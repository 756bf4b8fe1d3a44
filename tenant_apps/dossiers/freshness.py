"""What will be too old by the planned submission date, said once for every applicant."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from tenant_apps.documents.models import DocumentRequest
from tenant_apps.dossiers.models import ActionPoint, Dossier
from vestibule.core.sorting import folded


@dataclass(frozen=True, slots=True)
class Aging:
    """One type of paper: whose is too old by then, and what date a paper must bear at least to be fresh enough."""

    name: str
    days: int
    dated_from: date
    stale: tuple[DocumentRequest, ...]
    awaited: tuple[DocumentRequest, ...]


def aging_papers(dossier: Dossier, points: Iterable[ActionPoint]) -> list[Aging]:
    """The papers of this dossier that age before it is submitted, or that are still to come and must be young enough.

    Costs no query if the points were read ``with_sources()``. Nothing without a planned date.
    """
    planned = dossier.planned_submission_on
    if planned is None:
        return []
    by_type: dict[int, list[DocumentRequest]] = {}
    for point in points:
        if point.request is not None and point.request.document_type.fresh_days:
            by_type.setdefault(point.request.document_type_id, []).append(point.request)
    aging = (_of_type(requests, planned) for requests in by_type.values())
    return sorted(
        (each for each in aging if each.stale or each.awaited), key=lambda each: (not each.stale, folded(each.name))
    )


def _of_type(requests: list[DocumentRequest], planned: date) -> Aging:
    paper = requests[0].document_type
    dated_from = planned - timedelta(days=paper.fresh_days)
    stale = (request for request in requests if request.paper_on and request.paper_on < dated_from)
    awaited = (request for request in requests if request.is_waiting_for_client)
    return Aging(str(paper), paper.fresh_days, dated_from, tuple(stale), tuple(awaited))
