"""The calendar file as a download from a portal."""

from django.http import HttpResponse
from django.utils.translation import get_language

from tenant_apps.appointments.calendar import CONTENT_TYPE, FILE_NAME, calendar_file
from tenant_apps.appointments.enums import Method
from tenant_apps.appointments.models import Appointment
from tenant_apps.appointments.words import description


def download(appointment: Appointment) -> HttpResponse:
    """The appointment as it is now, in the language at hand; one that was cancelled takes its entry out.

    Published (RFC 5546) it names no guests: whoever downloads it tells nobody an answer by putting it in.
    """
    method = Method.CANCEL if appointment.is_cancelled else Method.PUBLISH
    text = description(appointment, language=get_language() or "en")
    return HttpResponse(
        calendar_file(appointment, method, description=text, attendees=()),
        content_type=f"{CONTENT_TYPE}; method={method.value}; charset=utf-8",
        headers={
            "Content-Disposition": f'attachment; filename="{FILE_NAME}"',
            "Cache-Control": "private, no-store",
        },
    )
