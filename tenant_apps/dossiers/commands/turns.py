"""Whose turn it is, and in which order things have to be done."""

from collections.abc import Sequence
from uuid import UUID

from django.utils import timezone

from tenant_apps.dossiers import policies
from tenant_apps.dossiers.enums import WaitsFor
from tenant_apps.dossiers.errors import ThirdPartyMissing
from tenant_apps.dossiers.models import ActionPoint, Dossier
from vestibule.core.actors import Actor
from vestibule.core.commands import command
from vestibule.core.ordering import in_order
from vestibule.core.permissions import require
from vestibule.core.records import record


@command
def give_turn(*, actor: Actor, action_point: ActionPoint, waits_for: str, third_party: str = "") -> ActionPoint:
    """Say for whom an open action point waits; the days are counted from now. The same again changes nothing."""
    require(actor, policies.EDIT)
    third_party = third_party.strip() if waits_for == WaitsFor.THIRD_PARTY else ""
    if waits_for == WaitsFor.THIRD_PARTY and not third_party:
        raise ThirdPartyMissing
    action_point = ActionPoint.objects.select_for_update(of=("self",), no_key=True).get(pk=action_point.pk)
    if (action_point.waits_for, action_point.third_party) == (waits_for, third_party):
        return action_point
    action_point.waits_for, action_point.third_party = waits_for, third_party
    action_point.turn_changed_at = timezone.now()
    action_point.save(update_fields=["waits_for", "third_party", "turn_changed_at"])
    facts = {"action_point": str(action_point.public_id), "waits_for": waits_for}
    record("dossiers.give_turn", action_point.dossier, actor=actor, **facts)
    return action_point


@command
def order_action_points(*, actor: Actor, dossier: Dossier, order: Sequence[UUID]) -> None:
    """Put the open action points in this order, for client and firm; ``OtherOrder`` if the list has changed."""
    require(actor, policies.EDIT)
    Dossier.objects.select_for_update(of=("self",), no_key=True).get(pk=dossier.pk)
    current = ActionPoint.objects.current().open().filter(dossier=dossier)
    ActionPoint.objects.bulk_update(in_order(current, order), ["position"])
    record("dossiers.order_action_points", dossier, actor=actor)
