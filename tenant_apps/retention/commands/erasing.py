"""Erasing what is due: every row in one transaction, then what lies in storage, some at a time."""

from collections.abc import Sequence

from django.db import models
from django.utils import timezone

from tenant_apps.customers.models import Customer
from tenant_apps.flows.models import FlowRun, Result
from tenant_apps.retention import policies
from tenant_apps.retention.belongings import belongings_of, in_storage, mentions
from tenant_apps.retention.models import Erasure, Retention
from tenants.tasks import enqueue
from vestibule.core.actors import Actor
from vestibule.core.commands import command
from vestibule.core.records import record

FIRST = (FlowRun, Result)


@command
def erase_customer(*, actor: Actor, customer_id: int) -> Erasure | None:
    """Erase every row that belongs to a customer whose time is over, and leave no name behind; None when it is not.

    The keys of the files go in the same transaction, so that nothing can read what still lies in storage or in its
    backups. Whoever became a client, is held, or is kept longer in the meantime stays as they are.
    """
    policies.require_the_product(actor)
    customer = Customer.objects.select_for_update(of=("self",)).filter(pk=customer_id).first()
    due = Retention.objects.select_for_update(of=("self",)).due(timezone.localdate()).filter(customer=customer_id)
    kept = due.first()
    if customer is None or kept is None:
        return None
    found = belongings_of(customer)
    remaining = in_storage(found)
    erasure = Erasure.objects.create(
        ground=kept.ground,
        closed_on=kept.closed_on,
        due_on=kept.erase_on,
        rows={model._meta.label: len(keys) for model, keys in found.items()},
        files=len(remaining),
        remaining=remaining,
    )
    for model, field, gone in mentions(found):
        models.QuerySet(model).filter(**{f"{field.name}__in": gone}).update(**{field.name: None})
    # A run goes before its history, which may not be taken from a run that is there; the rest in any order, since the
    # database looks at relations when all of it is done.
    for model in sorted(found, key=lambda model: FIRST.index(model) if model in FIRST else len(FIRST)):
        doomed: models.QuerySet[models.Model] = models.QuerySet(model).filter(pk__in=found[model])
        doomed._raw_delete(doomed.db)  # noqa: SLF001 - what refers to it is known, and goes too
    record("retention.erase", erasure, actor=actor, ground=kept.ground, rows=erasure.row_count, files=erasure.files)
    enqueue("retention.clear", key=f"retention.clear:{erasure.public_id}", erasure_id=str(erasure.public_id))
    return erasure


@command
def note_cleared(*, actor: Actor, erasure: Erasure, cleared: Sequence[str]) -> Erasure:
    """Note what no longer lies in storage; with nothing left, the erasure is finished. Twice is once."""
    policies.require_the_product(actor)
    erasure = Erasure.objects.select_for_update(of=("self",), no_key=True).get(pk=erasure.pk)
    gone = set(cleared)
    erasure.remaining = [name for name in erasure.remaining if name not in gone]
    if not erasure.remaining and erasure.finished_at is None:
        erasure.finished_at = timezone.now()
    erasure.save(update_fields=["remaining", "finished_at"])
    return erasure
