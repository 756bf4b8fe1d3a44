"""Reads of conversations, messages and attachments."""

from dataclasses import replace
from typing import Self

from django.apps import apps
from django.db import models
from django.db.models import Count, Exists, F, OuterRef, Q, Subquery, Sum
from django.db.models.functions import Coalesce

from tenant_apps.dossiers.enums import Interest
from tenant_apps.threads.enums import Show, WaitsFor
from vestibule.core.actors import Actor, Client, Professional, System
from vestibule.core.visibility import opened_to


def _condition(actor: Actor, path: str = "") -> Q:
    """What holds for the conversations, reached over ``path``, that the actor may read.

    A client reads, of each dossier that an invite opens, what is addressed to all and what is addressed to them. What
    is addressed to the other applicant is theirs alone: a "yes" opens details and documents, not letters.
    """
    if isinstance(actor, Professional | System):
        return Q()
    if isinstance(actor, Client) and actor.grants:
        alone = tuple(replace(grant, sees_other_applicants=False) for grant in actor.grants)
        return opened_to(replace(actor, grants=alone), path)
    return Q(pk__in=())


def files_opened_to(actor: Actor) -> Q:
    """The condition on files that holds for the attachments that the actor may open."""
    return Q(pk__in=apps.get_model("threads", "Attachment").objects.visible_to(actor).values("file"))


def customer_of_attached(file: models.Model) -> int | None:
    """Whose file it is, when it goes with a message."""
    rows = apps.get_model("threads", "Attachment").objects.filter(file=file)
    return rows.values_list("thread__customer", flat=True).first()


def unread_by(actor: Actor) -> Q:
    """What holds for messages that the actor, or at the firm anybody, has still to read."""
    receipts = apps.get_model("threads", "Receipt").objects.filter(message=OuterRef("pk"))
    if isinstance(actor, Client):
        return ~Q(author=actor.account_id) & ~Exists(receipts.filter(account=actor.account_id))
    return Q(is_from_client=True) & ~Exists(receipts.filter(is_by_firm=True))


class ThreadQuerySet(models.QuerySet):
    """Conversations."""

    def visible_to(self, actor: Actor) -> Self:
        """Professionals: each. Clients: those addressed to them alone, or to all of a dossier that is open to them."""
        return self.filter(_condition(actor))

    def begun(self) -> Self:
        """Those in which something was written."""
        return self.exclude(last_message_at=None)

    def with_people(self) -> Self:
        return self.select_related(
            "customer", "party", "dossier__stage", "dossier__adviser", "dossier__case_handler", "dossier__team"
        )

    def with_unread(self, actor: Actor) -> Self:
        """Add ``unread``: how many messages the actor, or at the firm anybody, has still to read."""
        messages = apps.get_model("threads", "ThreadMessage").objects.filter(unread_by(actor), thread=OuterRef("pk"))
        counted = messages.order_by().values("thread").annotate(count=Count("pk")).values("count")
        return self.annotate(unread=Coalesce(Subquery(counted), 0))

    def with_draft(self, actor: Actor) -> Self:
        """Add ``draft``: what the actor has begun to write."""
        drafts = apps.get_model("threads", "Draft").objects.filter(thread=OuterRef("pk"), account=actor.account_id)
        return self.annotate(draft=Coalesce(Subquery(drafts.values("body")[:1]), models.Value("", models.TextField())))

    def matching(self, words: str) -> Self:
        """Those of dossiers that the words find."""
        return self.filter(dossier__in=apps.get_model("dossiers", "Dossier").objects.matching(words))

    def of_interest_to(self, actor: Actor, interest: str) -> Self:
        """Those of dossiers that are the actor's own work, their teams', or that they follow."""
        if interest not in Interest.values:
            return self
        dossiers = apps.get_model("dossiers", "Dossier").objects.of_interest_to(actor, interest)
        return self.filter(dossier__in=dossiers.values("pk"))

    def owned_by(self, public_id: str) -> Self:
        """Those of dossiers whose adviser or case handler this is."""
        return self.filter(Q(dossier__adviser__public_id=public_id) | Q(dossier__case_handler__public_id=public_id))

    def concerning(self, actor: Actor) -> Self:
        """Those that the actor should answer: of their own dossiers, and of dossiers that are nobody's work yet."""
        own = Q(dossier__adviser=actor.account_id) | Q(dossier__case_handler=actor.account_id)
        return self.filter(own | Q(dossier__adviser=None, dossier__case_handler=None))

    def shown(self, show: str, actor: Actor) -> Self:
        """What the list shows by this choice."""
        counted = self.with_unread(actor)
        if show == Show.UNREAD:
            return counted.filter(unread__gt=0)
        if show in WaitsFor.values:
            return counted.filter(waits_for=show)
        if show == Show.OPEN:
            return counted.filter(Q(unread__gt=0) | Q(waits_for=WaitsFor.FIRM))
        return counted

    def longest_waiting_first(self) -> Self:
        """Those that wait for the firm in front, then the latest."""
        waits = models.Case(models.When(waits_for=WaitsFor.FIRM, then=F("asked_at")))
        return self.annotate(waits_from=waits).order_by(
            F("waits_from").asc(nulls_last=True), F("last_message_at").desc(nulls_last=True), "pk"
        )


class ThreadMessageQuerySet(models.QuerySet):
    """Messages."""

    def visible_to(self, actor: Actor) -> Self:
        """Those of the conversations that the actor may read."""
        return self.filter(_condition(actor, "thread__"))

    def unread_by(self, actor: Actor) -> Self:
        return self.filter(unread_by(actor))

    def unread_by_account(self, account_id: int) -> Self:
        """Those of others that this very person has not read."""
        receipts = apps.get_model("threads", "Receipt").objects.filter(message=OuterRef("pk"), account=account_id)
        return self.exclude(author=account_id).exclude(Exists(receipts))

    def with_author(self) -> Self:
        return self.select_related("author")


class AttachmentQuerySet(models.QuerySet):
    """Attachments."""

    def visible_to(self, actor: Actor) -> Self:
        """Those of messages that the actor may read, and those that they are about to send themselves."""
        if isinstance(actor, System):
            return self
        return self.filter(_condition(actor, "thread__")).filter(
            Q(message__isnull=False) | Q(attached_by=actor.account_id)
        )

    def unsent(self) -> Self:
        return self.filter(message=None)


def in_dossier(actor: Actor, of: str) -> Coalesce:
    """For dossiers: how many messages are unread (``unread``), or what changes with anything (``revision``)."""
    threads = apps.get_model("threads", "Thread").objects.visible_to(actor).filter(dossier=OuterRef("pk"))
    if of == "revision":
        summed = threads.order_by().values("dossier").annotate(sum=Sum("revision")).values("sum")
        return Coalesce(Subquery(summed), 0)
    messages = apps.get_model("threads", "ThreadMessage").objects.visible_to(actor).filter(unread_by(actor))
    counted = messages.filter(thread__dossier=OuterRef("pk")).order_by().values("thread__dossier")
    return Coalesce(Subquery(counted.annotate(count=Count("pk")).values("count")), 0)
