"""What this room has told to those who work here."""

from django.utils.translation import gettext_lazy as _

from tenant_apps.imports.policies import RUN
from tenant_apps.inbox.kinds import Kind, declare_kind

IMPORT_DONE = declare_kind(
    Kind(
        code="imports.done",
        label=_("Import finished"),
        permission=RUN,
        icon="file-down",
        audiences=(),
    )
)
