"""Telling whose dossier it is what happened in it; parts of the commands that made it happen, and a nightly look."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

from django.db.models import QuerySet
from django.utils import timezone, translation

from shared_apps.organisations.profile import current_organisation
from tenant_apps.accounts.models import Account
from tenant_apps.documents.models import DocumentRequest
from tenant_apps.dossiers import policies
from tenant_apps.dossiers.concerned import concerned_by, name_of, page_of
from tenant_apps.dossiers.enums import StageOutcome
from tenant_apps.dossiers.models import ActionPoint, Deadline, Dossier
from tenant_apps.dossiers.news import COMPLETED, DELIVERED, GIVEN, OVERDUE
from tenant_apps.flows.models import FlowRun
from tenant_apps.inbox.commands.raising import News, tell_person, tell_those_concerned
from vestibule.core.actors import Actor
from vestibule.core.commands import command
from vestibule.core.permissions import require

LOOKS_BACK = timedelta(days=7)
"""So long a nightly look may be missed."""


def tell_of_delivery(*, actor: Actor, request: DocumentRequest) -> None:
    """Tell whose dossier it is that a document came in, unless a colleague brought it."""
    point = ActionPoint.objects.current().filter(request=request).select_related("dossier__customer").first()
    latest = request.deliveries.select_related("delivered_by").order_by("-pk").first()
    by_client = latest is None or latest.delivered_by is None or not latest.delivered_by.is_professional
    if point is None or not by_client or request.delivered_at is None:
        return
    with translation.override(current_organisation().first_language):
        paper = request.plain_subject
    news = News(
        kind=DELIVERED,
        key=f"delivered:{request.public_id}:{int(request.delivered_at.timestamp())}",
        path=page_of(point.dossier),
        about=name_of(point.dossier),
        detail=paper,
        subject=request.public_id,
        matter=point.dossier.public_id,
    )
    tell_those_concerned(news, concerned_by(point.dossier), by=actor)


def tell_of_answers(*, actor: Actor, run: FlowRun) -> None:
    """Tell whose dossier it is that a fact find was sent."""
    if run.dossier_id is None:
        return
    dossiers = Dossier.objects.filter(pk=run.dossier_id, customer=run.customer_id)
    dossier = dossiers.select_related("customer", "team").first()
    if dossier is None:
        return
    with translation.override(current_organisation().first_language):
        flow = run.version.flow.name
    news = News(
        kind=COMPLETED,
        key=f"completed:{run.public_id}:{int(timezone.now().timestamp())}",
        path=page_of(dossier),
        about=name_of(dossier),
        detail=f"{flow} · {run.party}",
        subject=run.public_id,
        matter=dossier.public_id,
    )
    tell_those_concerned(news, concerned_by(dossier), by=actor)


def tell_of_gift(*, actor: Actor, dossier: Dossier, account: Account | None) -> None:
    """Tell somebody that a dossier is theirs from now on; not whoever took it."""
    if account is not None and account.pk != actor.account_id:
        news = News(
            kind=GIVEN,
            key=f"given:{dossier.public_id}:{uuid4()}",
            path=page_of(dossier),
            about=name_of(dossier),
            subject=dossier.public_id,
            matter=dossier.public_id,
        )
        tell_person(news, account)


@command
def tell_of_overdue(*, actor: Actor) -> int:
    """Tell whose dossiers they are what was due in the past days and is not done; return of how much. Twice is once."""
    require(actor, policies.VIEW)
    today = timezone.localdate()
    due = {"due_on__lt": today, "due_on__gte": today - LOOKS_BACK}
    points = ActionPoint.objects.current().open().in_ongoing_dossiers().filter(**due).with_sources()
    deadlines = Deadline.objects.unmet().filter(dossier__stage__outcome=StageOutcome.ONGOING, **due)
    late: list[ActionPoint | Deadline] = [*_with_people(points), *_with_people(deadlines)]
    for each in late:
        with translation.override(current_organisation().first_language):
            detail = str(each)
        news = News(
            kind=OVERDUE,
            key=f"overdue:{each.public_id}:{each.due_on}",
            path=page_of(each.dossier),
            about=name_of(each.dossier),
            detail=detail,
            due_on=each.due_on,
            subject=each.public_id,
            matter=each.dossier.public_id,
        )
        tell_those_concerned(news, concerned_by(each.dossier), by=actor)
    return len(late)


def _with_people(found: "QuerySet[Any]") -> "QuerySet[Any]":
    return found.select_related("dossier__customer", "dossier__team").order_by("pk")
