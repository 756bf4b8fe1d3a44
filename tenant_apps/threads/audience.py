"""With whom somebody may write about a dossier, and who reads it."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from tenant_apps.customers.models import Party
from tenant_apps.dossiers.models import Dossier
from vestibule.core.actors import Actor, Client

ALL = "all"
"""How an address names the conversation with everybody."""


@dataclass(frozen=True, slots=True)
class Audience:
    """One applicant, or (without a party) all applicants of the dossier."""

    party: Party | None

    @property
    def key(self) -> str:
        return str(self.party.public_id) if self.party else ALL

    def __str__(self) -> str:
        return str(self.party) if self.party else _("Everybody on the dossier")

    @property
    def party_id(self) -> int | None:
        return self.party.pk if self.party else None


def audiences(actor: Actor, dossier: Dossier) -> list[Audience]:
    """Those that the actor may write to, in one statement.

    Where there is one applicant everything is addressed to that person, so that somebody who joins the dossier later
    does not read what was written before.
    """
    people = list(Party.objects.people_of(dossier.customer))
    own = (
        {grant.party_id for grant in actor.grants if grant.dossier_id == dossier.pk}
        if isinstance(actor, Client)
        else None
    )
    found = [Audience(party) for party in people if own is None or party.pk in own]
    return [Audience(None), *found] if len(people) > 1 else found
