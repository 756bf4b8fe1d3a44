"""The important documents as one reader finds them: category by category, each with the file in the own language."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from django.utils.translation import get_language

from tenant_apps.documents.models import StoredFile
from tenant_apps.library.models import Category, Document, Version
from vestibule.core.actors import Client


@dataclass(frozen=True, slots=True)
class Shown:
    """A document with the version that the reader gets."""

    document: Document
    version: Version

    @property
    def file(self) -> StoredFile:
        return self.version.file


@dataclass(frozen=True, slots=True)
class Shelf:
    """A category with what is in it."""

    category: Category
    documents: tuple[Shown, ...]


def shelves(actor: Client, product_kind: str = "") -> list[Shelf]:
    """What this client finds, in two statements; of one kind of product if asked."""
    visible = Document.objects.visible_to(actor).in_order().with_files_in_force()
    found = visible.filter(product_kind=product_kind) if product_kind else visible
    language = get_language() or ""
    return [
        Shelf(category, tuple(Shown(document, version_for(document.in_force, language)) for document in documents))
        for category, documents in groupby(found, key=lambda document: document.category)
    ]


def version_for(in_force: Sequence[Version], language: str) -> Version:
    """The file in the reader's language, or else the one for all, or else the newest in any language."""
    by_language = {version.language: version for version in reversed(in_force)}
    return by_language.get(language) or by_language.get("") or in_force[0]
