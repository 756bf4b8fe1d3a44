"""Bring a database to the state that this version needs: `manage.py install`."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils.module_loading import import_string

from tenants.fleet.migrating import migrate_fleet, migrate_public
from tenants.fleet.soundness import violations
from tenants.provisioning.schemas import fill_pool, make_platform
from tenants.provisioning.viewing import open_every_schema
from tenants.schema.fingerprints import graph_fingerprint
from tenants.schema.install import prepare_database


class Command(BaseCommand):
    """Safe to run again, and to kill at any point: the next run goes on."""

    help = "Make the database, its logins and the public schema, migrate every schema, and fill the pool."
    requires_system_checks: list[str] = []

    def handle(self, *_args: Any, **_options: Any) -> None:
        """Do everything that is missing."""
        if not settings.DB_ADMIN_URL:
            raise CommandError("set VESTIBULE_DB_ADMIN_URL to a super-user's address of the database server")
        say = self.stdout.write
        prepare_database(settings.DB_ADMIN_URL, say)
        migrate_public(say)
        outcome = migrate_fleet(say)
        make_platform()
        open_every_schema()
        made = fill_pool()
        if made:
            say(f"{made} schemas made ready")
        wrong = violations(graph_fingerprint(shared=False))
        if wrong:
            raise CommandError("\n".join(["the database is not sound:", *wrong]))
        for path in settings.AFTER_INSTALL:
            import_string(path)()
        if outcome.failed:
            raise CommandError(f"these schemas are fenced because a migration failed: {', '.join(outcome.failed)}")
