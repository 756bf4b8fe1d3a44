"""Making documents available to applicants, and taking them back."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from django.utils import timezone

from tenant_apps.customers.models import Party
from tenant_apps.documents.commands.files import check_quota, open_file, put_on_file
from tenant_apps.documents.commands.reception import received
from tenant_apps.documents.enums import FormatGroup
from tenant_apps.documents.gateways.contents import ReceivedContent
from tenant_apps.dossiers import policies
from tenant_apps.dossiers.commands.action_points import check_applicant, check_purpose
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
    file: "UploadedFile[bytes]",
    titles: Mapping[str, str],
    remarks: Mapping[str, str],
    party: Party | None = None,
    product: Product | None = None,
) -> Publication:
    """Take in the file of a form and make it available."""
    require(actor, policies.EDIT)
    with received(file, FormatGroup.values) as content:
        return publish_document(
            actor=actor,
            dossier=dossier,
            content=content,
            titles=titles,
            remarks=remarks,
            party=party,
            product=product,
        )


@command
def publish_document(
    *,
    actor: Actor,
    dossier: Dossier,
    content: ReceivedContent,
    titles: Mapping[str, str],
    remarks: Mapping[str, str],
    party: Party | None = None,
    product: Product | None = None,
) -> Publication:
    """Make a stored file available to one applicant, or to all. They see it once it has passed its check."""
    require(actor, policies.EDIT)
    check_applicant(dossier.customer, party)
    check_purpose(dossier.pk, product, is_for_appointment=False)
    columns = columns_of("title", titles) | columns_of("remark", remarks, is_required=False)
    check_quota(content.size)
    publication = Publication.objects.create(
        dossier=dossier,
        product=product,
        party=party,
        file=put_on_file(content),
        published_by_id=actor.account_id,
        **columns,
    )
    record("dossiers.publish", dossier, actor=actor, publication=str(publication.public_id), sha256=content.sha256)
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
) -> Publication:
    """Change its words, for whom it is, or for which product."""
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
