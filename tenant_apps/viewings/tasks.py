"""Work behind the pages."""

from tenant_apps.viewings.commands import end_past
from tenants.schedule import every
from tenants.tasks import effect
from vestibule.core.actors import System


@effect("viewings.close")
def close() -> None:
    """Put the end of views on record that were left open."""
    end_past(actor=System("the time of a view is over"))


every("viewings.close", minutes=5)
