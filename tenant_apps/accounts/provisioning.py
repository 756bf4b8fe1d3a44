"""What a new organisation starts with."""

from contextlib import suppress

from tenant_apps.accounts.commands.people import invite_professional
from tenant_apps.accounts.enums import RoleCode
from tenant_apps.accounts.errors import AddressTaken
from tenant_apps.accounts.models import Role
from vestibule.core.actors import System


def seed_roles() -> None:
    """Make the ready-made roles that are missing; those that are there stay as the organisation left them."""
    Role.objects.bulk_create([Role(code=code) for code in RoleCode], ignore_conflicts=True)


def create_first_administrator(*, email: str, name: str, language: str, raw_token: str) -> None:
    """Make the account of whoever signed the firm up; ``raw_token`` is the activation link that they hold already.

    A second call, after a crash in between, changes nothing.
    """
    with suppress(AddressTaken):
        invite_professional(
            actor=System("a new organisation"),
            email=email,
            name=name,
            roles=[RoleCode.TENANT_ADMIN, RoleCode.ADVISER],
            language=language,
            raw_token=raw_token,
        )
