"""Who works together."""

from collections.abc import Collection

from tenant_apps.accounts.errors import NotAColleague, TeamNameMissing, TeamNameTaken
from tenant_apps.accounts.models import Account, Team
from tenant_apps.accounts.policies import MANAGE
from vestibule.core.actors import Actor
from vestibule.core.commands import command
from vestibule.core.permissions import require
from vestibule.core.records import record


@command
def save_team(*, actor: Actor, name: str, members: Collection[Account], team: Team | None = None) -> Team:
    """Make a team, or give one another name or other members."""
    require(actor, MANAGE)
    name = " ".join(name.split())
    if not name:
        raise TeamNameMissing
    if not all(member.is_professional and member.is_active for member in members):
        raise NotAColleague
    others = Team.objects.exclude(pk=team.pk) if team else Team.objects.all()
    if others.filter(name__iexact=name).exists():
        raise TeamNameTaken
    if team is None:
        team = Team.objects.create(name=name)
    else:
        team = Team.objects.select_for_update(of=("self",), no_key=True).get(pk=team.pk)
        team.name = name
        team.save(update_fields=["name"])
    team.members.set(members)
    record("accounts.save_team", team, actor=actor, members=sorted(str(member.public_id) for member in members))
    return team


@command
def remove_team(*, actor: Actor, team: Team) -> None:
    """Remove a team; its work stays with the people who do it."""
    require(actor, MANAGE)
    record("accounts.remove_team", team, actor=actor, name=team.name)
    team.delete()
