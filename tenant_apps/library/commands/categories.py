"""The categories of important documents."""

from collections.abc import Mapping, Sequence
from uuid import UUID

from django.utils import timezone

from tenant_apps.dossiers.commands.workflows import columns_of
from tenant_apps.library import policies
from tenant_apps.library.errors import CategoryInUse
from tenant_apps.library.models import Category, Document
from vestibule.core.actors import Actor
from vestibule.core.commands import command
from vestibule.core.ordering import in_order
from vestibule.core.permissions import require
from vestibule.core.records import record

Texts = Mapping[str, str]
"""A text by language code."""


@command
def add_category(*, actor: Actor, names: Texts) -> Category:
    """Add a category behind the others."""
    require(actor, policies.CONFIGURE)
    last = Category.objects.order_by("-position").values_list("position", flat=True).first() or 0
    category = Category.objects.create(position=last + 1, **columns_of("name", names))
    record("library.add_category", category, actor=actor)
    return category


@command
def edit_category(*, actor: Actor, category: Category, names: Texts) -> Category:
    """Rename it."""
    require(actor, policies.CONFIGURE)
    columns = columns_of("name", names)
    category = Category.objects.select_for_update(of=("self",), no_key=True).get(pk=category.pk)
    for column, text in columns.items():
        setattr(category, column, text)
    category.save(update_fields=list(columns))
    record("library.edit_category", category, actor=actor)
    return category


@command
def remove_category(*, actor: Actor, category: Category) -> Category:
    """Take away a category in which nothing is available any more. Twice is once."""
    require(actor, policies.CONFIGURE)
    category = Category.objects.select_for_update(of=("self",), no_key=True).get(pk=category.pk)
    if Document.objects.current().filter(category=category).exists():
        raise CategoryInUse
    if category.removed_at is None:
        category.removed_at = timezone.now()
        category.save(update_fields=["removed_at"])
        record("library.remove_category", category, actor=actor)
    return category


@command
def order_categories(*, actor: Actor, order: Sequence[UUID]) -> None:
    """Put the categories in this order; ``OtherOrder`` if the list has changed."""
    require(actor, policies.CONFIGURE)
    current = Category.objects.current().order_by("pk").select_for_update(of=("self",), no_key=True)
    Category.objects.bulk_update(in_order(current, order), ["position"])
    record("library.order_categories", None, actor=actor)
