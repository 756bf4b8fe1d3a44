"""By which ways a client is told of something: the firm's matrix, and what holds for this client alone."""

from dataclasses import dataclass

from django.db.models import QuerySet

from tenant_apps.accounts.models import Account
from tenant_apps.notifications.happenings import SWITCHABLE, Happening
from tenant_apps.notifications.models import ClientRule, ContactPolicy, Rule
from tenant_apps.notifications.policies import OVERRIDE
from vestibule.core.actors import Actor


@dataclass(frozen=True, slots=True)
class Ways:
    """E-mail, text message, both or neither."""

    is_email: bool
    is_sms: bool


def ways_for(happening: Happening, account_id: int | None) -> Ways:
    """The client's own rule, the firm's, or what the product proposes."""
    if not happening.always_goes:
        own = ClientRule.objects.filter(account_id=account_id, event=happening.code).first() if account_id else None
        rule = own or Rule.objects.filter(event=happening.code).first()
        if rule:
            return Ways(rule.is_email, rule.is_sms)
    return Ways(happening.is_email, happening.is_sms)


def matrix() -> dict[str, Ways]:
    """The firm's rule of each happening that can be switched."""
    rules = {rule.event: Ways(rule.is_email, rule.is_sms) for rule in Rule.objects.order_by("pk")}
    return {each.code: rules.get(each.code, Ways(each.is_email, each.is_sms)) for each in SWITCHABLE}


def own_matrix(account_id: int) -> dict[str, Ways]:
    """What holds for this client alone."""
    rules = ClientRule.objects.filter(account_id=account_id).order_by("pk")
    return {rule.event: Ways(rule.is_email, rule.is_sms) for rule in rules}


def contact_policy() -> ContactPolicy:
    """When clients are written to and how often; nothing is limited until the firm says so."""
    return ContactPolicy.objects.first() or ContactPolicy()


def clients_for(actor: Actor) -> QuerySet[Account]:
    """The clients for whom this person may choose."""
    return Account.objects.filter(is_client=True) if actor.has(OVERRIDE.code) else Account.objects.none()
