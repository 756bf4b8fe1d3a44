"""What a stage asks before a dossier may enter, and what of it is missing."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from tenant_apps.dossiers.enums import EntryRule
from tenant_apps.dossiers.models import ActionPoint, Dossier, Stage
from tenant_apps.flows.enums import Source
from tenant_apps.flows.models import Answer


@dataclass(frozen=True, slots=True)
class Missing:
    """A rule that is not met, and the names of what stands in the way, if it is more than one thing."""

    rule: EntryRule
    items: tuple[str, ...] = ()

    def __str__(self) -> str:
        if not self.items:
            return str(self.rule.label)
        return _("%(rule)s (still open: %(items)s)") % {"rule": self.rule.label, "items": ", ".join(self.items)}


class _Standing:
    """How a dossier stands, each part read once and only when a rule asks for it."""

    def __init__(self, dossier: Dossier) -> None:
        self.dossier = dossier

    @cached_property
    def points(self) -> Sequence[ActionPoint]:
        return list(ActionPoint.objects.current().filter(dossier=self.dossier).with_sources().most_urgent_first())

    @cached_property
    def unconfirmed_runs(self) -> set[int]:
        runs = [point.run_id for point in self.points if point.run_id]
        waiting = Answer.objects.filter(run__in=runs, value__isnull=False, confirmed_at=None)
        return set(waiting.exclude(source=Source.CLIENT).values_list("run_id", flat=True))


def missing_for(dossier: Dossier, stage: Stage) -> list[Missing]:
    """The rules of the stage that this dossier does not meet, in the order in which the product lists them."""
    standing = _Standing(dossier)
    found = []
    for rule in EntryRule:
        if rule in stage.rules:
            missing = _CHECKS[rule](standing)
            if missing is not None:
                found.append(Missing(rule, missing))
    return found


def _still(points: Sequence[ActionPoint]) -> tuple[str, ...] | None:
    """The titles, each with its person; None when there are none."""
    named = (f"{point.title} · {point.party}" if point.party else str(point.title) for point in points)
    return tuple(dict.fromkeys(named)) or None


def _documents(standing: _Standing) -> tuple[str, ...] | None:
    asked = [point for point in standing.points if point.request is not None]
    return _still([point for point in asked if not point.request.is_settled])


def _fact_finds(standing: _Standing) -> tuple[str, ...] | None:
    return _still([point for point in standing.points if point.run is not None and point.run.is_open])


def _confirmations(standing: _Standing) -> tuple[str, ...] | None:
    return _still([point for point in standing.points if point.run_id in standing.unconfirmed_runs])


def _progress(standing: _Standing) -> tuple[str, ...] | None:
    return _still([point for point in standing.points if not point.is_handled]) if standing.points else ()


def _adviser(standing: _Standing) -> tuple[str, ...] | None:
    return None if standing.dossier.adviser_id else ()


def _submission(standing: _Standing) -> tuple[str, ...] | None:
    return None if standing.dossier.planned_submission_on else ()


_CHECKS: dict[EntryRule, Callable[[_Standing], tuple[str, ...] | None]] = {
    EntryRule.DOCUMENTS_APPROVED: _documents,
    EntryRule.FACT_FINDS_SENT: _fact_finds,
    EntryRule.FACT_FINDS_CONFIRMED: _confirmations,
    EntryRule.PROGRESS_COMPLETE: _progress,
    EntryRule.ADVISER_CHOSEN: _adviser,
    EntryRule.SUBMISSION_PLANNED: _submission,
}
