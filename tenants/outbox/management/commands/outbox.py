"""``manage.py outbox``: what waits and what was given up, per tenant."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from tenants.context import use_tenant
from tenants.outbox.enums import State
from tenants.outbox.models import Effect
from tenants.outbox.served import served_tenants


class Command(BaseCommand):
    """Shows names, ids and errors; an effect's arguments hold ids only."""

    help = "Show waiting and dead effects; --revive gives dead ones another set of attempts."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Which tenant, and whether to revive."""
        parser.add_argument("--tenant", help="the organisation's web address; all of them by default")
        parser.add_argument("--revive", action="store_true", help="needs --tenant")

    def handle(self, *, tenant: str | None, revive: bool, **_options: Any) -> None:
        """Go through the tenants."""
        if revive and not tenant:
            raise CommandError("say which organisation: --tenant=<slug> --revive")
        tenants = served_tenants()
        if tenant:
            tenants = tenants.filter(slug=tenant)
            if not tenants:
                raise CommandError(f"there is no active organisation {tenant}")
        for row in tenants.order_by("slug"):
            with use_tenant(row.identity):
                self._show(row.slug or "", revive=revive)

    def _show(self, slug: str, *, revive: bool) -> None:
        if revive:
            count = Effect.objects.dead().update(
                state=State.WAITING, finished_at=None, attempts=0, available_at=timezone.now()
            )
            self.stdout.write(f"{slug}: {count} revived")
        waiting, dead = Effect.objects.waiting().count(), Effect.objects.dead()
        self.stdout.write(f"{slug}: {waiting} waiting, {dead.count()} dead")
        for effect in dead[:50]:
            self.stdout.write(f"  {effect.public_id} {effect.name} {effect.key}: {effect.last_error}")
