"""Work behind the pages."""

from tenant_apps.diligence.commands import tell_of_expiring_documents
from tenants.schedule import nightly
from tenants.tasks import effect
from vestibule.core.actors import System


@effect("diligence.expiring")
def tell_what_expires() -> None:
    """Tell whose dossiers they are which identity documents expire. Safe to run twice."""
    tell_of_expiring_documents(actor=System("expiring documents are told"))


nightly("diligence.expiring", at="04:20")
