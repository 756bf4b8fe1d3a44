"""Which role holds which right."""

from dataclasses import dataclass

from tenant_apps.accounts.enums import RoleCode
from tenant_apps.accounts.models import Role
from tenant_apps.accounts.policies import permissions_of
from vestibule.core.permissions import Permission, all_permissions


@dataclass(frozen=True, slots=True)
class Line:
    """One right, and which of the roles hold it."""

    permission: Permission
    held: tuple[bool, ...]


def lines_of(roles: tuple[RoleCode, ...]) -> list[Line]:
    """Each right that any of these roles holds, by what it is called; in one statement."""
    added = {role.code: role.permissions for role in Role.objects.filter(code__in=roles).order_by("pk")}
    rights = {role: permissions_of([role], [added.get(role, [])]) for role in roles}
    held = [Line(each, tuple(each.code in rights[role] for role in roles)) for each in all_permissions()]
    return sorted((line for line in held if any(line.held)), key=lambda line: str(line.permission.label).casefold())
