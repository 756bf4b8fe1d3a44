"""Keeping the history of the percentage, around whatever changes the action points."""

from collections.abc import Iterator
from contextlib import contextmanager

from tenant_apps.dossiers.enums import ProgressReason
from tenant_apps.dossiers.models import ActionPoint, Dossier, ProgressChange
from vestibule.core.actors import Actor


@contextmanager
def keeping_progress(*, actor: Actor, action_point: ActionPoint, reason: ProgressReason) -> Iterator[None]:
    """Compare the percentage before and after the block, and keep the difference with its reason.

    Locks the dossier, so that of two changes at the same time each sees the other's result and no step is lost.
    """
    dossier = Dossier.objects.select_for_update(of=("self",), no_key=True).only("pk").get(pk=action_point.dossier_id)
    points = ActionPoint.objects.current().filter(dossier=dossier)
    before = points.progress().percent
    yield
    after = points.progress().percent
    if after != before:
        ProgressChange.objects.create(
            dossier_id=dossier.pk,
            action_point=action_point,
            percent_before=before,
            percent_after=after,
            reason=reason,
            changed_by_id=actor.account_id,
        )
