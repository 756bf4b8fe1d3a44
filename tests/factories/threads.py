"""Conversations, and who takes part in them."""

from dataclasses import dataclass

from django.core.files.uploadedfile import SimpleUploadedFile

from tenant_apps.customers.commands import link_account
from tenant_apps.customers.models import Party
from tenant_apps.documents.commands.reception import received
from tenant_apps.documents.enums import FormatGroup
from tenant_apps.dossiers.models import Dossier
from tenant_apps.invites.grants import grants_for
from tenant_apps.threads.audience import Audience
from tenant_apps.threads.commands.messages import attach_file, write_message
from tenant_apps.threads.models import Attachment, ThreadMessage
from tests.cast import Member, client_actor
from tests.factories import dossiers, samples
from tests.factories.customers import couple, individual
from tests.factories.invites import accepted
from vestibule.core.actors import Actor, Client


@dataclass(frozen=True)
class Talk:
    """A dossier and its first applicant, with whom one may write."""

    dossier: Dossier
    party: Party
    member: Member

    @property
    def client(self) -> Client:
        """The applicant with what the invites open now."""
        return client_actor(self.member.account, *grants_for(self.member.account))

    @property
    def audience(self) -> Audience:
        return Audience(self.party)


def talk(member: Member, *, joint: bool = False, position: int = 1, dossier: Dossier | None = None) -> Talk:
    """The member is invited to a dossier, alone or as one of two."""
    opened = dossier or dossiers.dossier(couple() if joint else individual())
    party = opened.customer.members.get(position=position).party
    link_account(actor=dossiers.A_TEST, party=party, account=member.account)
    accepted(opened, member.account, position=position)
    return Talk(opened, Party.objects.get(pk=party.pk), member)


def message(actor: Actor, opened: Dossier, audience: Audience, body: str = "Hello", **facts: object) -> ThreadMessage:
    """Something that was written."""
    return write_message(actor=actor, dossier=opened, audience=audience, body=body, **facts)


def attached(actor: Actor, opened: Dossier, audience: Audience, *, name: str = "letter.pdf") -> Attachment:
    """A file beside what is being written."""
    with received(SimpleUploadedFile(name, samples.pdf(pages=1)), list(FormatGroup)) as content:
        return attach_file(actor=actor, dossier=opened, audience=audience, content=content)
