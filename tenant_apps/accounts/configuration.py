"""What a file can hold of this room's settings: roles of the firm's own, and what is asked of log-ins.

From where one may work belongs to a place, not to a way of working: it stays where it is.
"""

from django.utils.translation import gettext_lazy as _

from tenant_apps.accounts import policies
from tenant_apps.accounts.commands.roles import save_role
from tenant_apps.accounts.commands.two_factor import set_security_policy
from tenant_apps.accounts.enums import OWN
from tenant_apps.accounts.models import Role
from tenant_apps.accounts.rights import LONGEST_NAME, assignable, own_roles
from vestibule.core import configuration
from vestibule.core.actors import Actor
from vestibule.core.configuration import ONE, Content, Field, Part, in_words


def _roles() -> dict[str, Content]:
    known = {each.code for each in assignable()}
    return {role.name: {"rights": sorted(known.intersection(role.permissions))} for role in own_roles()}


def _write_role(actor: Actor, key: str, content: Content) -> None:
    role = Role.objects.filter(code=f"{OWN}{key}").first()
    save_role(actor=actor, name=key, rights=content["rights"], role=role)


def _are_rights(value: object) -> bool:
    """Those that the form of a role offers, and no others."""
    known = {each.code for each in assignable()}
    return bool(value) and configuration.are_some_of(value, known)


def _told(value: list[str]) -> str:
    labels = {each.code: str(each.label) for each in assignable()}
    return in_words([labels[code] for code in labels if code in value])


configuration.configures(
    Part(
        code="accounts.roles",
        label=_("Roles of your own"),
        permission=policies.MANAGE,
        fields={
            "rights": Field(_("Rights"), _are_rights, _told, is_same=lambda here, there: set(here) == set(there)),
        },
        read=_roles,
        write=_write_role,
        title=lambda key, _content: key,
        is_key=lambda key: 0 < len(key) <= LONGEST_NAME and key == " ".join(key.split()),
    )
)


def _policy() -> dict[str, Content]:
    policy = policies.security_policy()
    return {ONE: {name: getattr(policy, name) for name in ("is_two_factor_required", "idle_minutes")}}


configuration.configures(
    Part(
        code="accounts.security",
        label=_("Two-factor authentication and logging out"),
        permission=policies.MANAGE,
        fields={
            "is_two_factor_required": configuration.flag(_("Everybody who works here needs two-factor authentication")),
            "idle_minutes": configuration.number(
                _("Log out after this many minutes without activity"), 5, 720, is_optional=True
            ),
        },
        read=_policy,
        write=lambda actor, _key, content: set_security_policy(actor=actor, networks=None, **content),
    )
)
