"""Permissions are declared once, as data, and asked for by name; an undeclared name is a bug, not a refusal."""

from dataclasses import dataclass, field

from django.utils.functional import Promise

from vestibule.core.actors import Person, System
from vestibule.core.errors import NotAllowed, NotInPlan
from vestibule.core.modules import Module

_declared: dict[str, "Permission"] = {}


@dataclass(frozen=True, slots=True)
class Permission:
    """A right that a role may hold. ``roles`` names the ready-made roles that hold it in a new organisation.

    Nobody holds it where the plan lacks its ``module``.
    """

    code: str
    label: str | Promise
    help: str | Promise = ""
    roles: tuple[str, ...] = field(default=(), compare=False)
    module: Module | None = field(default=None, compare=False)

    def __str__(self) -> str:
        return self.code


class UndeclaredPermission(LookupError):
    """Somebody asked for a permission that no room declares."""


def declare(
    code: str,
    label: str | Promise,
    help: str | Promise = "",  # noqa: A002 - the word users know
    *,
    roles: tuple[str, ...] = (),
    module: Module | None = None,
) -> Permission:
    """Declare a permission, once. The code reads ``room:verb``."""
    if code in _declared:
        msg = f"permission {code!r} is declared twice"
        raise ValueError(msg)
    room, separator, verb = code.partition(":")
    if not (room and separator and verb):
        msg = f"permission {code!r} does not read room:verb"
        raise ValueError(msg)
    permission = Permission(code, label, help, roles, module)
    _declared[code] = permission
    return permission


def all_permissions() -> tuple[Permission, ...]:
    """Every declared permission, ordered by code."""
    return tuple(_declared[code] for code in sorted(_declared))


def permission_named(code: str) -> Permission:
    """The permission with this code; raises ``UndeclaredPermission`` for a name nobody declared."""
    try:
        return _declared[code]
    except KeyError as error:
        raise UndeclaredPermission(code) from error


def allows(actor: Person | System, permission: Permission) -> bool:
    """Whether the actor holds the permission, and the plan what it belongs to."""
    permission_named(permission.code)
    return actor.has(permission.code) and (permission.module is None or permission.module.is_in_plan)


def require(actor: Person | System, permission: Permission) -> None:
    """Return if the actor holds the permission; raise ``NotAllowed`` otherwise, ``NotInPlan`` if the plan lacks it."""
    if not actor.has(permission.code):
        raise NotAllowed(permission_named(permission.code).code)
    if not allows(actor, permission):
        raise NotInPlan(permission.code, permission.module)
