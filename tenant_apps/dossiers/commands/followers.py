"""Who follows a dossier without working on it."""

from tenant_apps.dossiers import policies
from tenant_apps.dossiers.models import Dossier
from vestibule.core.actors import Actor, Professional
from vestibule.core.commands import command
from vestibule.core.errors import NotAllowed
from vestibule.core.permissions import require
from vestibule.core.records import record


@command
def watch_dossier(*, actor: Actor, dossier: Dossier) -> None:
    """Follow a dossier oneself. Twice is once."""
    if not dossier.watchers.filter(pk=_account_of(actor)).exists():
        dossier.watchers.add(_account_of(actor))
        record("dossiers.watch", dossier, actor=actor)


@command
def unwatch_dossier(*, actor: Actor, dossier: Dossier) -> None:
    """Follow a dossier no longer. Twice is once."""
    if dossier.watchers.filter(pk=_account_of(actor)).exists():
        dossier.watchers.remove(_account_of(actor))
        record("dossiers.unwatch", dossier, actor=actor)


def _account_of(actor: Actor) -> int:
    require(actor, policies.VIEW)
    if not isinstance(actor, Professional):
        raise NotAllowed(policies.VIEW.code)
    return actor.account_id
