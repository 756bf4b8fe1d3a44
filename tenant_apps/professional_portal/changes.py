"""Who changed what a page of the settings shows, read from the record."""

from collections.abc import Collection
from uuid import UUID

from django.http import HttpRequest

from tenant_apps.activity.models import Entry
from themes.base.navigation import Change


def last_change(request: HttpRequest, verbs: Collection[str]) -> Change | None:
    """The last change of these kinds by a colleague; on the page of one row, the last of that row."""
    match = request.resolver_match
    rows = [value for value in match.kwargs.values() if isinstance(value, UUID)] if match is not None else []
    entry = Entry.objects.changes(verbs, rows).newest_first().first()
    return Change(entry.actor_name, entry.occurred_at) if entry is not None else None
