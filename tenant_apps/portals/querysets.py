"""Reads of what the firm set up and what clients accepted."""

from collections.abc import Iterable
from typing import Self

from django.apps import apps
from django.db import models
from django.db.models import Exists, OuterRef, Subquery
from django.db.models.functions import JSONObject

from vestibule.core.actors import Actor, Client

SWITCHES = ("has_stage_bar", "has_case_handler", "has_telephone", "has_profile_first")


class DisclosureQuerySet(models.QuerySet):
    """Versions of the disclosure."""

    def visible_to(self, _actor: Actor) -> Self:
        """Whoever may enter a portal may read what the firm says about privacy."""
        return self

    def newest_first(self) -> Self:
        return self.order_by("-version")


class AcceptanceQuerySet(models.QuerySet):
    """Who accepted what."""

    def visible_to(self, actor: Actor) -> Self:
        """A client sees the own, a professional those of the firm."""
        return self.filter(account_id=actor.account_id) if isinstance(actor, Client) else self

    def newest_first(self) -> Self:
        return self.order_by("-pk")

    def latest_of(self, accounts: Iterable[int | None]) -> dict[int, models.Model]:
        """What each of these accounts agreed to last; nothing for who has not agreed yet."""
        rows = self.filter(account_id__in=[account for account in accounts if account])
        return {row.account_id: row for row in rows.defer("text").order_by("pk")}


class StageVideoQuerySet(models.QuerySet):
    """Videos of stages."""

    def visible_to(self, _actor: Actor) -> Self:
        """They are made for clients; nothing in them is anybody's alone."""
        return self


def set_up() -> dict[str, Subquery | Exists]:
    """For dossiers, in the same statement: the switches (``portal_setup``) and whether the stage has a film."""
    setup = apps.get_model("portals", "PortalSetup").objects.order_by("pk")
    films = apps.get_model("portals", "StageVideo").objects.filter(stage=OuterRef("stage"))
    switches = JSONObject(**{name: name for name in SWITCHES})
    return {"portal_setup": Subquery(setup.values(found=switches)[:1]), "has_film": Exists(films)}
