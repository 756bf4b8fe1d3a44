"""Applying migrations to one schema with the provisioner's login."""

from django.db.migrations.executor import MigrationExecutor

from tenants.routers import is_shared
from tenants.schema.binding import bound_to


def migrate_schema(schema: str) -> list[str]:
    """Apply what is missing in `schema` of its floor's migrations, and return their names."""
    with bound_to(schema) as connection:
        executor = MigrationExecutor(connection)
        wants_shared = schema == "public"
        targets = [node for node in executor.loader.graph.leaf_nodes() if is_shared(node[0]) == wants_shared]
        plan = executor.migration_plan(targets)
        executor.migrate(targets, plan)
        return [f"{migration.app_label}.{migration.name}" for migration, _backwards in plan]
