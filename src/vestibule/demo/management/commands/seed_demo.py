"""``manage.py seed_demo``: the customers of the two demo firms."""

import logging
import os

from django.core.management.base import BaseCommand

from vestibule.config import environment
from vestibule.demo.seeding import seed_demo_firms

PATIENCE = 10


class Command(BaseCommand):
    """Fills the demo firms while the portals are open already; yields the processor to whoever is looking."""

    help = "Fill in the demo organisations. Goes on where it was stopped, and makes nothing twice."

    def handle(self, **_options: object) -> None:
        environment.text("VESTIBULE_DEMO_PASSWORD")  # refuses a database that was not made for the demo
        os.nice(PATIENCE)
        logging.getLogger("weasyprint").setLevel(logging.WARNING)
        told = seed_demo_firms()
        self.stdout.write(f"{told} demo customers added" if told else "the demo data is complete")
