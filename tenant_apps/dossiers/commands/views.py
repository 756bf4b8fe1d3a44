"""What a person keeps for themselves: filters under a name."""

from collections.abc import Mapping

from tenant_apps.dossiers import policies
from tenant_apps.dossiers.errors import TooManyViews, ViewNameMissing
from tenant_apps.dossiers.models import SavedView
from vestibule.core.actors import Actor, Professional
from vestibule.core.commands import command
from vestibule.core.errors import NotAllowed
from vestibule.core.permissions import require

MOST = 20
"""Per person: more than anybody finds back."""


@command
def save_view(*, actor: Actor, name: str, asked: Mapping[str, str], is_board: bool = False) -> SavedView:
    """Keep a filter of the list under a name. The same name again replaces what it stood for."""
    require(actor, policies.VIEW)
    if not isinstance(actor, Professional):
        raise NotAllowed(policies.VIEW.code)
    name = " ".join(name.split())
    if not name:
        raise ViewNameMissing
    own = SavedView.objects.visible_to(actor)
    if not own.filter(name=name).exists() and own.count() >= MOST:
        raise TooManyViews(MOST)
    kept = {"asked": dict(asked), "is_board": is_board}
    view, _is_new = SavedView.objects.update_or_create(account_id=actor.account_id, name=name, defaults=kept)
    return view


@command
def forget_view(*, actor: Actor, view: SavedView) -> None:
    """Forget one of one's own filters."""
    require(actor, policies.VIEW)
    SavedView.objects.visible_to(actor).filter(pk=view.pk).delete()
