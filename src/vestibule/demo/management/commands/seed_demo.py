"""``manage.py seed_demo``: the customers of the two demo firms."""

import logging
import os

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from vestibule.demo.seeding import seed_demo_firms

PATIENCE = 10


class Command(BaseCommand):
    """Fills the demo firms while the portals are open already; yields the processor to whoever is looking."""

    help = "Fill in the demo organisations. Goes on where it was stopped, and makes nothing twice."

    def handle(self, **_options: object) -> None:
        if not settings.DEMO:
            raise CommandError("the demo's people belong to the embedded default alone")
        os.nice(PATIENCE)
        logging.getLogger("weasyprint").setLevel(logging.WARNING)
        told = seed_demo_firms()
        self.stdout.write(f"{told} demo customers added" if told else "the demo data is complete")
