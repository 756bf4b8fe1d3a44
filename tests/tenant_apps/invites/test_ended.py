"""Letters that wait when the access ends never go out; what is about another dossier does."""

import pytest

from tenant_apps.customers.commands import link_account
from tenant_apps.dossiers.commands.telling import tell_clients
from tenant_apps.invites.commands import change_visibility, revoke_invite
from tenant_apps.notifications.choosing import Ways
from tenant_apps.notifications.commands.messages import release_held
from tenant_apps.notifications.commands.rules import set_rules
from tenant_apps.notifications.commands.withdrawing import withdraw_messages
from tenant_apps.notifications.enums import State
from tenant_apps.notifications.ledger import credits_now
from tenant_apps.notifications.models import CreditBalance, CreditEntry, Message
from tenant_apps.notifications.tasks import deliver
from tenants.outbox.models import Effect
from tests.factories import appointments
from tests.factories.customers import couple
from tests.factories.dossiers import dossier, free_point
from tests.factories.invites import PRODUCT, accepted
from vestibule.core.errors import NotAllowed

pytestmark = pytest.mark.django_db


@pytest.fixture
def two(cast):
    """Two dossiers of the same people; both open to Cleo."""
    customer = couple()
    party = customer.members.get(position=1).party
    party = link_account(actor=PRODUCT, party=party, account=cast.cleo.account)
    invites = [accepted(dossier(customer), cast.cleo.account) for _each in range(2)]
    return party, invites


def tell(party, *invites) -> list[Message]:
    for invite in invites:
        tell_clients(actor=PRODUCT, dossier=invite.dossier, parties=[party])
    return list(Message.objects.filter(template="dossiers.told").order_by("pk"))


def states() -> list[str]:
    return list(Message.objects.filter(template="dossiers.told").order_by("pk").values_list("state", flat=True))


def test_letter_that_waits_ends_with_the_access_to_its_dossier(two):
    party, (first, second) = two
    letter, _other = tell(party, first, second)

    revoke_invite(actor=PRODUCT, invite=first)

    assert states() == [State.WITHDRAWN, State.QUEUED]
    effect = Effect.objects.get(key=f"message:{letter.key}")
    deliver(effect_id=effect.pk, message_id=str(letter.public_id))
    assert states() == [State.WITHDRAWN, State.QUEUED]


def test_letter_that_is_held_back_is_told_of_no_more(two, cast):
    party, (first, second) = two
    tell(party, first, second)
    Message.objects.update(state=State.HELD)

    revoke_invite(actor=PRODUCT, invite=first)

    assert states() == [State.WITHDRAWN, State.HELD]
    released = release_held(actor=PRODUCT, message=Message.objects.get(state=State.HELD))
    assert Message.objects.filter(bundle=released).count() == 1


def test_letter_about_several_dossiers_is_written_anew_without_the_one_that_ended(two):
    party, (first, second) = two
    letter, other = tell(party, first, second)
    Message.objects.update(state=State.HELD)
    bundle = release_held(actor=PRODUCT, message=letter)

    revoke_invite(actor=PRODUCT, invite=first)

    bundle.refresh_from_db()
    assert bundle.state == State.WITHDRAWN
    assert states() == [State.WITHDRAWN, State.HELD]
    again = Effect.objects.filter(name="notifications.release").latest("created_at")
    assert again.arguments == {"message_id": str(other.public_id)}


def test_letters_of_others_and_letters_that_left_stay_as_they_are(two, cast):
    party, (first, _second) = two
    tell(party, first)
    Message.objects.update(state=State.SENT, sent_at=first.sent_at)

    revoke_invite(actor=PRODUCT, invite=first)

    assert states() == [State.SENT]


def test_credits_of_a_text_message_that_never_left_come_back(two, cast):
    party, (first, _second) = two
    set_rules(actor=cast.ada.actor, ways={"told": Ways(is_email=False, is_sms=True)})
    tell_clients(actor=PRODUCT, dossier=first.dossier, parties=[party])
    message = Message.objects.get(channel="sms")
    before = CreditBalance.objects.get().credits

    revoke_invite(actor=PRODUCT, invite=first)

    message.refresh_from_db()
    assert message.state == State.WITHDRAWN
    assert CreditBalance.objects.get().credits == before + message.parts
    assert sum(CreditEntry.objects.values_list("amount", flat=True)) == credits_now().left


def test_only_the_product_withdraws(cast, two):
    with pytest.raises(NotAllowed):
        withdraw_messages(actor=cast.ada.actor, matter=two[1][0].dossier.public_id, account_id=1)


@pytest.mark.parametrize("sees_others", [True, False])
def test_letters_never_speak_of_the_other_applicant_whatever_the_invite_says(cast, sees_others):
    """So nothing has to be taken back when a "yes" becomes a "no": what waits was written as if it were "no"."""
    opened = dossier(couple(), adviser=cast.ben.account)
    own, other = (opened.customer.members.get(position=position).party for position in (1, 2))
    own = link_account(actor=PRODUCT, party=own, account=cast.cleo.account)
    invite = accepted(opened, cast.cleo.account, sees_others=sees_others)
    link_account(actor=PRODUCT, party=other, account=cast.dan.account)
    accepted(opened, cast.dan.account, position=2)
    free_point(opened, subject="Sunflower for both")
    free_point(opened, subject="Thistle of the other", party=other)
    appointments.appointment(opened, cast.ben.account, positions=(2,), subject="Thistle talk")
    tell_clients(actor=PRODUCT, dossier=opened, parties=[own, other])

    to_own = Message.objects.filter(account=cast.cleo.account).order_by("pk")
    assert [(each.template, "Sunflower" in each.text, "Thistle" in each.text) for each in to_own] == [
        ("dossiers.told", True, False)
    ]
    assert "Thistle" in "".join(Message.objects.filter(account=cast.dan.account).values_list("text", flat=True))
    before = list(to_own.values_list("text", "html", "state"))
    change_visibility(actor=PRODUCT, invite=invite, sees_other_applicants=False)
    assert list(to_own.values_list("text", "html", "state")) == before
