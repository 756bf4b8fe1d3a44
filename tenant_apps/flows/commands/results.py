"""What a scored questionnaire comes to, and setting another band with a reason."""

from collections.abc import Collection
from typing import Any

from django.utils.translation import get_language

from tenant_apps.flows import events, policies
from tenant_apps.flows.compiled import words
from tenant_apps.flows.errors import AnswersContradict, BandNotChanged, ReasonMissing, ResultOutdated, TooFewAnswers
from tenant_apps.flows.filled import Filled, read_run
from tenant_apps.flows.models import BandOverride, FlowRun, Result
from tenant_apps.flows.results import band_now, is_outdated, snapshot
from tenant_apps.flows.scoring import Outcome, outcome_of
from tenant_apps.flows.versions import compiled
from vestibule.core.actors import Actor
from vestibule.core.commands import command
from vestibule.core.permissions import require
from vestibule.core.records import record

LONGEST_REASON = 2000


@command
def override_band(*, actor: Actor, result: Result, band: str, reason: str) -> BandOverride:
    """Set another band than the present one. The client reads the reason, and the statement prints it.

    Refused once answers changed: the client confirms them again first.
    """
    require(actor, policies.OVERRIDE)
    run = FlowRun.objects.with_subject().select_for_update(of=("self",)).get(pk=result.run_id)
    newest = Result.objects.of_run(run).first()
    if newest is None or newest.pk != result.pk or is_outdated(newest, read_run(run)):
        raise ResultOutdated
    scoring = compiled(newest.version).scoring
    before = band_now(newest)
    if scoring is None or scoring.band(band) is None or band == before:
        raise BandNotChanged
    if not reason.strip():
        raise ReasonMissing
    text = reason.strip()[:LONGEST_REASON]
    override = BandOverride.objects.create(result=newest, band=band, reason=text, set_by_id=actor.account_id)
    record("flows.override_band", run, actor=actor, came_to=newest.band, before=before, now=band)
    events.band_overridden.send(FlowRun, run=run, override=override, before=before, actor=actor)
    return override


def checked_outcome(filled: Filled, noted: Collection[str]) -> Outcome | None:
    """What the answers come to, nothing for a flow that is not scored. Raises what the client has to do first."""
    scoring = filled.flow.scoring
    if scoring is None:
        return None
    outcome = outcome_of(scoring, filled.sheet)
    if outcome.short:
        lacking = (scoring.dimension(key) for key, _number in outcome.short)
        raise TooFewAnswers([words(each.title, get_language() or "en") for each in lacking if each])
    if set(outcome.contradictions) - set(noted):
        raise AnswersContradict
    return outcome


def keep_result(actor: Actor, filled: Filled, outcome: Outcome) -> Result:
    """Store the result with the answers that it comes from."""
    tallies: list[dict[str, Any]] = [
        {"dimension": tally.dimension, "points": tally.points, "answered": tally.answered} for tally in outcome.tallies
    ]
    result: Result = Result.objects.create(
        run=filled.run,
        version_id=filled.run.version_id,
        total=outcome.total,
        band=outcome.band,
        tallies=tallies,
        contradictions=list(outcome.contradictions),
        answers=snapshot(filled),
        items=filled.items,
        confirmed_by_id=actor.account_id,
    )
    contradictions = len(outcome.contradictions)
    record("flows.score", filled.run, actor=actor, band=outcome.band, contradictions=contradictions)
    return result
