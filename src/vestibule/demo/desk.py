"""The desk of one demo firm: its people, its words, and what they do with documents."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from random import Random
from uuid import uuid4

from django.core.files.uploadedfile import SimpleUploadedFile

from tenant_apps.accounts.models import Account
from tenant_apps.customers.models import Party
from tenant_apps.documents.commands.reception import receive_whole
from tenant_apps.documents.commands.reviews import review_delivery
from tenant_apps.documents.enums import Decision, RejectionReason
from tenant_apps.documents.models import DocumentRequest, DocumentType
from tenant_apps.documents.tasks import check_file
from tenant_apps.dossiers.commands.action_points import ask_for_document
from tenant_apps.dossiers.models import Dossier, Product
from tenant_apps.flows.models import Flow
from vestibule.core.actors import Client, Professional
from vestibule.demo import acting
from vestibule.demo.fact_finds import Pen
from vestibule.demo.firms import DemoFirm, account_of
from vestibule.demo.papers import papers_for
from vestibule.demo.texts import TEXTS, Texts

FLOWS = {
    "mortgage": "mortgage_fact_find",
    "wealth": "investor_profile",
    "onboarding": "business_onboarding",
    "insurance": "getting_to_know_you",
}
"""The fact find that goes with a kind of dossier."""


@dataclass(frozen=True)
class Desk:
    """What everybody at the firm has at hand."""

    firm: DemoFirm
    texts: Texts
    types: Mapping[str, DocumentType]
    flows: Mapping[str, Flow]
    accounts: Mapping[str, Account]
    people: Mapping[str, Professional]

    @classmethod
    def of(cls, firm: DemoFirm) -> "Desk":
        """The desk of the firm in whose tenant we are."""
        accounts = {mailbox: account_of(firm, mailbox) for mailbox in ("admin", "adviser", "handler")}
        return cls(
            firm=firm,
            texts=TEXTS[firm.first_language],
            types={kind.code: kind for kind in DocumentType.objects.all()},
            flows={flow.code: flow for flow in Flow.objects.all()},
            accounts=accounts,
            people={mailbox: acting.professional(account) for mailbox, account in accounts.items()},
        )

    def pen(self, chance: Random, partner: Party | None = None) -> Pen:
        """Fill in as somebody of this firm's country, alone or together with a partner."""
        together: dict[str, object] = {
            "business.activity.description": self.texts.business,
            "owners.structure.explanation": self.texts.shares,
        }
        if partner is not None:
            born = partner.birth_date or date(1985, 1, 1)
            together |= {"status": "cohabiting", "has_partner": "yes", "applies": "yes", "agreement": "yes"}
            together |= {"name": str(partner), "birth_date": born.isoformat()}
        return Pen(self.firm.country, self.texts.expectation, chance, together)

    def ask(
        self,
        actor: Professional,
        dossier: Dossier,
        code: str,
        party: Party | None,
        due_on: date | None = None,
        *,
        product: Product | None = None,
    ) -> DocumentRequest:
        """Ask for a document of this type."""
        point = ask_for_document(
            actor=actor,
            dossier=dossier,
            party=party,
            document_type=self.types[code],
            product=product,
            due_on=due_on,
        )
        request: DocumentRequest = point.request
        return request

    def deliver(self, actor: Client, request: DocumentRequest) -> DocumentRequest:
        """Send the paper that goes with the request through reception and check, as the client and the worker do.

        The check is the worker's own, made here at once: done later it would say that the document came in today. The
        worker finds the file checked and does nothing.
        """
        paper = papers_for(self.firm.country)[request.document_type.code]
        upload = SimpleUploadedFile(paper.name, paper.content)
        delivery = receive_whole(actor=actor, request=request, file=upload)
        check_file(effect_id=uuid4(), file_id=str(delivery.file.public_id))
        request.refresh_from_db()
        return request

    def approve(self, actor: Professional, request: DocumentRequest, remark: str = "") -> None:
        review_delivery(actor=actor, request=request, decision=Decision.APPROVE, remark=remark)

    def reject(self, actor: Professional, request: DocumentRequest) -> None:
        """Ask again, with the reason and the remark that the client reads."""
        review_delivery(
            actor=actor,
            request=request,
            decision=Decision.REJECT,
            reason=RejectionReason.UNREADABLE,
            remark=self.texts.rejection,
        )
