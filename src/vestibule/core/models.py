"""What models share: a BIGINT key inside and a random id outside, and who did something."""

from typing import Any
from uuid import uuid4

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.encoding import force_str
from django.utils.translation import gettext_lazy as _


class Record(models.Model):
    """A row that may be named outside: URLs, files and the API carry ``public_id``, never the key."""

    id = models.BigAutoField(primary_key=True)
    public_id = models.UUIDField(_("reference"), default=uuid4, unique=True, editable=False)
    created_at = models.DateTimeField(_("created at"), default=timezone.now, editable=False)

    class Meta:
        abstract = True

    def _get_FIELD_display(self, field: "models.Field[Any, Any]") -> str:  # noqa: N802 - Django's name
        """Label a choice without translating every other one, as Django does to be ready for values without a hash."""
        value = getattr(self, field.attname)
        return force_str(dict(field.flatchoices).get(value, value), strings_only=True)


def done_by(verbose_name: Any) -> "models.ForeignKey[Any, Any]":
    """Make a field for the account behind an act: empty where nobody did it, or the product itself.

    Whoever did something stays on file: such an account cannot be deleted.
    """
    return models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=verbose_name
    )
