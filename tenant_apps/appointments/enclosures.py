"""The calendar file that goes with a letter."""

from uuid import UUID

from shared_apps.platform.gateways.contract import Enclosure
from tenant_apps.appointments.calendar import CONTENT_TYPE, FILE_NAME
from tenant_apps.appointments.models import CalendarFile


def of_letter(key: str) -> tuple[Enclosure, ...]:
    """What lies in the letter with this key: the reader's own file, as it was when the letter was written."""
    file = CalendarFile.objects.filter(public_id=UUID(key.rpartition(":")[2])).first()
    if file is None:
        return ()
    return (Enclosure(FILE_NAME, CONTENT_TYPE, file.content, parameters=(("method", file.method),)),)
