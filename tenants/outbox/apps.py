"""Registers the outbox with Django, and every effect with the outbox."""

import os

from django.apps import AppConfig
from django.conf import settings
from django.utils.module_loading import autodiscover_modules


class OutboxConfig(AppConfig):
    name = "tenants.outbox"
    label = "outbox"

    def ready(self) -> None:
        """Load every room's ``tasks.py``, so that a name nobody registers is refused at once, not in the night."""
        autodiscover_modules("tasks")

        from tenants.outbox.carrier import carrier  # noqa: PLC0415 - models exist only now
        from tenants.outbox.registry import effect_named  # noqa: PLC0415 - models exist only now
        from tenants.schedule import recurrences  # noqa: PLC0415 - models exist only now

        for recurrence in recurrences():
            effect_named(recurrence.name)
        if settings.PROCESS == "operator":
            os.register_at_fork(after_in_child=carrier.start)
