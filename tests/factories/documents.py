"""Requests, and what was delivered for them. The document types are those that every organisation starts with."""

from uuid import uuid4

from django.core.files.uploadedfile import SimpleUploadedFile

from tenant_apps.customers.models import Customer, Party
from tenant_apps.documents.commands.reception import receive_whole
from tenant_apps.documents.commands.requests import ask_document
from tenant_apps.documents.gateways.sealing import new_wrapped_key
from tenant_apps.documents.models import Delivery, DocumentRequest, DocumentType, FileKey
from tests.factories import samples
from tests.factories.customers import individual
from vestibule.core.actors import Actor, System

A_TEST = System("a test")
SOME_DOSSIER = 1


def document_type(code: str = "payslip") -> DocumentType:
    """One of the ready-made types."""
    return DocumentType.objects.get(code=code)


def request(
    customer: Customer | None = None,
    *,
    party: Party | None = None,
    code: str = "payslip",
    dossier_id: int | None = SOME_DOSSIER,
    **words: str,
) -> DocumentRequest:
    """Something that a customer must deliver for a dossier, of which this room knows no more than its key."""
    return ask_document(
        actor=A_TEST,
        customer=customer or individual(),
        party=party,
        document_type=document_type(code),
        dossier_id=dossier_id,
        **words,
    )


def delivery(
    asked: DocumentRequest, *, actor: Actor = A_TEST, content: bytes | None = None, name: str = "payslip.pdf"
) -> Delivery:
    """A file that came in and waits for its check."""
    file = SimpleUploadedFile(name, samples.pdf(pages=1) if content is None else content)
    return receive_whole(actor=actor, request=asked, file=file)


def file_key(customer: Customer) -> FileKey:
    """The customer's key, as the first checked file makes it."""
    public_id = uuid4()
    return FileKey.objects.create(customer=customer, public_id=public_id, wrapped=new_wrapped_key(public_id))
