"""``manage.py scheduler``: the process that goes round the tenants."""

import signal
import threading
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from tenants.outbox.sweeping import sweep


class Command(BaseCommand):
    """Several may run at once; what recurs still happens once."""

    help = "Look at every tenant regularly: due effects, and what recurs."
    requires_system_checks = ()

    def handle(self, *_args: Any, **_options: Any) -> None:
        """Run until a signal to stop."""
        stopping = threading.Event()
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda *_: stopping.set())
        sweep(stopping.is_set, round_length=timedelta(seconds=settings.OUTBOX_ROUND_SECONDS))
