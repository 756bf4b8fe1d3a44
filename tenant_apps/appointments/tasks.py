"""Work behind the pages."""

from tenant_apps.appointments.commands.reminders import remind_of_appointments
from tenants.schedule import every
from tenants.tasks import effect
from vestibule.core.actors import System


@effect("appointments.remind")
def remind() -> None:
    """Remind of appointments whose time has come. Safe to run twice: each is marked in the transaction that reminds."""
    remind_of_appointments(actor=System("reminders of appointments"))


every("appointments.remind", minutes=5)
