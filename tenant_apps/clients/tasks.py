"""Work behind the pages."""

from tenant_apps.clients.commands import seal_changes
from tenants.schedule import nightly
from tenants.tasks import effect
from vestibule.core.actors import System

SEALING = System("what lay in clear is sealed")


@effect("clients.seal")
def seal_older() -> None:
    """Seal changes of bank accounts from before they were sealed. Safe to run twice; goes on where it stopped."""
    last = seal_changes(actor=SEALING)
    while last:
        last = seal_changes(actor=SEALING, after=last)


nightly("clients.seal", at="01:12")
