"""A couple's dossier with an appointment, and the letters that were written."""

from dataclasses import dataclass

import pytest

from tenant_apps.appointments.models import Appointment
from tenant_apps.customers.commands import link_account
from tenant_apps.customers.models import Party
from tenant_apps.dossiers.models import Dossier
from tenant_apps.notifications.models import Message
from tests.cast import Cast, Member
from tests.factories.appointments import A_TEST, appointment
from tests.factories.customers import couple
from tests.factories.dossiers import dossier
from tests.factories.invites import accepted
from vestibule.core.actors import Grant


@dataclass
class Meeting:
    """Ben meets a couple: Cleo logs in as the first, Dan as the second, with "no" to the other's details."""

    dossier: Dossier
    first: Party
    second: Party
    ben: Member
    cleo: Member
    dan: Member

    def make(self, *, positions: tuple[int, ...] = (1, 2), **facts: object) -> Appointment:
        return appointment(self.dossier, self.ben.account, positions=positions, **facts)


@pytest.fixture
def meeting(cast: Cast) -> Meeting:
    made = dossier(couple(), adviser=cast.ben.account)
    parties = [member.party for member in made.customer.members.select_related("party").order_by("position")]
    members = []
    for position, (party, member) in enumerate(zip(parties, (cast.cleo, cast.dan), strict=True), 1):
        link_account(actor=A_TEST, party=party, account=member.account)
        accepted(made, member.account, position=position)
        grant = Grant(made.pk, made.customer_id, party.pk, sees_other_applicants=False)
        members.append(member.with_grants(grant))
        party.refresh_from_db()  # the account answers for address and language
    return Meeting(made, *parties, cast.ben, *members)


def letters(to: object = None) -> list[str]:
    """The subjects of what was written about appointments, the oldest first."""
    found = Message.objects.filter(template="appointments.appointment").order_by("pk")
    if to is not None:
        found = found.filter(to=to.email)
    return [message.subject.partition(": ")[2] for message in found]


@pytest.fixture(name="letters")
def _letters():
    return letters
