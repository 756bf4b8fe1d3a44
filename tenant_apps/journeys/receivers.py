"""The step due diligence follows the decision."""

from typing import Any

from django.dispatch import receiver

from tenant_apps.diligence import events
from tenant_apps.diligence.models import Check
from tenant_apps.journeys.commands import follow_check
from vestibule.core.actors import Actor


@receiver(events.check_decided)
def note_decision(*, check: Check, actor: Actor, **_news: Any) -> None:
    follow_check(actor=actor, dossier=check.dossier, is_decided=True)


@receiver(events.check_reopened)
def take_back_decision(*, check: Check, actor: Actor, **_news: Any) -> None:
    follow_check(actor=actor, dossier=check.dossier, is_decided=False)
