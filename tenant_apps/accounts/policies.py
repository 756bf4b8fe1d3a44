"""The rights of this room and the questions they answer."""

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from tenant_apps.accounts.enums import RoleCode
from tenant_apps.accounts.models import Account, SecurityPolicy
from vestibule.core.actors import Actor, System
from vestibule.core.errors import NotAllowed
from vestibule.core.permissions import all_permissions, declare

MANAGE = declare(
    "accounts:manage",
    _("Manage users"),
    _("Invite colleagues, choose their roles and close their accounts."),
    roles=(RoleCode.TENANT_ADMIN, RoleCode.OPERATOR),
)
ADD_CLIENT = declare(
    "accounts:add-client",
    _("Give clients an account"),
    _("Open the client portal for somebody whom the firm advises."),
    roles=(RoleCode.TENANT_ADMIN, RoleCode.ADVISER, RoleCode.CASE_HANDLER),
)


def permissions_of(role_codes: list[str], extra: list[list[str]]) -> frozenset[str]:
    """Every right of somebody with these roles: what rooms declare for them, and what the organisation added.

    Declared rights are read from the code at each request, so a right that a new version brings works at once in every
    organisation. What was added is checked against what is declared, so a right that no longer exists opens nothing.
    """
    held = set(role_codes)
    added = {code for codes in extra for code in codes}
    return frozenset(
        permission.code
        for permission in all_permissions()
        if held.intersection(permission.roles) or permission.code in added
    )


def needs_two_factor(account: Account) -> bool:
    """Whether this person must have a second step.

    An organisation may ask it of those who work there, never of clients. Who runs the platform always needs one, but in
    the embedded default, which is for looking around.
    """
    if account.is_operator:
        return not settings.EMBEDDED
    return account.is_professional and is_two_factor_required()


def is_two_factor_required() -> bool:
    """Whether the organisation asks for a second step of those who work there."""
    return SecurityPolicy.objects.filter(is_two_factor_required=True).exists()


def security_policy() -> SecurityPolicy:
    """What the organisation asks of log-ins; nothing until it says so."""
    return SecurityPolicy.objects.first() or SecurityPolicy()


def require_own(actor: Actor, account: Account) -> None:
    """Return if the actor is this person (or the product itself), raise ``NotAllowed`` otherwise."""
    if not isinstance(actor, System) and actor.account_id != account.pk:
        raise NotAllowed


def require_system(actor: Actor) -> None:
    """Return if the product itself acts; nobody holds a permission for this."""
    if not isinstance(actor, System):
        raise NotAllowed
