"""Chainable reads of the record."""

from collections.abc import Collection
from datetime import date, datetime, time
from typing import Self
from uuid import UUID

from django.apps import apps
from django.db import models
from django.db.models import Case, OuterRef, Q, Subquery, When
from django.utils.timezone import make_aware

from tenant_apps.activity.enums import Right
from tenant_apps.activity.verbs import verbs_named
from vestibule.core.actors import Actor


class EntryQuerySet(models.QuerySet):
    """Entries of the current organisation."""

    def visible_to(self, actor: Actor) -> Self:
        """The whole record, for those who may read it; nothing for others."""
        return self.with_names() if actor.has(Right.VIEW_RECORD) else self.none()

    def history_of(self, target_id: UUID, actor: Actor) -> Self:
        """What happened to one object, for those who may see histories."""
        entries = self.filter(target_id=target_id) if actor.has(Right.VIEW_HISTORY) else self.none()
        return entries.with_names().newest_first()

    def history_of_all(self, target_ids: Collection[UUID], actor: Actor) -> Self:
        """What happened to any of these objects, for those who may see histories."""
        entries = self.filter(target_id__in=target_ids) if actor.has(Right.VIEW_HISTORY) else self.none()
        return entries.with_names().newest_first()

    def changes(self, verbs: Collection[str], target_ids: Collection[UUID] = ()) -> Self:
        """What colleagues did of these kinds, to one of these objects where any is named.

        For the page on which it is done: who may do it there may know who did it last, without the whole record.
        """
        entries = self.filter(verb__in=verbs, actor_kind="professional")
        return entries.filter(target_id__in=target_ids) if target_ids else entries

    def with_names(self) -> Self:
        """Add ``client_name``: the name of the client who acted, as it is now; none once they are erased."""
        accounts = apps.get_model("accounts.Account").objects.filter(public_id=OuterRef("actor_id"))
        return self.annotate(client_name=Case(When(actor_name="", then=Subquery(accounts.values("name")[:1]))))

    def newest_first(self) -> Self:
        """In the reverse order of writing."""
        return self.order_by("-id")

    def mentioning(self, text: str) -> Self:
        """Entries whose actor's name or what was done contains the text, in the reader's language."""
        if not text:
            return self
        clients = apps.get_model("accounts.Account").objects.filter(name__icontains=text).values("public_id")
        named = Q(actor_name__icontains=text) | Q(actor_name="", actor_id__in=clients)
        return self.filter(named | Q(verb__in=verbs_named(text)))

    def between(self, first: date | None, last: date | None) -> Self:
        """Entries from the first day up to and including the last."""
        entries = self
        if first:
            entries = entries.filter(occurred_at__gte=make_aware(datetime.combine(first, time.min)))
        if last:
            entries = entries.filter(occurred_at__lte=make_aware(datetime.combine(last, time.max)))
        return entries
