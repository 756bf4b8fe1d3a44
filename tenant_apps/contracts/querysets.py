"""Reads of contracts."""

from typing import Self

from django.apps import apps
from django.db import models
from django.db.models import Exists, OuterRef

from vestibule.core.actors import Actor, Client, Professional, System


class ContractQuerySet(models.QuerySet):
    """Contracts."""

    def visible_to(self, actor: Actor) -> Self:
        """Professionals: each. Clients: those that were sent, while they may open the document."""
        if isinstance(actor, Professional | System):
            return self
        if isinstance(actor, Client):
            documents = apps.get_model("dossiers", "Publication").objects.visible_to(actor)
            return self.filter(publication__in=documents)
        return self.none()

    def of(self, customer: models.Model) -> Self:
        """Those of one client, the latest first."""
        return self.filter(dossier__customer=customer).order_by("-created_at", "-pk")

    def standing(self) -> Self:
        """All but the withdrawn."""
        return self.filter(withdrawn_at=None)

    def with_everything(self) -> Self:
        """What tells how far each is: the file, what is asked of the client, and whether somebody opened it."""
        sights = apps.get_model("dossiers", "Sight").objects.filter(publication=OuterRef("publication"))
        rows = self.select_related(
            "dossier__customer", "product", "party", "file", "publication__file", "point__request", "signed_copy__file"
        )
        return rows.annotate(is_seen=Exists(sights))
