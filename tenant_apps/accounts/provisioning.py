"""What a new organisation starts with."""

from tenant_apps.accounts.enums import RoleCode
from tenant_apps.accounts.models import Role


def seed_roles() -> None:
    """Make the ready-made roles that are missing; those that are there stay as the organisation left them."""
    Role.objects.bulk_create([Role(code=code) for code in RoleCode], ignore_conflicts=True)
