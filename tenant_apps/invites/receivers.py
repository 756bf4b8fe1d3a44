"""What invites do when something changes below them."""

from typing import Any

from django.dispatch import receiver

from tenant_apps.customers.events import party_contact_changed
from tenant_apps.customers.models import Party
from tenant_apps.invites.commands import make_stale
from tenant_apps.invites.models import Invite
from vestibule.core.actors import Actor


@receiver(party_contact_changed)
def end_links_to_the_former_address(*, party: Party, actor: Actor, **_news: Any) -> None:
    """An invitation that was not accepted yet dies with the address it went to."""
    for invite in Invite.objects.not_revoked().filter(party=party, activated_at__isnull=True).order_by("id"):
        make_stale(actor=actor, invite=invite)
