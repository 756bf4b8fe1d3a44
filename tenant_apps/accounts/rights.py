"""Which role holds which right: the ready-made roles, and those of the firm's own."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from django.utils.functional import Promise

from tenant_apps.accounts.enums import OWN, PROFESSIONAL_ROLES
from tenant_apps.accounts.models import Role
from tenant_apps.accounts.policies import permissions_of
from vestibule.core.permissions import Permission, all_permissions

LONGEST_NAME = 36


@dataclass(frozen=True, slots=True)
class Line:
    """One right, and which of the roles hold it."""

    permission: Permission
    held: tuple[bool, ...]


def assignable() -> list[Permission]:
    """The rights that somebody who works at a firm can have, by what they are called."""
    at_work = (each for each in all_permissions() if set(each.roles) & set(PROFESSIONAL_ROLES))
    return sorted(at_work, key=lambda each: str(each.label).casefold())


def own_roles() -> list[Role]:
    """The firm's own roles, by name."""
    return list(Role.objects.own().order_by("code"))


def role_choices(own: Iterable[Role]) -> list[tuple[str, str | Promise]]:
    """Every role that somebody who works here can have: the ready-made ones first."""
    return [*((role.value, role.label) for role in PROFESSIONAL_ROLES), *((role.code, role.name) for role in own)]


def lines_of(codes: Collection[str]) -> list[Line]:
    """Each right that any of these roles holds, by what it is called; in one statement."""
    added = {role.code: role.permissions for role in Role.objects.filter(code__in=codes).order_by("pk")}
    rights = {code: permissions_of([code], [added.get(code, [])]) for code in codes}
    held = [Line(each, tuple(each.code in rights[code] for code in codes)) for each in all_permissions()]
    return sorted((line for line in held if any(line.held)), key=lambda line: str(line.permission.label).casefold())


def rights_of(roles: Iterable[Role]) -> list[tuple[Permission, list[str]]]:
    """All that somebody with these roles may do at work, by what it is called, each with the roles that open it."""
    at_work = [role for role in roles if role.code in PROFESSIONAL_ROLES or role.code.startswith(OWN)]
    held = {role.name: permissions_of([role.code], [role.permissions]) for role in at_work}
    found = [(each, [name for name, codes in held.items() if each.code in codes]) for each in all_permissions()]
    return sorted(((each, names) for each, names in found if names), key=lambda pair: str(pair[0].label).casefold())
