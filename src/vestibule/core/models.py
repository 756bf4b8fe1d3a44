"""The one abstract model: a BIGINT key inside, a random id outside."""

from uuid import uuid4

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class Record(models.Model):
    """A row that may be named outside: URLs, files and the API carry ``public_id``, never the key."""

    id = models.BigAutoField(primary_key=True)
    public_id = models.UUIDField(_("reference"), default=uuid4, unique=True, editable=False)
    created_at = models.DateTimeField(_("created at"), default=timezone.now, editable=False)

    class Meta:
        abstract = True
