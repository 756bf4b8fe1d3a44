"""What clients are told of, and how that travels unless the firm says otherwise."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True, slots=True)
class Happening:
    """A row of the matrix.

    What ``always_goes`` can be neither switched off nor put off. Where somebody chooses the text message each time
    (``is_sms_chosen``), the matrix says whether they may; elsewhere it goes with each e-mail.
    """

    code: str
    label: str | Promise
    is_email: bool = True
    is_sms: bool = False
    always_goes: bool = False
    is_sms_chosen: bool = False


HAPPENINGS = {
    each.code: each
    for each in (
        Happening("invitation", _("Invitation to the portal"), always_goes=True),
        Happening("passcode", _("Six-digit code"), is_email=False, is_sms=True, always_goes=True),
        Happening("told", _("Action points, documents asked for again, documents to read")),
        Happening("message", _("New message"), is_sms=True, is_sms_chosen=True),
        Happening("appointment_made", _("Appointment made")),
        Happening("appointment_moved", _("Appointment moved, or another time offered")),
        Happening("appointment_cancelled", _("Appointment cancelled")),
        Happening("appointment_reminder", _("Reminder of an appointment"), is_sms=True, is_sms_chosen=True),
    )
}
SWITCHABLE = tuple(each for each in HAPPENINGS.values() if not each.always_goes)
OF_TEMPLATE = {
    "invites.invitation": "invitation",
    "invites.passcode": "passcode",
    "dossiers.told": "told",
    "threads.for_client": "message",
    "appointments.reminder": "appointment_reminder",
}


def happening_of(template: str, event: str) -> Happening | None:
    """What a message is about; None for what is written to colleagues, and for log-ins."""
    return HAPPENINGS.get(event or OF_TEMPLATE.get(template, ""))
