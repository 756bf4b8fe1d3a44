"""Work behind the pages."""

from tenant_apps.dossiers.commands.telling import tell_what_changed
from tenant_apps.dossiers.models import Dossier
from tenants.tasks import effect
from vestibule.core.actors import System


@effect("dossiers.tell")
def tell(*, dossier_id: int, changes: int) -> None:
    """Tell a dossier's clients what changed, once nothing has changed for a while. Safe to run twice."""
    dossier = Dossier.objects.select_related("customer", "adviser").filter(pk=dossier_id).first()
    if dossier is not None:
        tell_what_changed(actor=System("the firm has changes told"), dossier=dossier, changes=changes)
