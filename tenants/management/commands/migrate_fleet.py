"""Bring the public schema and every tenant's up to date: `manage.py migrate_fleet`."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from tenants.fleet.migrating import migrate_fleet, migrate_public
from tenants.provisioning.viewing import open_every_schema


class Command(BaseCommand):
    """With nothing to do: two queries. A schema that fails is fenced, the others are migrated."""

    help = "Migrate the public schema and every tenant's schema; may be killed and run again at any time."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        """Offer the number of schemas at a time."""
        parser.add_argument("--jobs", type=int, default=2, help="schemas migrated at the same time (default 2)")

    def handle(self, *_args: Any, jobs: int, **_options: Any) -> None:
        """Migrate, and fail when a schema is fenced."""
        migrate_public(self.stdout.write)
        outcome = migrate_fleet(self.stdout.write, jobs=jobs)
        open_every_schema()
        self.stdout.write(f"{len(outcome.migrated)} schemas migrated")
        if outcome.failed:
            reasons = "\n".join(f"  {schema}: {reason}" for schema, reason in outcome.failed.items())
            raise CommandError(f"fenced until they succeed:\n{reasons}")
