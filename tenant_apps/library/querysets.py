"""Reads of important documents."""

from typing import Self

from django.apps import apps
from django.db import models
from django.db.models import Exists, OuterRef, Prefetch, Q

from tenant_apps.documents.enums import FileState
from tenant_apps.dossiers.models import Product
from vestibule.core.actors import Actor, Client, Professional, System

NEW, NEWER = "library", "library-versions"
"""How an upload says that it becomes a document, or a newer file of one; the first belongs to who sends it."""


class CategoryQuerySet(models.QuerySet):
    """Categories."""

    def visible_to(self, actor: Actor) -> Self:
        """Who works at the firm or is advised by it may know how the firm sorts its documents."""
        return self if isinstance(actor, Professional | Client | System) else self.none()

    def current(self) -> Self:
        """All but the removed."""
        return self.filter(removed_at=None)

    def in_order(self) -> Self:
        return self.order_by("position", "pk")


class DocumentQuerySet(models.QuerySet):
    """Important documents."""

    def visible_to(self, actor: Actor) -> Self:
        """Professionals: each. Clients: what is in force, for all or for a product that is shown to them."""
        if isinstance(actor, Professional | System):
            return self
        if not isinstance(actor, Client):
            return self.none()
        versions = apps.get_model("library", "Version").objects
        kinds = Product.objects.visible_to(actor).order_by().values("kind")
        own = Q(product_kind="") | Q(product_kind__in=kinds)
        return self.filter(own, Exists(versions.filter(document=OuterRef("pk")).in_force()), withdrawn_at=None)

    def current(self) -> Self:
        """All but the withdrawn."""
        return self.filter(withdrawn_at=None)

    def in_order(self) -> Self:
        """As the firm put them, category by category."""
        return self.select_related("category").order_by("category__position", "category_id", "position", "pk")

    def with_files_in_force(self) -> Self:
        """Add ``in_force``: the versions that readers get, the newest first, with their files."""
        versions = apps.get_model("library", "Version").objects.in_force().select_related("file").order_by("-number")
        return self.prefetch_related(Prefetch("versions", queryset=versions, to_attr="in_force"))

    def with_versions(self) -> Self:
        """With every file that it ever had, the newest first."""
        versions = apps.get_model("library", "Version").objects.select_related("file", "added_by").order_by("-number")
        return self.prefetch_related(Prefetch("versions", queryset=versions))


class VersionQuerySet(models.QuerySet):
    """Files of important documents."""

    def visible_to(self, actor: Actor) -> Self:
        """Professionals: each, replaced ones included. Clients: those in force of what they see."""
        if isinstance(actor, Professional | System):
            return self
        documents = apps.get_model("library", "Document").objects.visible_to(actor)
        return self.in_force().filter(document__in=documents.order_by().values("pk"))

    def in_force(self) -> Self:
        return self.filter(replaced_at=None, file__state=FileState.PROMOTED)


def files_in_force(actor: Actor) -> Q:
    """The condition on files of important documents that the actor may open."""
    visible = apps.get_model("library", "Version").objects.visible_to(actor)
    return Q(pk__in=visible.order_by().values("file"))
