"""Reads of dossiers, their action points and what belongs to them."""

from collections.abc import Sequence
from typing import Self

from django.apps import apps
from django.db import models
from django.db.models import Count, Exists, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce

from tenant_apps.documents.enums import FileState
from tenant_apps.documents.querysets import standing_remark
from tenant_apps.dossiers.enums import PRODUCT_OF_KIND, Interest, StageOutcome
from tenant_apps.dossiers.progress import Progress
from vestibule.core.actors import Actor, Client, Professional, System
from vestibule.core.sorting import folded
from vestibule.core.ways import is_uuid


def _opened_to(client: Client, path: str = "") -> Q:
    """The condition on action points, reached over ``path``, that holds for what the client's invites open.

    What has to be done for a product that is not shown to the client is not shown either.
    """
    shown = Q((f"{path}product", None)) | Q((f"{path}product__is_shown", True))
    opened = Q(pk__in=())
    for grant in client.grants:
        in_dossier = Q((f"{path}dossier", grant.dossier_id))
        own = Q((f"{path}party", None)) | Q((f"{path}party", grant.party_id))
        opened |= in_dossier if grant.sees_other_applicants else in_dossier & own
    return opened & shown


class WorkflowQuerySet(models.QuerySet):
    """Workflows."""

    def visible_to(self, actor: Actor) -> Self:
        """Professionals: each workflow of the firm. Clients: those of their dossiers."""
        if isinstance(actor, Professional | System):
            return self
        if isinstance(actor, Client):
            return self.filter(dossiers__in=actor.dossier_ids).distinct()
        return self.none()

    def with_stages(self) -> Self:
        """Each with its stages in order, archived ones included."""
        stages = apps.get_model("dossiers", "Stage").objects.order_by("position")
        return self.prefetch_related(models.Prefetch("stages", queryset=stages))


class StageQuerySet(models.QuerySet):
    """Stages."""

    def visible_to(self, actor: Actor) -> Self:
        """Professionals: each stage. Clients: the stages of the workflows of their dossiers."""
        if isinstance(actor, Professional | System):
            return self
        if isinstance(actor, Client):
            return self.filter(workflow__dossiers__in=actor.dossier_ids).distinct()
        return self.none()

    def in_order(self) -> Self:
        return self.order_by("workflow__position", "workflow_id", "position")

    def current(self) -> Self:
        """All but the archived."""
        return self.filter(archived_at=None)

    def with_use(self) -> Self:
        """Count the dossiers that stand in each, and tell whether any ever did (``was_used``)."""
        changes = apps.get_model("dossiers", "StageChange").objects
        return self.annotate(
            dossier_count=Count("dossiers"),
            was_used=Exists(changes.filter(Q(stage=OuterRef("pk")) | Q(stage_before=OuterRef("pk")))),
        )


class StageChangeQuerySet(models.QuerySet):
    """Moves from stage to stage."""

    def visible_to(self, actor: Actor) -> Self:
        """Professionals: each. Clients follow the stage alone."""
        return self if isinstance(actor, Professional | System) else self.none()


class SavedViewQuerySet(models.QuerySet):
    """Saved filters."""

    def visible_to(self, actor: Actor) -> Self:
        """One's own and nobody else's."""
        return self.filter(account_id=actor.account_id) if isinstance(actor, Professional) else self.none()


class DossierQuerySet(models.QuerySet):
    """Dossiers."""

    def visible_to(self, actor: Actor) -> Self:
        """Professionals: every dossier of the firm. Clients: those that an invite opens to them."""
        if isinstance(actor, Professional | System):
            return self
        if isinstance(actor, Client):
            return self.filter(pk__in=actor.dossier_ids)
        return self.none()

    def ongoing(self) -> Self:
        return self.filter(stage__outcome=StageOutcome.ONGOING)

    def matching(self, words: str) -> Self:
        """The words occur in the dossier's number, or each of them is found in its customer."""
        number = words.strip().upper()
        if not any(char.isdigit() for char in number):  # names need no look at each dossier's number
            return self.holding(folded(words).split())
        return self.of_customers_or_numbered(apps.get_model("customers", "Customer").objects.matching(words), number)

    def holding(self, words: Sequence[str]) -> Self:
        """Each of these words, folded already, is found in the customer."""
        return self.filter(*(Q(customer__search_text__contains=word) for word in words))

    def of_customers_or_numbered(self, customers: models.QuerySet, number: str) -> Self:
        """Those of these customers, and those whose number holds this."""
        return self.filter(Q(customer__in=customers.values("pk")) | Q(number__contains=number))

    def with_people(self) -> Self:
        return self.select_related("customer", "stage", "workflow", "adviser", "case_handler", "team")

    def of_interest_to(self, actor: Actor, interest: str) -> Self:
        """The dossiers that are the actor's own work, their teams', or that they follow."""
        if interest == Interest.MINE:
            return self.filter(Q(adviser=actor.account_id) | Q(case_handler=actor.account_id))
        if interest == Interest.TEAM:
            teams = apps.get_model("accounts", "Team").objects.filter(members=actor.account_id)
            return self.filter(team__in=teams)
        if interest == Interest.FOLLOWED:
            return self.filter(
                pk__in=self.model.watchers.through.objects.filter(account=actor.account_id).values("dossier")
            )
        return self

    def with_next_deadline(self) -> Self:
        """Add ``next_deadline_on``: the first date that was not met."""
        waiting = apps.get_model("dossiers", "Deadline").objects.filter(dossier=OuterRef("pk")).unmet()
        return self.annotate(next_deadline_on=Subquery(waiting.order_by("due_on").values("due_on")[:1]))

    def with_watched(self, actor: Actor) -> Self:
        """Add ``is_watched``: whether the actor follows the dossier."""
        through = self.model.watchers.through.objects.filter(dossier=OuterRef("pk"), account=actor.account_id)
        return self.annotate(is_watched=Exists(through))

    def with_progress(self) -> Self:
        """Count the action points, so that ``dossier.progress`` costs no query."""
        points = (
            apps.get_model("dossiers", "ActionPoint")
            .objects.current()
            .filter(dossier=OuterRef("pk"))
            .order_by()
            .values("dossier")
        )
        total = Subquery(points.annotate(count=Count("pk")).values("count"))
        handled = Subquery(points.annotate(count=Count("handled_at")).values("count"))
        return self.annotate(points_total=Coalesce(total, 0), points_handled=Coalesce(handled, 0))


class DeadlineQuerySet(models.QuerySet):
    """Deadlines of dossiers."""

    def visible_to(self, actor: Actor) -> Self:
        """Professionals only: what a client must know by when, an action point says."""
        return self if isinstance(actor, Professional | System) else self.none()

    def unmet(self) -> Self:
        return self.filter(met_at=None)

    def soonest_first(self) -> Self:
        """Those not met in front."""
        return self.order_by(models.F("met_at").asc(nulls_first=True), "due_on", "pk")


class ProductQuerySet(models.QuerySet):
    """Products of dossiers."""

    def visible_to(self, actor: Actor) -> Self:
        """Professionals: each product. Clients: those of their dossiers that are shown to them."""
        if isinstance(actor, Professional | System):
            return self
        if isinstance(actor, Client):
            return self.filter(dossier__in=actor.dossier_ids, is_shown=True)
        return self.none()

    def usual_for(self, dossier: models.Model) -> models.Model | None:
        """What is asked is usually for this product: the only one that is shown, or else that of the dossier's kind."""
        shown = list(self.filter(dossier=dossier, is_shown=True).order_by("pk"))
        if len(shown) == 1:
            return shown[0]
        usual = PRODUCT_OF_KIND.get(dossier.kind)
        return next((product for product in shown if product.kind == usual), None)


class ProductTextQuerySet(models.QuerySet):
    """What the firm tells about kinds of products."""

    def visible_to(self, actor: Actor) -> Self:
        """No secret to anybody who works at the firm or is advised by it."""
        return self if isinstance(actor, Professional | Client | System) else self.none()


class ActionPointQuerySet(models.QuerySet):
    """Action points."""

    def visible_to(self, actor: Actor) -> Self:
        """Professionals: each that was not removed. Clients: of those, what their invites open, see ``Grant``."""
        if isinstance(actor, Professional | System):
            return self.current()
        if isinstance(actor, Client):
            return self.current().filter(_opened_to(actor))
        return self.none()

    def current(self) -> Self:
        """All but the removed."""
        return self.filter(removed_at=None)

    def open(self) -> Self:
        return self.filter(handled_at=None)

    def in_ongoing_dossiers(self) -> Self:
        """Nobody waits for what a closed dossier still asked."""
        return self.filter(dossier__stage__outcome=StageOutcome.ONGOING)

    def of_applicant(self, dossier: models.Model, party: models.Model) -> Self:
        """What one applicant must do, alone or with the others, and is shown."""
        own = Q(party=None) | Q(party=party)
        shown = Q(product=None) | Q(product__is_shown=True)
        return self.filter(own & shown, dossier=dossier)

    def most_urgent_first(self) -> Self:
        """Open before handled; as somebody put them, or else by due date; then the oldest first."""
        return self.order_by(
            models.F("handled_at").asc(nulls_first=True),
            models.F("position").asc(nulls_last=True),
            models.F("due_on").asc(nulls_last=True),
            "created_at",
            "pk",
        )

    def with_sources(self) -> Self:
        """The request or fact find behind each, its applicant and its product."""
        return self.select_related("request__document_type", "run__version__flow", "party", "product").defer(
            "run__version__definition"
        )

    def with_verdicts(self) -> Self:
        """Add ``verdict_remark``: what the firm remarked when it approved the document."""
        return self.annotate(verdict_remark=standing_remark("request"))

    def progress(self) -> Progress:
        """Handled and all, in one query."""
        return Progress(**self.aggregate(handled=Count("handled_at"), total=Count("pk")))


class ProgressChangeQuerySet(models.QuerySet):
    """Changes of the percentage."""

    def visible_to(self, actor: Actor) -> Self:
        """As with the action points that caused them, removed ones included."""
        if isinstance(actor, Professional | System):
            return self
        if isinstance(actor, Client):
            return self.filter(_opened_to(actor, "action_point__"))
        return self.none()

    def falls(self) -> Self:
        return self.filter(percent_after__lt=models.F("percent_before"))

    def still_holding(self) -> Self:
        """Those whose action point is open, or was removed without anything having followed."""
        later = apps.get_model("dossiers", "ProgressChange").objects.filter(
            dossier=OuterRef("dossier"), pk__gt=OuterRef("pk")
        )
        is_open = Q(action_point__removed_at=None, action_point__handled_at=None)
        return self.filter(is_open | Q(action_point__removed_at__isnull=False) & ~Exists(later))

    def with_sources(self) -> Self:
        """What the explanation names."""
        return self.select_related("action_point__request__document_type", "action_point__run__version__flow").defer(
            "action_point__run__version__definition"
        )

    def latest_first(self) -> Self:
        return self.order_by("-created_at", "-pk")


class PublicationQuerySet(models.QuerySet):
    """Documents made available."""

    def visible_to(self, actor: Actor) -> Self:
        """Professionals: each. Clients: what passed its check, was not withdrawn and their invites open."""
        if isinstance(actor, Professional | System):
            return self
        if isinstance(actor, Client):
            return self.filter(_opened_to(actor), withdrawn_at=None, file__state=FileState.PROMOTED)
        return self.none()

    def narrowed(self, dossier: str, product: str) -> Self:
        """Those of one dossier or one product, by public id; an id that is none leaves nothing."""
        found = self
        for name, text in (("dossier", dossier), ("product", product)):
            if text:
                found = found.filter(**{f"{name}__public_id": text}) if is_uuid(text) else found.none()
        return found

    def meant_for(self, dossier: models.Model, party: models.Model) -> Self:
        """What one applicant of the dossier can open, or could once it has passed its check."""
        own = (Q(party=None) | Q(party=party)) & (Q(product=None) | Q(product__is_shown=True))
        return self.filter(own, dossier=dossier, withdrawn_at=None).exclude(file__state__in=("refused", "removed"))

    def of_applicant(self, dossier: models.Model, party: models.Model) -> Self:
        """What one applicant of the dossier can open."""
        return self.meant_for(dossier, party).filter(file__state=FileState.PROMOTED)

    def unseen_by(self, account_id: int | None) -> Self:
        return self.exclude(sights__account=account_id)

    def with_sights_of(self, actor: Actor) -> Self:
        """Add ``is_seen``: whether the actor opened it; with the file."""
        sights = apps.get_model("dossiers", "Sight").objects.filter(
            publication=OuterRef("pk"), account=actor.account_id
        )
        return self.select_related("file").annotate(is_seen=Exists(sights))

    def with_everything(self) -> Self:
        """What the firm's list shows, the latest first."""
        sights = apps.get_model("dossiers", "Sight").objects.select_related("account").order_by("seen_at", "pk")
        kinds = {"sights": sights, "file__labels": apps.get_model("documents", "Label").objects.by_name()}
        prefetches = (models.Prefetch(name, queryset=rows) for name, rows in kinds.items())
        return self.select_related("file", "party", "product").prefetch_related(*prefetches).latest_first()

    def latest_first(self) -> Self:
        return self.order_by("-created_at", "-pk")


class DossierNoteQuerySet(models.QuerySet):
    """Notes that the team keeps with a dossier."""

    def visible_to(self, actor: Actor) -> Self:
        """Professionals only; no client ever reads a note."""
        return self if isinstance(actor, Professional | System) else self.none()

    def of(self, dossier: models.Model) -> Self:
        """The notes of one dossier with who wrote them, the newest first."""
        return self.filter(dossier=dossier).select_related("written_by").order_by("-created_at", "-pk")
