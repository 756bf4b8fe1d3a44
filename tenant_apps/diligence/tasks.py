"""Work behind the pages."""

from tenant_apps.diligence.commands import seal_numbers, tell_of_expiring_documents
from tenants.schedule import nightly
from tenants.tasks import effect
from vestibule.core.actors import System


@effect("diligence.expiring")
def tell_what_expires() -> None:
    """Tell whose dossiers they are which identity documents expire. Safe to run twice."""
    tell_of_expiring_documents(actor=System("expiring documents are told"))


@effect("diligence.seal")
def seal_older() -> None:
    """Seal numbers of documents from before they were sealed. Safe to run twice; goes on where it stopped."""
    last = seal_numbers(actor=System("what lay in clear is sealed"))
    while last:
        last = seal_numbers(actor=System("what lay in clear is sealed"), after=last)


nightly("diligence.seal", at="01:14")
nightly("diligence.expiring", at="04:20")
