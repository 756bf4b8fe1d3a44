"""What this room has told to those who work here."""

from django.utils.translation import gettext_lazy as _

from tenant_apps.appointments.policies import VIEW
from tenant_apps.inbox.kinds import Kind, declare_kind

OTHER_TIME = declare_kind(
    Kind(
        code="appointments.other_time",
        label=_("Appointment: another time is asked for"),
        permission=VIEW,
        icon="calendar",
        audiences=(),
    )
)
