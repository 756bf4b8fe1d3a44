"""Work behind the pages."""

from tenant_apps.customers.commands.sealing import seal_bank_accounts
from tenants.schedule import nightly
from tenants.tasks import effect
from vestibule.core.actors import System

SEALING = System("what lay in clear is sealed")


@effect("customers.seal")
def seal_older() -> None:
    """Seal bank accounts from before they were sealed. Safe to run twice; goes on where it stopped."""
    last = seal_bank_accounts(actor=SEALING)
    while last:
        last = seal_bank_accounts(actor=SEALING, after=last)


nightly("customers.seal", at="01:10")
