"""A database of our own with two firms and committed rows, seen through the logins that the product uses."""

from dataclasses import dataclass

import psycopg
from django.contrib.auth.models import Group
from django.db import connection, connections

from tenants.context import TenantIdentity, use_tenant

CANARIES = {"alpha": "canary of alpha", "beta": "canary of beta"}


@dataclass(frozen=True)
class World:
    """Both firms and the platform, and a way in for the super-user."""

    alpha: TenantIdentity
    beta: TenantIdentity
    platform: TenantIdentity
    admin_url: str
    database: str

    def admin(self) -> psycopg.Connection:
        """Return a super-user's session in this database."""
        return psycopg.connect(self.admin_url, dbname=self.database, autocommit=True)

    def plant_canaries(self) -> None:
        """Commit one row per firm that nobody else may ever see."""
        for firm in (self.alpha, self.beta):
            with use_tenant(firm):
                Group.objects.get_or_create(name=CANARIES[firm.slug])

    def sees_only_itself(self, firm: TenantIdentity) -> bool:
        """Whether, in the present context, a plain read gives the firm's own canary and nothing else."""
        return [group.name for group in Group.objects.order_by("pk")] == [CANARIES[firm.slug]]


def run_as(firm: TenantIdentity, statement: str, parameters: list[object] | None = None) -> list[tuple[object, ...]]:
    """Run one statement with the firm's own login, outside any transaction, and return its rows."""
    with use_tenant(firm), connection.cursor() as cursor:
        cursor.execute(statement, parameters)
        return cursor.fetchall() if cursor.description else []


def run_with(alias: str, statement: str) -> list[tuple[object, ...]]:
    """Run one statement on an alias that has a login of its own."""
    with connections[alias].cursor() as cursor:
        cursor.execute(statement)
        return cursor.fetchall() if cursor.description else []
