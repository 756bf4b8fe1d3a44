"""What holds for a kind of notice: what somebody chose, what the firm chose, what the room proposes."""

from collections.abc import Collection
from dataclasses import dataclass

from tenant_apps.inbox.enums import Audience, Way
from tenant_apps.inbox.kinds import Kind, all_kinds, kinds_for
from tenant_apps.inbox.models import Preference, Rule
from vestibule.core.actors import Professional


@dataclass(frozen=True, slots=True)
class Settled:
    """The firm's rule about one kind, or what the room proposes."""

    audiences: tuple[Audience, ...]
    way: Way
    days: int | None


def rule_of(kind: Kind) -> Settled:
    """What holds for one kind."""
    return _settled(kind, Rule.objects.filter(kind=kind.code).first())


def rules() -> list[tuple[Kind, Settled]]:
    """What holds for each kind that the plan holds, in one statement."""
    kept = {rule.kind: rule for rule in Rule.objects.order_by("pk")}
    return [(kind, _settled(kind, kept.get(kind.code))) for kind in all_kinds() if kind.is_in_plan]


def ways_of(kind: Kind, accounts: Collection[int], usual: Way) -> dict[int, Way]:
    """How each of these people is told of it."""
    own = Preference.objects.filter(kind=kind.code, account__in=accounts).values_list("account", "way").order_by("pk")
    chosen = {account: Way(way) for account, way in own}
    return {account: chosen.get(account, usual) for account in accounts}


def own_ways(actor: Professional) -> list[tuple[Kind, Way, bool]]:
    """How the reader is told of each kind that concerns them, and whether they chose that themselves."""
    own = Preference.objects.visible_to(actor).values_list("kind", "way").order_by("pk")
    chosen = {code: Way(way) for code, way in own}
    mine = set(kinds_for(actor.permissions))
    return [
        (kind, chosen.get(kind.code, settled.way), kind.code in chosen) for kind, settled in rules() if kind in mine
    ]


def _settled(kind: Kind, rule: Rule | None) -> Settled:
    if rule is None:
        return Settled(kind.audiences, kind.way, kind.days)
    audiences = tuple(Audience(code) for code in rule.audiences if code in Audience.values)
    return Settled(audiences, Way(rule.way), rule.days if kind.days is not None else None)
