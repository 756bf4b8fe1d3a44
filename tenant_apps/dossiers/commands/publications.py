"""Making documents available to applicants, and taking them back."""

from collections.abc import Collection, Mapping
from functools import partial
from typing import TYPE_CHECKING

from django.utils import timezone

from tenant_apps.customers.models import Party
from tenant_apps.documents.commands.files import open_file
from tenant_apps.documents.commands.labels import label_file
from tenant_apps.documents.commands.reception import received
from tenant_apps.documents.commands.waiting import file_from
from tenant_apps.documents.enums import FormatGroup
from tenant_apps.documents.gateways.contents import ReceivedContent
from tenant_apps.documents.models import Label, StoredFile, Upload
from tenant_apps.dossiers import policies
from tenant_apps.dossiers.commands.action_points import check_applicant, check_purpose
from tenant_apps.dossiers.commands.followers import note_news
from tenant_apps.dossiers.commands.telling import note_change
from tenant_apps.dossiers.commands.workflows import columns_of
from tenant_apps.dossiers.models import Dossier, Product, Publication, Sight
from vestibule.core.actors import Actor, Client, Viewer
from vestibule.core.commands import command
from vestibule.core.errors import NotFound
from vestibule.core.permissions import require
from vestibule.core.records import record

if TYPE_CHECKING:
    from django.core.files.uploadedfile import UploadedFile


def publish_file(
    *,
    actor: Actor,
    dossier: Dossier,
    file: "UploadedFile[bytes] | Upload",
    titles: Mapping[str, str],
    remarks: Mapping[str, str],
    party: Party | None = None,
    product: Product | None = None,
    labels: Collection[Label] = (),
) -> Publication:
    """Take in the file of a form, or take the one that came in before, and make it available."""
    require(actor, policies.EDIT)
    publish = partial(
        publish_document,
        actor=actor,
        dossier=dossier,
        titles=titles,
        remarks=remarks,
        party=party,
        product=product,
        labels=labels,
    )
    if isinstance(file, Upload):
        return publish(content=file)
    with received(file, FormatGroup.values) as content:
        return publish(content=content)


@command
def publish_document(
    *,
    actor: Actor,
    dossier: Dossier,
    content: ReceivedContent | Upload | StoredFile,
    titles: Mapping[str, str],
    remarks: Mapping[str, str],
    party: Party | None = None,
    product: Product | None = None,
    labels: Collection[Label] = (),
) -> Publication:
    """Make a stored file available to one applicant, or to all. They see it once it has passed its check.

    It is what a form sent, what this person sent ahead of the form, or what the firm has on file for this customer.
    """
    require(actor, policies.EDIT)
    check_applicant(dossier.customer, party)
    check_purpose(dossier.pk, product, is_for_appointment=False)
    columns = columns_of("title", titles) | columns_of("remark", remarks, is_required=False)
    file = file_from(actor, content)
    publication = Publication.objects.create(
        dossier=dossier,
        product=product,
        party=party,
        file=file,
        published_by_id=actor.account_id,
        **columns,
    )
    record(
        "dossiers.publish", dossier, actor=actor, publication=str(publication.public_id), sha256=file.received_sha256
    )
    if labels:
        label_file(actor=actor, file=publication.file, labels=labels)
    note_news(dossier)
    if file.is_promoted:
        note_change(dossier)
    return publication


@command
def edit_publication(
    *,
    actor: Actor,
    publication: Publication,
    titles: Mapping[str, str],
    remarks: Mapping[str, str],
    party: Party | None = None,
    product: Product | None = None,
    labels: Collection[Label] | None = None,
) -> Publication:
    """Change its words, for whom it is, for which product, or (with ``labels``) what it is."""
    require(actor, policies.EDIT)
    publication = _locked(publication)
    check_applicant(publication.dossier.customer, party)
    check_purpose(publication.dossier_id, product, is_for_appointment=False)
    columns = columns_of("title", titles) | columns_of("remark", remarks, is_required=False)
    for column, value in columns.items():
        setattr(publication, column, value)
    publication.party, publication.product = party, product
    publication.save(update_fields=[*columns, "party", "product"])
    record("dossiers.edit_publication", publication.dossier, actor=actor, publication=str(publication.public_id))
    if labels is not None:
        label_file(actor=actor, file=publication.file, labels=labels)
    return publication


@command
def withdraw_publication(*, actor: Actor, publication: Publication) -> Publication:
    """Let clients see it no longer, from this moment on; links they still have open nothing. Twice is once."""
    require(actor, policies.EDIT)
    publication = _locked(publication)
    if publication.withdrawn_at is None:
        publication.withdrawn_at = timezone.now()
        publication.withdrawn_by_id = actor.account_id
        publication.save(update_fields=["withdrawn_at", "withdrawn_by"])
        record(
            "dossiers.withdraw_publication", publication.dossier, actor=actor, publication=str(publication.public_id)
        )
    return publication


@command
def open_publication(*, actor: Actor, publication: Publication) -> str:
    """Give a client a ticket for the file, and remember when they first opened it; not when somebody looks as them."""
    require(actor, policies.TAKE_PART)
    found = Publication.objects.visible_to(actor).select_related("file").filter(pk=publication.pk).first()
    if found is None or not isinstance(actor, Client):
        raise NotFound
    if not isinstance(actor, Viewer):
        Sight.objects.get_or_create(publication=found, account_id=actor.account_id)
    return open_file(actor=actor, file=found.file)


def _locked(publication: Publication) -> Publication:
    held = Publication.objects.select_for_update(of=("self",), no_key=True).select_related("dossier__customer")
    return held.get(pk=publication.pk)
