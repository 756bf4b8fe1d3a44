"""Dates that matter for a dossier."""

from datetime import date

from django.utils import timezone

from tenant_apps.dossiers import policies
from tenant_apps.dossiers.errors import LabelMissing
from tenant_apps.dossiers.models import Deadline, Dossier
from tenant_apps.inbox.commands.raising import settle_notices
from vestibule.core.actors import Actor
from vestibule.core.commands import command
from vestibule.core.errors import NotFound
from vestibule.core.permissions import require
from vestibule.core.records import record


@command
def add_deadline(*, actor: Actor, dossier: Dossier, label: str, due_on: date) -> Deadline:
    """Note until when something must have happened."""
    require(actor, policies.EDIT)
    if not label.strip():
        raise LabelMissing
    deadline = Deadline.objects.create(dossier=dossier, label=label.strip(), due_on=due_on)
    record("dossiers.add_deadline", dossier, actor=actor, deadline=str(deadline.public_id), due_on=due_on.isoformat())
    return deadline


@command
def meet_deadline(*, actor: Actor, deadline: Deadline) -> Deadline:
    """Say that it has happened. Twice is once."""
    require(actor, policies.EDIT)
    deadline = _held(deadline)
    if not deadline.is_met:
        deadline.met_at, deadline.met_by_id = timezone.now(), actor.account_id
        deadline.save(update_fields=["met_at", "met_by"])
        settle_notices(subject=deadline.public_id)
        record("dossiers.meet_deadline", deadline.dossier, actor=actor, deadline=str(deadline.public_id))
    return deadline


@command
def reopen_deadline(*, actor: Actor, deadline: Deadline) -> Deadline:
    """Say that it has not happened after all. Twice is once."""
    require(actor, policies.EDIT)
    deadline = _held(deadline)
    if deadline.is_met:
        deadline.met_at, deadline.met_by_id = None, None
        deadline.save(update_fields=["met_at", "met_by"])
        record("dossiers.reopen_deadline", deadline.dossier, actor=actor, deadline=str(deadline.public_id))
    return deadline


@command
def remove_deadline(*, actor: Actor, deadline: Deadline) -> None:
    """Take a date away that does not matter any more."""
    require(actor, policies.EDIT)
    record("dossiers.remove_deadline", deadline.dossier, actor=actor, deadline=str(deadline.public_id))
    settle_notices(subject=deadline.public_id)
    deadline.delete()


def _held(deadline: Deadline) -> Deadline:
    """The deadline as it is now; ``NotFound`` when a colleague removed it meanwhile."""
    held = Deadline.objects.select_for_update(of=("self",), no_key=True).select_related("dossier")
    found: Deadline | None = held.filter(pk=deadline.pk).first()
    if found is None:
        raise NotFound
    return found
