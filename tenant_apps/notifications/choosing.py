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
        if own and not own.is_by_client:
            return Ways(own.is_email, own.is_sms)
        rule = Rule.objects.filter(event=happening.code).first()
        firm = Ways(rule.is_email, rule.is_sms) if rule else Ways(happening.is_email, happening.is_sms)
        return _within(firm, Ways(own.is_email, own.is_sms)) if own else firm
    return Ways(happening.is_email, happening.is_sms)


def _within(firm: Ways, chosen: Ways) -> Ways:
    """What a client chose, as far as the firm still offers it; its own way where nothing of that is left."""
    both = Ways(firm.is_email and chosen.is_email, firm.is_sms and chosen.is_sms)
    return both if both.is_email or both.is_sms else firm


def choices_of(firm: Ways) -> list[Ways]:
    """The ways among which a client may choose: those that the firm offers, and at least one of them."""
    ways = (Ways(is_email=True, is_sms=False), Ways(is_email=False, is_sms=True), Ways(is_email=True, is_sms=True))
    return [each for each in ways if each.is_email <= firm.is_email and each.is_sms <= firm.is_sms]


def own_choices(account_id: int) -> dict[str, Ways]:
    """What holds for this client within what the firm offers."""
    firm = matrix()
    return {code: _within(firm[code], ways) for code, ways in own_matrix(account_id).items() if code in firm}


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
