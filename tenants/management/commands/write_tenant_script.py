"""Write the committed script of a tenant's schema: `manage.py write_tenant_script`, or `make ddl`."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from tenants.schema.script import COMMITTED, committed_is_current, tenant_script


class Command(BaseCommand):
    """Takes the script that was made for the migrations at hand, or makes it in the database at hand."""

    help = "Write tenants/schema/tenant.sql from the migrations and the seeding steps."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        """Offer the question alone."""
        parser.add_argument("--check", action="store_true", help="only say whether the script is current")

    def handle(self, *_args: Any, check: bool, **_options: Any) -> None:
        """Write the script, or fail when it is stale."""
        if committed_is_current():
            self.stdout.write("tenants/schema/tenant.sql is current")
        elif check:
            raise CommandError("tenants/schema/tenant.sql is not made from the migrations at hand: run make ddl")
        else:
            tenant_script().write(COMMITTED)
            self.stdout.write("tenants/schema/tenant.sql is written")
