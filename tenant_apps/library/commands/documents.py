"""The important documents: making one available, replacing its file, withdrawing it, opening it."""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID

from django.utils import timezone
from django.utils.translation import get_language

from shared_apps.organisations.profile import current_organisation
from tenant_apps.documents.commands.files import open_file
from tenant_apps.documents.commands.reception import received
from tenant_apps.documents.commands.waiting import file_from
from tenant_apps.documents.enums import FormatGroup
from tenant_apps.documents.gateways.contents import ReceivedContent
from tenant_apps.documents.models import StoredFile, Upload
from tenant_apps.dossiers.commands.workflows import columns_of
from tenant_apps.library import policies
from tenant_apps.library.errors import CategoryRemoved, LanguageNotOffered
from tenant_apps.library.models import Category, Document, Version
from tenant_apps.library.shelf import version_for
from vestibule.core.actors import Actor, Client
from vestibule.core.commands import command
from vestibule.core.errors import NotFound
from vestibule.core.ordering import in_order
from vestibule.core.permissions import require
from vestibule.core.records import record

if TYPE_CHECKING:
    from django.core.files.uploadedfile import UploadedFile

Texts = Mapping[str, str]


def add_file(
    *,
    actor: Actor,
    file: "UploadedFile[bytes] | Upload",
    category: Category,
    titles: Texts,
    remarks: Texts,
    product_kind: str = "",
    language: str = "",
) -> Document:
    """Take in the file of a form, or take the one that came in before, and make a document of it."""
    require(actor, policies.CONFIGURE)
    add = partial(
        add_document,
        actor=actor,
        category=category,
        titles=titles,
        remarks=remarks,
        product_kind=product_kind,
        language=language,
    )
    if isinstance(file, Upload):
        return add(content=file)
    with received(file, FormatGroup.values) as content:
        return add(content=content)


def replace_file(
    *, actor: Actor, document: Document, file: "UploadedFile[bytes] | Upload", language: str = ""
) -> Version:
    """Take in the file of a form, or take the one that came in before, in place of the one that stands."""
    require(actor, policies.CONFIGURE)
    if isinstance(file, Upload):
        return add_version(actor=actor, document=document, content=file, language=language)
    with received(file, FormatGroup.values) as content:
        return add_version(actor=actor, document=document, content=content, language=language)


@command
def add_document(
    *,
    actor: Actor,
    content: ReceivedContent | Upload,
    category: Category,
    titles: Texts,
    remarks: Texts,
    product_kind: str = "",
    language: str = "",
) -> Document:
    """Make a stored file available to clients, behind the others of its category, once it has passed its check."""
    require(actor, policies.CONFIGURE)
    columns = columns_of("title", titles) | columns_of("remark", remarks, is_required=False)
    document = Document.objects.create(
        category=_open_category(category), product_kind=product_kind, position=_last(category) + 1, **columns
    )
    version = _add(actor, document, content, language, number=1)
    record("library.add_document", document, actor=actor, sha256=version.file.received_sha256)
    return document


@command
def add_version(*, actor: Actor, document: Document, content: ReceivedContent | Upload, language: str = "") -> Version:
    """Give the document a newer file; readers get the one before until this one has passed its check."""
    require(actor, policies.CONFIGURE)
    document = _locked(document)
    last = document.versions.order_by("-number").values_list("number", flat=True).first() or 0
    version = _add(actor, document, content, language, number=last + 1)
    facts = {"number": version.number, "language": language, "sha256": version.file.received_sha256}
    record("library.replace_file", document, actor=actor, **facts)
    return version


@command
def edit_document(
    *, actor: Actor, document: Document, category: Category, titles: Texts, remarks: Texts, product_kind: str = ""
) -> Document:
    """Change its words, where it stands, or for which product it is."""
    require(actor, policies.CONFIGURE)
    columns = columns_of("title", titles) | columns_of("remark", remarks, is_required=False)
    document = _locked(document)
    if document.category_id != category.pk:
        document.position = _last(category) + 1
    document.category, document.product_kind = _open_category(category), product_kind
    for column, text in columns.items():
        setattr(document, column, text)
    document.save(update_fields=[*columns, "category", "product_kind", "position"])
    record("library.edit_document", document, actor=actor)
    return document


@command
def withdraw_document(*, actor: Actor, document: Document) -> Document:
    """Let clients find it no longer, from this moment on; links they still have open nothing. Twice is once."""
    require(actor, policies.CONFIGURE)
    document = _locked(document)
    if not document.is_withdrawn:
        document.withdrawn_at, document.withdrawn_by_id = timezone.now(), actor.account_id
        document.save(update_fields=["withdrawn_at", "withdrawn_by"])
        record("library.withdraw_document", document, actor=actor)
    return document


@command
def restore_document(*, actor: Actor, document: Document) -> Document:
    """Let clients find it again, with its category if that was removed. Twice is once."""
    require(actor, policies.CONFIGURE)
    document = _locked(document)
    if document.is_withdrawn:
        document.withdrawn_at = document.withdrawn_by = None
        document.save(update_fields=["withdrawn_at", "withdrawn_by"])
        category = Category.objects.select_for_update(of=("self",), no_key=True).get(pk=document.category_id)
        category.removed_at = None
        category.save(update_fields=["removed_at"])
        record("library.restore_document", document, actor=actor)
    return document


@command
def order_documents(*, actor: Actor, category: Category, order: Sequence[UUID]) -> None:
    """Put the documents of a category in this order; ``OtherOrder`` if the list has changed."""
    require(actor, policies.CONFIGURE)
    current = Document.objects.current().filter(category=category).order_by("pk")
    locked = current.select_for_update(of=("self",), no_key=True)
    Document.objects.bulk_update(in_order(locked, order), ["position"])
    record("library.order_documents", category, actor=actor)


@command
def open_document(*, actor: Actor, document: Document) -> str:
    """Give a client a ticket for the file in their language."""
    require(actor, policies.READ)
    visible = Document.objects.visible_to(actor).with_files_in_force()
    found = visible.filter(pk=document.pk).first()
    if found is None or not isinstance(actor, Client):
        raise NotFound
    return open_file(actor=actor, file=version_for(found.in_force, get_language() or "").file)


@command
def put_in_force(*, actor: Actor, file: StoredFile) -> None:
    """Let a checked file take the place of older ones for the same readers; one for all replaces every other.

    Files are checked in any order: one that a newer file has overtaken by then is replaced at once.
    """
    version = Version.objects.visible_to(actor).select_related("document").filter(file=file).first()
    if version is None or not file.is_promoted:
        return
    _locked(version.document)
    others = Version.objects.in_force().filter(document=version.document_id).exclude(pk=version.pk)
    for other in others.order_by("pk"):
        older, newer = sorted((other, version), key=lambda each: each.number)
        if newer.language in {"", older.language}:
            older.replaced_at = timezone.now()
            older.save(update_fields=["replaced_at"])


def _add(actor: Actor, document: Document, content: ReceivedContent | Upload, language: str, *, number: int) -> Version:
    if language and language not in current_organisation().languages:
        raise LanguageNotOffered
    version = Version.objects.create(
        document=document,
        number=number,
        language=language,
        file=file_from(actor, content),
        added_by_id=actor.account_id,
    )
    put_in_force(actor=actor, file=version.file)
    return version


def _locked(document: Document) -> Document:
    return Document.objects.select_for_update(of=("self",), no_key=True).get(pk=document.pk)


def _open_category(category: Category) -> Category:
    """The category, held so that nobody removes it meanwhile; ``CategoryRemoved`` if somebody has."""
    held = Category.objects.current().select_for_update(of=("self",), no_key=True).filter(pk=category.pk).first()
    if held is None:
        raise CategoryRemoved
    return held


def _last(category: Category) -> int:
    positions = Document.objects.filter(category=category).order_by("-position")
    return positions.values_list("position", flat=True).first() or 0
