"""Work behind the pages."""

from tenant_apps.dossiers.commands.followers import tell_followers
from tenant_apps.dossiers.commands.reporting import tell_of_overdue
from tenant_apps.dossiers.commands.telling import tell_what_changed
from tenant_apps.dossiers.models import Dossier
from tenants.schedule import nightly
from tenants.tasks import effect
from vestibule.core.actors import System


@effect("dossiers.tell")
def tell(*, dossier_id: int, changes: int) -> None:
    """Tell a dossier's clients what changed, once nothing has changed for a while. Safe to run twice."""
    dossier = Dossier.objects.select_related("customer", "adviser").filter(pk=dossier_id).first()
    if dossier is not None:
        tell_what_changed(actor=System("the firm has changes told"), dossier=dossier, changes=changes)


@effect("dossiers.tell_followers")
def tell_those_who_follow(*, dossier_id: int, bundle: int) -> None:
    """Tell whoever follows a dossier what happened in these minutes. Safe to run twice."""
    dossier = Dossier.objects.filter(pk=dossier_id).first()
    if dossier is not None:
        tell_followers(actor=System("followers are told"), dossier=dossier, bundle=bundle)


@effect("dossiers.overdue")
def tell_what_is_overdue() -> None:
    """Tell whose dossiers they are what was due and is not done. Safe to run twice."""
    tell_of_overdue(actor=System("what is overdue is told"))


nightly("dossiers.overdue", at="04:10")
