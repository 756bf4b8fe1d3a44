"""``manage.py worker``: the process that carries out effects."""

import warnings
from argparse import ArgumentParser
from typing import Any

from celery.exceptions import SecurityWarning
from django.conf import settings
from django.core.management.base import BaseCommand
from django.utils.module_loading import import_string

from tenants.outbox.enums import Kind
from tenants.outbox.publisher import QUEUES
from tenants.outbox.worker import leave_a_thread


class Command(BaseCommand):
    """Several may run at once, also one for each queue."""

    help = "Carry out the effects of all tenants."
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Queues and threads."""
        parser.add_argument("--queues", default=",".join(QUEUES[kind] for kind in Kind))
        parser.add_argument("--threads", type=int, default=8)

    def handle(self, *, queues: str, threads: int, **_options: Any) -> None:
        """Run until a signal to stop; effects under way are finished first."""
        leave_a_thread(of=threads)
        app = import_string(settings.TASK_APP)
        # Messages are JSON and carry a tenant's id: to run as root is no more dangerous here than elsewhere.
        warnings.simplefilter("ignore", SecurityWarning)
        app.worker_main(
            [
                "--quiet",
                "worker",
                "--pool=threads",
                f"--concurrency={threads}",
                f"--queues={queues}",
                "--loglevel=WARNING",
                "--without-gossip",
                "--without-mingle",
                "--without-heartbeat",
            ]
        )
