"""Dossiers and what the client has to do in them. The workflows are those that every organisation starts with."""

from django.core.files.uploadedfile import SimpleUploadedFile

from tenant_apps.customers.models import Customer
from tenant_apps.documents.models import DocumentRequest
from tenant_apps.dossiers.commands.action_points import add_action_point, ask_for_document, ask_to_complete
from tenant_apps.dossiers.commands.dossiers import open_dossier
from tenant_apps.dossiers.commands.publications import publish_file
from tenant_apps.dossiers.models import ActionPoint, Dossier, Publication
from tenant_apps.flows.models import Flow
from tests.factories import samples
from tests.factories.customers import individual
from tests.factories.documents import document_type
from vestibule.core.actors import System

A_TEST = System("a test")


def dossier(customer: Customer | None = None, *, kind: str = "mortgage", **facts: object) -> Dossier:
    """A dossier in the first stage of its workflow."""
    return open_dossier(actor=A_TEST, customer=customer or individual(), kind=kind, **facts)


def free_point(opened: Dossier, **facts: object) -> ActionPoint:
    """Something in words that is ticked off by hand."""
    values = {"kind": "free", "subject": "Call the notary"} | facts
    return add_action_point(actor=A_TEST, dossier=opened, **values)


def deliver_point(opened: Dossier, *, code: str = "payslip", party: object = None, **facts: object) -> ActionPoint:
    """A document to deliver."""
    return ask_for_document(actor=A_TEST, dossier=opened, party=party, document_type=document_type(code), **facts)


def complete_point(opened: Dossier, *, position: int = 0) -> ActionPoint:
    """A fact find to fill in, for the applicant at this position."""
    party = opened.customer.members.order_by("position")[position].party
    return ask_to_complete(actor=A_TEST, dossier=opened, party=party, flow=Flow.objects.order_by("pk").first())


def publication(opened: Dossier, *, title: str = "Our advice", remark: str = "", **facts: object) -> Publication:
    """A document made available, whose file waits for its check."""
    file = SimpleUploadedFile("advice.pdf", samples.pdf(pages=1))
    words = {"titles": {"en": title, "nl": title}, "remarks": {"en": remark, "nl": remark}}
    return publish_file(actor=A_TEST, dossier=opened, file=file, **words, **facts)


def request_of(action_point: ActionPoint) -> DocumentRequest:
    """The request behind the action point, as it is now."""
    return DocumentRequest.objects.get(pk=action_point.request_id)
