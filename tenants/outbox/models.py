"""The outbox table, in every tenant's schema."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from tenants.outbox.enums import Kind, State
from tenants.outbox.querysets import EffectQuerySet
from vestibule.core.models import Record


class Effect(Record):
    """Something to be done once. ``public_id`` is the stable id that outside receivers see on every attempt.

    While an outside effect is being sent, ``available_at`` lies in the future: that is its lease. A sender that dies
    leaves the row due again when the lease ends.
    """

    key = models.CharField(_("key"), max_length=200, unique=True)
    name = models.CharField(_("name"), max_length=100)
    arguments = models.JSONField(_("arguments"), default=dict)
    kind = models.CharField(_("kind"), max_length=10, choices=Kind)
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.WAITING)
    attempts = models.PositiveIntegerField(_("attempts"), default=0)
    available_at = models.DateTimeField(_("available at"))
    finished_at = models.DateTimeField(_("finished at"), null=True)
    last_error = models.CharField(_("last error"), max_length=500, blank=True, default="")

    objects = EffectQuerySet.as_manager()

    class Meta:
        verbose_name = _("effect")
        verbose_name_plural = _("effects")
        constraints = [
            models.CheckConstraint(
                name="effect_finished_at_when_finished",
                condition=models.Q(state=State.WAITING, finished_at=None)
                | (~models.Q(state=State.WAITING) & models.Q(finished_at__isnull=False)),
            )
        ]
        indexes = [
            models.Index("kind", "available_at", "id", name="effect_due", condition=models.Q(state=State.WAITING)),
            models.Index("finished_at", name="effect_finished", condition=~models.Q(state=State.WAITING)),
        ]

    def __str__(self) -> str:
        return f"{self.name} {self.key}"
