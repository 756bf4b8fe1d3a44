"""What this room has told to those who work here."""

from django.utils.translation import gettext_lazy as _

from tenant_apps.dossiers.policies import VIEW
from tenant_apps.inbox.enums import Way
from tenant_apps.inbox.kinds import Kind, declare_kind

DELIVERED = declare_kind(
    Kind(code="dossiers.delivered", label=_("Document delivered"), permission=VIEW, icon="file-check")
)
COMPLETED = declare_kind(
    Kind(code="dossiers.completed", label=_("Questions answered"), permission=VIEW, icon="list-checks")
)
GIVEN = declare_kind(
    Kind(code="dossiers.given", label=_("A dossier is yours now"), permission=VIEW, icon="folder-open", audiences=())
)
OVERDUE = declare_kind(Kind(code="dossiers.overdue", label=_("Overdue"), permission=VIEW, icon="calendar-clock"))
FOLLOWED = declare_kind(
    Kind(
        code="dossiers.followed",
        label=_("News of a dossier that you follow"),
        permission=VIEW,
        icon="eye",
        audiences=(),
        way=Way.EACH,
        template="dossiers.followed",
    )
)
