"""A review follows what happens to its fact finds."""

from typing import Any

from django.dispatch import receiver

from tenant_apps.flows import events
from tenant_apps.flows.models import FlowRun
from tenant_apps.reviews.commands import note_answers
from vestibule.core.actors import Actor


@receiver(events.run_completed)
@receiver(events.run_reopened)
def follow_run(*, run: FlowRun, actor: Actor, **_news: Any) -> None:
    note_answers(actor=actor, run=run)
