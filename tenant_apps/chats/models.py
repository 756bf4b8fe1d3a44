"""What professionals asked customer success. What clients ask is in their conversations, and a chat is kept nowhere."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from shared_apps.help.models import LONGEST_QUESTION
from tenant_apps.chats.querysets import InquiryQuerySet
from vestibule.core.models import Record


class Inquiry(Record):
    """A question to customer success with what the help had answered before, and the reply once there is one.

    ``public_id`` is also that of the question on the platform's list.
    """

    account = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="inquiries", verbose_name=_("asked by")
    )
    body = models.TextField(_("question"), max_length=LONGEST_QUESTION)
    exchange = models.JSONField(_("exchange"), default=list)
    reply = models.TextField(_("reply"), blank=True)
    replied_by = models.CharField(_("replied by"), max_length=300, blank=True)
    replied_at = models.DateTimeField(_("replied at"), null=True, blank=True)

    objects = InquiryQuerySet.as_manager()

    class Meta:
        constraints = (
            models.CheckConstraint(
                name="inquiry_replied_at_an_instant",
                condition=Q(reply="", replied_at=None) | ~Q(reply="") & Q(replied_at__isnull=False),
            ),
        )
        verbose_name = _("question to customer success")
        verbose_name_plural = _("questions to customer success")

    def __str__(self) -> str:
        return self.body[:60]
