"""``manage.py top_up_text_messages <slug> <number>``: add credits that an organisation paid for."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from tenant_apps.notifications.commands.credits import top_up
from tenants.context import use_tenant
from tenants.outbox.served import served_tenants
from vestibule.core.actors import System
from vestibule.core.errors import DomainError


class Command(BaseCommand):
    """Says how many there are now."""

    help = "Add credits for text messages to one organisation."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Which organisation, and how many."""
        parser.add_argument("tenant", help="the organisation's web address")
        parser.add_argument("number", type=int, help="how many text messages")

    def handle(self, *, tenant: str, number: int, **_options: Any) -> None:
        """Add them."""
        row = served_tenants().filter(slug=tenant).first()
        if row is None:
            raise CommandError(f"there is no active organisation {tenant}")
        with use_tenant(row.identity):
            try:
                balance = top_up(actor=System("credits that were paid for"), number=number)
            except DomainError as error:
                raise CommandError(str(error)) from error
        self.stdout.write(f"{row.slug}: {balance.credits} text messages")
