"""Reads of flows, versions, runs and answers."""

from typing import Self

from django.apps import apps
from django.db import models
from django.db.models import Case, Count, Exists, OuterRef, Q, Sum, When
from django.db.models.functions import Coalesce

from tenant_apps.documents.enums import FileState
from tenant_apps.flows.enums import FlowKind, RunState
from vestibule.core.actors import Actor, Client, Professional, System
from vestibule.core.sorting import alphabetical_as_shown
from vestibule.core.visibility import not_hidden, opened_to


def files_of_answers(actor: Actor) -> Q:
    """The condition on files that holds for the answers that the actor may see."""
    return Q(pk__in=apps.get_model("flows", "AnswerFile").objects.visible_to(actor).values("file"))


def customer_of_answered(file: models.Model) -> int | None:
    """Whose file it is, when it is an answer."""
    rows = apps.get_model("flows", "AnswerFile").objects.filter(file=file)
    return rows.values_list("run__customer", flat=True).first()


class FlowQuerySet(models.QuerySet):
    """Flows."""

    def visible_to(self, actor: Actor) -> Self:
        """Professionals see every flow; a client sees only what was started for them."""
        return self if isinstance(actor, Professional | System) else self.none()

    def active(self) -> Self:
        """What may be chosen: switched on, not archived, and published at least once."""
        published = self.model.objects.filter(versions__published_at__isnull=False)
        return self.filter(is_active=True, archived_at=None, pk__in=published.values("pk"))

    def archived(self) -> Self:
        return self.filter(archived_at__isnull=False)

    def in_use(self) -> Self:
        return self.filter(archived_at=None)

    def with_open_runs(self) -> Self:
        """With ``open_runs``: how many fact finds of any version are being filled in."""
        return self.annotate(
            open_runs=Count("versions__runs", filter=Q(versions__runs__state=RunState.OPEN), distinct=True)
        )

    def by_name(self) -> Self:
        return self.order_by(alphabetical_as_shown("name"), "pk")

    def fitting_first(self, kind: str) -> Self:
        """Those of this kind of work, then the general ones, then the others; each by name."""
        fit = Case(When(kind=kind, then=0), When(kind=FlowKind.GENERAL, then=1), default=2)
        return self.order_by(fit, alphabetical_as_shown("name"), "pk")


class FlowVersionQuerySet(models.QuerySet):
    """Versions of flows."""

    def visible_to(self, actor: Actor) -> Self:
        """As the flows themselves."""
        return self if isinstance(actor, Professional | System) else self.none()

    def published(self) -> Self:
        return self.filter(published_at__isnull=False)

    def drafts(self) -> Self:
        return self.filter(published_at=None)

    def with_people(self) -> Self:
        """With the flow and the names of who changed and who published it."""
        return self.select_related("flow", "changed_by", "published_by", "base")

    def newest_of(self, flow: models.Model) -> Self:
        return self.published().filter(flow=flow).order_by("-number")

    def current(self) -> Self:
        """The newest published version of each flow, with the flow, without reading the definition."""
        newest = self.published().order_by("flow_id", "-number").distinct("flow_id")
        return newest.select_related("flow").defer("definition")


class FlowRunQuerySet(models.QuerySet):
    """Runs."""

    def visible_to(self, actor: Actor) -> Self:
        """Professionals: every run. Clients: what their invites open, but nothing for a product that is not shown."""
        if isinstance(actor, Professional | System):
            return self
        if isinstance(actor, Client):
            return self.filter(opened_to(actor) & not_hidden(actor))
        return self.none()

    def open(self) -> Self:
        return self.filter(state=RunState.OPEN)

    def of_flow(self, flow: models.Model) -> Self:
        return self.filter(version__flow=flow)

    def with_subject(self) -> Self:
        """With whom it is about and what is asked; the definition itself stays in the database until it is needed."""
        return self.select_related("customer", "party", "version__flow").defer("version__definition")

    def newest_first(self) -> Self:
        return self.order_by("-created_at", "-pk")

    def beside(self, run: models.Model) -> Self:
        """What the other people of the customer fill in of the same flow, for the same dossier."""
        same = self.filter(customer=run.customer_id, dossier_id=run.dossier_id, version__flow=run.version.flow_id)
        return same.exclude(party=run.party_id)


class AnswerQuerySet(models.QuerySet):
    """Answers. Whoever may see the run may see them, so they are read through a run."""

    def of_run(self, run: models.Model) -> Self:
        return self.filter(run=run)

    def with_people(self) -> Self:
        """With the names of who answered and who confirmed."""
        return self.select_related("answered_by", "confirmed_by")


class AnswerFileQuerySet(models.QuerySet):
    """Files that were given as answers."""

    def visible_to(self, actor: Actor) -> Self:
        """Whoever may see the answers may open them."""
        if isinstance(actor, Professional | System):
            return self
        if isinstance(actor, Client):
            return self.filter(opened_to(actor, "run__") & not_hidden(actor, "run__"))
        return self.none()

    def of_customer(self, customer_id: int) -> Self:
        return self.filter(run__customer=customer_id)

    def total_size(self) -> int:
        """The bytes that are kept of them."""
        kept = self.filter(file__state__in=(FileState.QUARANTINED, FileState.PROMOTED))
        return kept.aggregate(total=Coalesce(Sum("file__size"), 0))["total"]


class SettlementQuerySet(models.QuerySet):
    """Settled differences. Whoever may see both runs may see them, so they are read through these."""

    def about(self, run: models.Model) -> Self:
        """Those about the answers that this run and the other person's give, the newest first."""
        found = self.filter(customer=run.customer_id, dossier_id=run.dossier_id, flow=run.version.flow_id)
        return found.select_related("customer", "chosen", "settled_by").order_by("-pk")


class ResultQuerySet(models.QuerySet):
    """Results of scored questionnaires, read through a run."""

    def of_run(self, run: models.Model) -> Self:
        """Those of a run, the newest first, with who confirmed them and what was made of them."""
        people = self.select_related("confirmed_by", "version__flow")
        return people.prefetch_related("overrides__set_by").filter(run=run).order_by("-pk")


class BandOverrideQuerySet(models.QuerySet):
    """Bands that an adviser set, read through a run as well."""

    def that_count(self) -> Self:
        """Those of the newest result of their run: a new confirmation begins without them."""
        results = apps.get_model("flows", "Result").objects
        return self.exclude(Exists(results.filter(run=OuterRef("result__run"), pk__gt=OuterRef("result"))))

    def of_applicant(self, dossier_id: int, party: models.Model) -> Self:
        """Those about what one person filled in for a dossier, with the flow."""
        found = self.filter(result__run__dossier_id=dossier_id, result__run__party=party)
        return found.select_related("result__run__version__flow").defer("result__run__version__definition")


class AnswerChangeQuerySet(models.QuerySet):
    """The history of answers, read through a run as well."""

    def newest_first(self) -> Self:
        """With the question and the name of who made each change."""
        return self.select_related("answer", "made_by").order_by("-pk")
