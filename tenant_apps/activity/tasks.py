"""Anchoring the chain outside the database, every hour."""

from uuid import UUID

from tenant_apps.activity.chain import anchor_chain
from tenants.schedule import every
from tenants.tasks import outside_effect


@outside_effect("activity.anchor")
def anchor(*, effect_id: UUID) -> None:
    """Write the head of the chain to storage."""
    anchor_chain()


every("activity.anchor", hours=1)
