"""How parties belong together, how far the client portal is, and in which order clients are shown."""

from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class RelationKind(models.TextChoices):
    """What the first party is of the other."""

    PARTNER = "partner", pgettext_lazy("relation between people", "Partner")
    PARENT = "parent", pgettext_lazy("relation between people", "Parent")
    SIBLING = "sibling", pgettext_lazy("relation between people", "Brother or sister")
    PARENT_COMPANY = "parent_company", pgettext_lazy("relation between companies", "Parent company")
    SHAREHOLDER = "shareholder", pgettext_lazy("relation to a company", "Shareholder")
    REPRESENTATIVE = "representative", pgettext_lazy("relation between people", "Authorised representative")


REVERSED: dict[RelationKind, Promise | str] = {
    RelationKind.PARTNER: RelationKind.PARTNER.label,
    RelationKind.PARENT: pgettext_lazy("relation between people", "Child"),
    RelationKind.SIBLING: RelationKind.SIBLING.label,
    RelationKind.PARENT_COMPANY: pgettext_lazy("relation between companies", "Subsidiary"),
    RelationKind.SHAREHOLDER: pgettext_lazy("relation to a company", "Company in which shares are held"),
    RelationKind.REPRESENTATIVE: pgettext_lazy("relation between people", "Is represented"),
}
"""What the other party is of the first."""

SYMMETRIC = (RelationKind.PARTNER, RelationKind.SIBLING)
HOUSEHOLD = (RelationKind.PARTNER, RelationKind.PARENT, RelationKind.SIBLING)
"""Relations that make a household; the others make a group."""


class Portal(models.TextChoices):
    """How far somebody of the client is in the client portal."""

    ACCESS = "access", _("Has access")
    INVITED = "invited", _("Invited")
    NONE = "none", _("No access yet")


PORTAL_TONES = {Portal.ACCESS: "success", Portal.INVITED: "info", Portal.NONE: "neutral"}


class Standing(models.TextChoices):
    """Which clients the list shows."""

    CURRENT = "", _("Clients")
    FORMER = "former", _("Former clients")


class Sort(models.TextChoices):
    NAME = "name", _("By name")
    NUMBER = "number", _("By number")
    NEWEST = "newest", _("Newest first")
    OLDEST = "oldest", _("Oldest first")
