"""The step due diligence follows the decision, the step contracts what becomes of the dossier’s contracts."""

from typing import Any

from django.dispatch import receiver

from tenant_apps.contracts.events import contract_moved
from tenant_apps.contracts.models import Contract
from tenant_apps.diligence import events
from tenant_apps.diligence.models import Check
from tenant_apps.journeys.commands import follow_check, follow_contracts
from vestibule.core.actors import Actor


@receiver(events.check_decided)
def note_decision(*, check: Check, actor: Actor, **_news: Any) -> None:
    follow_check(actor=actor, dossier=check.dossier, is_decided=True)


@receiver(events.check_reopened)
def take_back_decision(*, check: Check, actor: Actor, **_news: Any) -> None:
    follow_check(actor=actor, dossier=check.dossier, is_decided=False)


@receiver(contract_moved)
def note_contract(*, contract: Contract, actor: Actor, is_taken_back: bool, **_news: Any) -> None:
    follow_contracts(actor=actor, dossier=contract.dossier, is_taken_back=is_taken_back)
