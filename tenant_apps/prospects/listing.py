"""The list of prospects: what may be asked of it, and what each line shows."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db import models
from django.db.models import Exists, OuterRef, Prefetch
from django.utils.translation import gettext_lazy as _

from tenant_apps.customers.models import Customer
from tenant_apps.customers.querysets import CustomerQuerySet
from tenant_apps.dossiers.models import Dossier
from vestibule.core.actors import Actor


class Sort(models.TextChoices):
    NEWEST = "newest", _("Newest first")
    OLDEST = "oldest", _("Oldest first")
    NAME = "name", _("By name")
    NUMBER = "number", _("By number")


ORDER: dict[Sort, tuple[str, ...]] = {
    Sort.NEWEST: ("-created_at", "-pk"),
    Sort.OLDEST: ("created_at", "pk"),
    Sort.NAME: ("sort_name", "pk"),
    Sort.NUMBER: ("number",),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What somebody wants to see of the list; an empty value asks for everything."""

    words: str = ""
    kind: str = ""
    stage: UUID | None = None
    adviser: UUID | None = None
    sort: str = Sort.NEWEST


@dataclass(frozen=True, slots=True)
class Prospect:
    """One line of the list: the customer and the latest dossier."""

    customer: Customer
    dossier: Dossier | None


def prospects(actor: Actor, question: Question) -> CustomerQuerySet:
    """The prospects that answer the question, in its order, with what ``lines`` needs."""
    found = Customer.objects.visible_to(actor).prospects()
    if question.words:
        found = found.matching(question.words)
    if question.kind:
        found = found.filter(kind=question.kind)
    dossiers = Dossier.objects.visible_to(actor)
    wanted = {"adviser__public_id": question.adviser, "stage__public_id": question.stage}
    wanted = {path: value for path, value in wanted.items() if value}
    if wanted:
        found = found.filter(Exists(dossiers.filter(customer=OuterRef("pk"), **wanted)))
    latest_first = dossiers.select_related("stage", "adviser").with_progress().order_by("-created_at", "-pk")
    return found.prefetch_related(Prefetch("dossiers", queryset=latest_first)).order_by(*ORDER[Sort(question.sort)])


def lines(customers: Sequence[Customer]) -> list[Prospect]:
    """The lines of one page."""
    return [Prospect(customer, next(iter(customer.dossiers.all()), None)) for customer in customers]
