"""What this room has told to those who work here."""

from django.utils.translation import gettext_lazy as _

from tenant_apps.inbox.kinds import Kind, declare_kind
from tenant_apps.prospects.policies import VIEW

JOB_DONE = declare_kind(
    Kind(
        code="prospects.job_done",
        label=_("Bulk action on prospects finished"),
        permission=VIEW,
        icon="list-checks",
        audiences=(),
    )
)
