"""What somebody looks for again and again."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from tenant_apps.dossiers.querysets import SavedViewQuerySet
from vestibule.core.models import Record


class SavedView(Record):
    """A question to the list of dossiers under a name of one's own: ``asked`` holds the filter as its form sent it."""

    account = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="saved_views", verbose_name=_("account")
    )
    name = models.CharField(_("name"), max_length=60)
    asked = models.JSONField(_("filter"), default=dict)
    is_board = models.BooleanField(_("as a board"), default=False)

    objects = SavedViewQuerySet.as_manager()

    class Meta:
        constraints = (models.UniqueConstraint(fields=["account", "name"], name="savedview_one_per_name"),)
        verbose_name = _("saved filter")
        verbose_name_plural = _("saved filters")

    def __str__(self) -> str:
        return self.name
