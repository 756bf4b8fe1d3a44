"""By which ways clients are told, when, and how often."""

from collections.abc import Mapping
from datetime import time

from tenant_apps.accounts.models import Account
from tenant_apps.notifications.choosing import Ways, choices_of, matrix
from tenant_apps.notifications.errors import QuietNeedsBothEnds
from tenant_apps.notifications.happenings import SWITCHABLE
from tenant_apps.notifications.models import ClientRule, ContactPolicy, Rule
from tenant_apps.notifications.policies import CHOOSE, CONFIGURE, OVERRIDE
from vestibule.core.actors import Actor
from vestibule.core.commands import command
from vestibule.core.errors import NotAllowed
from vestibule.core.permissions import require
from vestibule.core.records import record


@command
def set_rules(*, actor: Actor, ways: Mapping[str, Ways]) -> None:
    """Say by which ways clients are told of each happening."""
    require(actor, CONFIGURE)
    for event in _switchable(ways):
        values = {"is_email": ways[event].is_email, "is_sms": ways[event].is_sms}
        Rule.objects.update_or_create(event=event, defaults=values)
    record("notifications.set_rules", None, actor=actor, events=sorted(ways))


@command
def set_client_rules(*, actor: Actor, account: Account, ways: Mapping[str, Ways]) -> None:
    """Say what holds for this client alone; what is not named follows the firm's rules."""
    require(actor, OVERRIDE)
    ClientRule.objects.filter(account=account).delete()
    for event in _switchable(ways):
        values = {"is_email": ways[event].is_email, "is_sms": ways[event].is_sms}
        ClientRule.objects.create(account=account, event=event, **values)
    record("notifications.set_client_rules", None, actor=actor, account=str(account.public_id), events=sorted(ways))


@command
def choose_own_ways(*, actor: Actor, ways: Mapping[str, Ways]) -> None:
    """A client says how to be told; what the firm does not offer, and silence, cannot be chosen."""
    require(actor, CHOOSE)
    if actor.account_id is None:
        raise NotAllowed(CHOOSE.code)
    firm = matrix()
    for event in _switchable(ways):
        if ways[event] not in choices_of(firm[event]):
            raise NotAllowed(CHOOSE.code)
        values = {"is_email": ways[event].is_email, "is_sms": ways[event].is_sms, "is_by_client": True}
        ClientRule.objects.update_or_create(account_id=actor.account_id, event=event, defaults=values)
    record("notifications.choose_own_ways", None, actor=actor, events=sorted(ways))


@command
def set_contact_policy(
    *, actor: Actor, quiet_from: time | None, quiet_until: time | None, weekly_cap: int | None
) -> ContactPolicy:
    """Say in which hours clients are not written to, and how often in a week at most."""
    require(actor, CONFIGURE)
    if (quiet_from is None) != (quiet_until is None):
        raise QuietNeedsBothEnds
    values = {"quiet_from": quiet_from, "quiet_until": quiet_until, "weekly_cap": weekly_cap}
    policy, _is_new = ContactPolicy.objects.update_or_create(is_only_row=True, defaults=values)
    facts = {name: str(value) if value is not None else "" for name, value in values.items()}
    record("notifications.set_contact_policy", None, actor=actor, **facts)
    return policy


def _switchable(ways: Mapping[str, Ways]) -> list[str]:
    return [each.code for each in SWITCHABLE if each.code in ways]
