"""Telling people that something waits: without a word of it, once until it is read, in their language."""

from datetime import timedelta

import pytest
from django.utils import timezone

from tenant_apps.accounts.commands.people import edit_account
from tenant_apps.dossiers.commands.dossiers import assign
from tenant_apps.dossiers.commands.followers import watch_dossier
from tenant_apps.invites.commands import revoke_invite
from tenant_apps.invites.models import Invite
from tenant_apps.notifications.models import Message
from tenant_apps.threads.audience import Audience
from tenant_apps.threads.commands.conversations import read_messages
from tenant_apps.threads.commands.telling import REMINDED_AFTER
from tenant_apps.threads.models import Thread, ThreadMessage, Told
from tests import cast as people
from tests.factories import threads
from tests.tenant_apps.dossiers.test_telling import minutes_pass
from tests.tenant_apps.threads.test_commands import A_TEST

pytestmark = pytest.mark.django_db
SECRET = "The debt of 40,000"


def told() -> list[tuple[str, str]]:
    """To whom, and over which channel, in order."""
    sent = Message.objects.filter(template__startswith="threads.").order_by("pk")
    return list(sent.values_list("to", "channel"))


def test_the_client_is_told_once_until_they_have_read(cast, talk) -> None:
    address = talk.party.email
    facts = {"name": cast.cleo.account.name, "phone": "", "time_zone": ""}
    edit_account(actor=A_TEST, account=cast.cleo.account, language="nl", **facts)
    for _message in range(3):
        threads.message(cast.ben.actor, talk.dossier, talk.audience, SECRET)
    minutes_pass(1)
    assert told() == []
    minutes_pass(2)
    assert told() == [(address, "email")]

    threads.message(cast.ben.actor, talk.dossier, talk.audience, SECRET)
    minutes_pass(5)
    assert told() == [(address, "email")]

    read_messages(actor=talk.client, thread=Thread.objects.get())
    threads.message(cast.ben.actor, talk.dossier, talk.audience, SECRET)
    minutes_pass(5)
    assert told() == [(address, "email")] * 2
    letter = Message.objects.order_by("pk").last()
    assert SECRET not in letter.text + letter.html + letter.subject
    assert f"/messages/{talk.dossier.public_id}/with/{talk.party.public_id}/" in letter.text
    assert (letter.language, "er is een nieuw bericht" in letter.subject) == ("nl", True)


def test_who_reads_at_once_is_not_told(cast, talk) -> None:
    thread = threads.message(cast.ben.actor, talk.dossier, talk.audience).thread
    read_messages(actor=talk.client, thread=thread)
    minutes_pass(5)

    assert told() == []


def test_who_still_has_not_read_is_told_again_of_a_message_a_day_later(cast, talk) -> None:
    threads.message(cast.ben.actor, talk.dossier, talk.audience)
    minutes_pass(5)
    Told.objects.update(told_at=timezone.now() - REMINDED_AFTER - timedelta(minutes=1))
    threads.message(cast.ben.actor, talk.dossier, talk.audience)
    minutes_pass(5)

    assert len(told()) == 2


def test_a_text_message_goes_where_it_was_chosen(cast, talk) -> None:
    threads.message(cast.ben.actor, talk.dossier, talk.audience, SECRET, is_told_by_sms=True)
    minutes_pass(5)

    assert told() == [(talk.party.email, "email"), (talk.party.phone, "sms")]
    assert SECRET not in Message.objects.get(channel="sms").text


def test_whose_work_it_is_and_who_follows_are_told(cast, talk) -> None:
    handler = people.professional(cast.alpha, "Hanna", "case_handler")
    assign(actor=A_TEST, dossier=talk.dossier, adviser=cast.ben.account, case_handler=handler.account)
    watch_dossier(actor=cast.ada.actor, dossier=talk.dossier)

    threads.message(talk.client, talk.dossier, talk.audience, SECRET)
    minutes_pass(5)

    assert sorted(told()) == sorted((each.account.email, "email") for each in (cast.ada, cast.ben, handler))
    letter = Message.objects.filter(template="threads.for_firm").first()
    assert SECRET not in letter.text
    assert talk.dossier.number in letter.subject
    assert "/pro/threads/" in letter.text


def test_where_it_is_nobodys_work_the_team_or_the_administrators_are_told(cast, talk) -> None:
    _ = cast.ben
    threads.message(talk.client, talk.dossier, talk.audience)
    assert cast.ada.account
    minutes_pass(5)

    assert told() == [(cast.ada.account.email, "email")]


def test_a_colleague_who_read_it_spares_the_others(cast, talk) -> None:
    assign(actor=A_TEST, dossier=talk.dossier, adviser=cast.ben.account, case_handler=None)
    thread = threads.message(talk.client, talk.dossier, talk.audience).thread
    read_messages(actor=cast.ada.actor, thread=thread)
    minutes_pass(5)

    assert told() == []


def test_of_a_couple_those_are_told_who_may_read(cast) -> None:
    talk = threads.talk(cast.cleo, joint=True)
    partner = threads.talk(cast.dan, dossier=talk.dossier, position=2)
    threads.message(cast.ben.actor, talk.dossier, partner.audience)
    minutes_pass(5)
    assert told() == [(partner.party.email, "email")]

    threads.message(talk.client, talk.dossier, Audience(None))
    minutes_pass(5)
    assert told()[1:] == [(partner.party.email, "email")]

    revoke_invite(actor=A_TEST, invite=Invite.objects.get(account=cast.dan.account))
    threads.message(cast.ben.actor, talk.dossier, Audience(None))
    minutes_pass(5)
    assert [address for address, _channel in told()[2:]] == [talk.party.email]


def test_telling_twice_is_telling_once(cast, talk) -> None:
    from tenant_apps.threads import tasks

    written = threads.message(cast.ben.actor, talk.dossier, talk.audience)
    for _time in range(2):
        tasks.tell(message_id=written.pk)
    tasks.tell(message_id=ThreadMessage.objects.count() + 10**6)
    tasks.tidy()

    assert len(told()) == 1
