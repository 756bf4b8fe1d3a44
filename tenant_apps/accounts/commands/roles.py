"""Roles of the firm's own, beside the ready-made ones."""

from collections.abc import Collection

from tenant_apps.accounts import policies
from tenant_apps.accounts.enums import OWN
from tenant_apps.accounts.errors import RightsMissing, RoleHeld, RoleNameMissing, RoleNameTaken
from tenant_apps.accounts.models import Role
from tenant_apps.accounts.rights import LONGEST_NAME, assignable
from vestibule.core.actors import Actor
from vestibule.core.commands import command
from vestibule.core.errors import NotAllowed
from vestibule.core.permissions import require
from vestibule.core.records import record


@command
def save_role(*, actor: Actor, name: str, rights: Collection[str], role: Role | None = None) -> Role:
    """Make a role with exactly these rights, or give one of the firm's own another name and other rights.

    It holds for everybody who has it from the next request on. Ready-made roles stay as they are.
    """
    require(actor, policies.MANAGE)
    name, chosen = " ".join(name.split())[:LONGEST_NAME], sorted(set(rights) & {each.code for each in assignable()})
    if not name:
        raise RoleNameMissing
    if not chosen:
        raise RightsMissing
    role = _own(role) if role is not None else Role()
    code = f"{OWN}{name}"
    if Role.objects.filter(code__iexact=code).exclude(pk=role.pk).exists():
        raise RoleNameTaken
    before = list(role.permissions)
    role.code, role.permissions = code, chosen
    if role.pk is None:
        role.save(force_insert=True)
    else:
        role.save(update_fields=["code", "permissions"])
    added, taken = sorted(set(chosen) - set(before)), sorted(set(before) - set(chosen))
    record("accounts.save_role", role, actor=actor, added=added, taken=taken)
    return role


@command
def remove_role(*, actor: Actor, role: Role) -> None:
    """Remove one of the firm's own roles that nobody has any more."""
    require(actor, policies.MANAGE)
    role = _own(role)
    if role.accounts.exists():
        raise RoleHeld
    record("accounts.remove_role", role, actor=actor)
    role.delete()


def _own(role: Role) -> Role:
    """The row, locked; nobody changes what a ready-made role may do."""
    if not role.code.startswith(OWN):
        raise NotAllowed(policies.MANAGE.code)
    return Role.objects.select_for_update(of=("self",)).get(pk=role.pk)
