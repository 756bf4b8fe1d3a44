"""Reads of flows, versions, runs and answers."""

from typing import Self

from django.db import models
from django.db.models import OuterRef, Prefetch, Q, Subquery

from tenant_apps.flows.enums import RunState
from vestibule.core.actors import Actor, Client, Professional, System


class FlowQuerySet(models.QuerySet):
    """Flows."""

    def visible_to(self, actor: Actor) -> Self:
        """Professionals see every flow; a client sees only what was started for them."""
        return self if isinstance(actor, Professional | System) else self.none()

    def active(self) -> Self:
        return self.filter(is_active=True)

    def with_current_version(self) -> Self:
        """Each flow with its newest published version as ``current_version``, without reading the definition."""
        versions = self.model._meta.get_field("versions").related_model.objects
        newest = versions.published().filter(flow=OuterRef("flow")).order_by("-number").values("pk")[:1]
        current = versions.filter(pk=Subquery(newest)).defer("definition")
        return self.prefetch_related(Prefetch("versions", queryset=current, to_attr="current_versions"))


class FlowVersionQuerySet(models.QuerySet):
    """Versions of flows."""

    def published(self) -> Self:
        return self.filter(published_at__isnull=False)

    def newest_of(self, flow: models.Model) -> Self:
        return self.published().filter(flow=flow).order_by("-number")


class FlowRunQuerySet(models.QuerySet):
    """Runs."""

    def visible_to(self, actor: Actor) -> Self:
        """Professionals: every run. Clients: their own, and those of the others where the invite shares them."""
        if isinstance(actor, Professional | System):
            return self
        if isinstance(actor, Client):
            own = Q(pk=None)
            for grant in actor.grants:
                own |= Q(customer_id=grant.customer_id, party_id=grant.party_id)
            return self.filter(own | Q(customer_id__in=actor.shared_customer_ids))
        return self.none()

    def open(self) -> Self:
        return self.filter(state=RunState.OPEN)

    def with_subject(self) -> Self:
        """With whom it is about and what is asked; the definition itself stays in the database until it is needed."""
        return self.select_related("customer", "party", "version__flow").defer("version__definition")

    def newest_first(self) -> Self:
        return self.order_by("-created_at", "-pk")


class AnswerQuerySet(models.QuerySet):
    """Answers. Whoever may see the run may see them, so they are read through a run."""

    def of_run(self, run: models.Model) -> Self:
        return self.filter(run=run)

    def with_people(self) -> Self:
        """With the names of who answered and who confirmed."""
        return self.select_related("answered_by", "confirmed_by")


class AnswerChangeQuerySet(models.QuerySet):
    """The history of answers, read through a run as well."""

    def newest_first(self) -> Self:
        """With the question and the name of who made each change."""
        return self.select_related("answer", "made_by").order_by("-pk")
