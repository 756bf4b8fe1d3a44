"""Reads of notices."""

from datetime import datetime
from typing import Self

from django.apps import apps
from django.db import models
from django.db.models import Q
from django.utils import timezone

from tenant_apps.inbox.enums import Box, Grouping, State
from tenant_apps.inbox.kinds import kinds_for
from vestibule.core.actors import Actor, Professional, System


class NoticeQuerySet(models.QuerySet):
    """Notices."""

    def visible_to(self, actor: Actor) -> Self:
        """One's own and those of one's teams, of the kinds that one's rights open at this moment."""
        if isinstance(actor, System):
            return self
        if not isinstance(actor, Professional):
            return self.none()
        kinds = [kind.code for kind in kinds_for(actor.permissions)]
        return self.filter(Q(account=actor.account_id) | Q(team__in=_teams_of(actor)), kind__in=kinds)

    def in_box(self, actor: Actor, box: str) -> Self:
        """In one's own inbox: what is one's own, and what nobody of one's teams has taken. Or all of the teams."""
        in_team = Q(team__in=_teams_of(actor))
        return self.filter(in_team if box == Box.TEAM else Q(account=actor.account_id) | in_team & Q(account=None))

    def in_state(self, state: str) -> Self:
        """Open ones; those put off; those done."""
        if state == State.DONE:
            return self.exclude(done_at=None)
        open_now = self.filter(done_at=None)
        now = timezone.now()
        return open_now.filter(surfaces_at__gt=now) if state == State.SNOOZED else open_now.filter(surfaces_at__lte=now)

    def unread(self) -> Self:
        return self.filter(read_at=None)

    def in_order(self, grouping: str) -> Self:
        """The newest first; or by what they are about, and then the newest first."""
        return self.order_by("about", "-id") if grouping == Grouping.MATTER else self.order_by("-surfaces_at", "-id")

    def following(self, last: models.Model | None, grouping: str) -> Self:
        """Those that stand after this one in that order."""
        if last is None:
            return self
        if grouping == Grouping.MATTER:
            return self.filter(Q(about__gt=last.about) | Q(about=last.about, id__lt=last.pk))
        at: datetime = last.surfaces_at
        return self.filter(surfaces_at__lte=at).filter(Q(surfaces_at__lt=at) | Q(id__lt=last.pk))

    def with_people(self) -> Self:
        """With whose they are."""
        return self.select_related("account", "team")


class OwnRows(models.QuerySet):
    """What somebody chose, or what waits for their summary."""

    def visible_to(self, actor: Actor) -> Self:
        """One's own."""
        if isinstance(actor, System):
            return self
        return self.filter(account=actor.account_id) if isinstance(actor, Professional) else self.none()


class RuleQuerySet(models.QuerySet):
    """The firm's rules."""

    def visible_to(self, actor: Actor) -> Self:
        """No secret to those who work here."""
        return self if isinstance(actor, Professional | System) else self.none()


def _teams_of(actor: Actor) -> models.QuerySet:
    members = apps.get_model("accounts", "Team").members.through.objects
    return members.filter(account=actor.account_id).values("team")
