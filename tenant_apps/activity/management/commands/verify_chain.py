"""``manage.py verify_chain``: whether every organisation's record is whole."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from tenant_apps.activity.chain import verify_chain
from tenant_apps.activity.models import Head
from tenants.context import use_tenant
from tenants.outbox.served import served_tenants


class Command(BaseCommand):
    """Ends with an error when one of them is not."""

    help = "Check the record of activity of every organisation: chain, head and anchors."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Which organisation."""
        parser.add_argument("--tenant", help="the organisation's web address; all of them by default")

    def handle(self, *, tenant: str | None, **_options: Any) -> None:
        """Go through the organisations."""
        tenants = served_tenants().filter(slug=tenant) if tenant else served_tenants()
        if tenant and not tenants:
            raise CommandError(f"there is no active organisation {tenant}")
        damaged = 0
        for row in tenants:
            with use_tenant(row.identity):
                findings, head = verify_chain(), Head.objects.get()
            damaged += bool(findings)
            result = ", ".join(map(str, findings)) or "whole"
            self.stdout.write(f"{row.slug}: {head.position} entries, {result}")
        if damaged:
            raise CommandError(f"{damaged} of {len(tenants)} records are damaged")
