"""Writing, reading, drafts, files, and whose turn it is."""

from datetime import timedelta

import pytest
from django.utils import timezone

from tenant_apps.activity.models import Entry
from tenant_apps.documents.commands.keys import key_for
from tenant_apps.documents.enums import FileState
from tenant_apps.documents.holders import holding_customer
from tenant_apps.dossiers.commands.dossiers import change_stage
from tenant_apps.invites.commands import revoke_invite
from tenant_apps.invites.models import Invite
from tenant_apps.threads.audience import Audience, audiences
from tenant_apps.threads.commands.conversations import note_look, read_messages, set_turn
from tenant_apps.threads.commands.messages import (
    MOST_ATTACHMENTS,
    OLDEST_UNSENT,
    forget_unsent_attachments,
    keep_draft,
    remove_attachment,
)
from tenant_apps.threads.enums import WaitsFor
from tenant_apps.threads.models import LONGEST_MESSAGE, Attachment, Draft, Receipt, Thread
from tests import cast as people
from tests.factories import dossiers, threads
from vestibule.core.actors import System
from vestibule.core.errors import DomainError, NotAllowed, NotFound

pytestmark = pytest.mark.django_db
A_TEST = System("a test")


def verbs() -> list[str]:
    return list(Entry.objects.filter(verb__startswith="threads.").order_by("pk").values_list("verb", flat=True))


def close(talk) -> None:
    ended = talk.dossier.workflow.stages.filter(outcome="done").order_by("position").last()
    change_stage(actor=A_TEST, dossier=talk.dossier, stage=ended)


def test_an_answer_ends_the_waiting_and_a_question_begins_it(cast, talk) -> None:
    asked = threads.message(talk.client, talk.dossier, talk.audience, "When is the deed?")
    assert (asked.thread.waits_for, asked.is_from_client) == (WaitsFor.FIRM, True)

    answer = threads.message(cast.ben.actor, talk.dossier, talk.audience, "On Friday. Which notary?", is_question=True)
    assert answer.thread.waits_for == WaitsFor.CLIENT

    threads.message(talk.client, talk.dossier, talk.audience, "Peters")
    threads.message(cast.ben.actor, talk.dossier, talk.audience, "Thank you")

    thread = Thread.objects.get()
    assert (thread.waits_for, thread.asked_at) == ("", None)
    assert verbs() == ["threads.write"] * 4


def test_what_is_no_question_leaves_an_earlier_one_open(cast, talk) -> None:
    threads.message(cast.ben.actor, talk.dossier, talk.audience, "Which notary?", is_question=True)
    threads.message(cast.ben.actor, talk.dossier, talk.audience, "By the way, the rate fell.")

    assert Thread.objects.get().waits_for == WaitsFor.CLIENT


def test_the_client_waits_since_the_first_of_several_messages(cast, talk) -> None:
    threads.message(talk.client, talk.dossier, talk.audience)
    long_ago = timezone.now() - timedelta(days=3, hours=1)
    Thread.objects.update(asked_at=long_ago)

    threads.message(talk.client, talk.dossier, talk.audience, "Anybody?")

    assert Thread.objects.get().days_waiting == 3


def test_the_turn_is_given_by_hand_too(cast, talk) -> None:
    thread = threads.message(talk.client, talk.dossier, talk.audience, "Thank you!").thread

    set_turn(actor=cast.ben.actor, thread=thread, waits_for="")
    set_turn(actor=cast.ben.actor, thread=thread, waits_for="")

    thread.refresh_from_db()
    assert (thread.waits_for, verbs().count("threads.set_turn")) == ("", 1)
    with pytest.raises(NotAllowed):
        set_turn(actor=talk.client, thread=thread, waits_for="firm")


def test_nobody_is_waited_for_once_the_dossier_has_ended(talk) -> None:
    thread = threads.message(talk.client, talk.dossier, talk.audience, "When is the deed?").thread
    assert thread.waits_for == WaitsFor.FIRM

    close(talk)

    thread.refresh_from_db()
    assert (thread.waits_for, thread.asked_at) == ("", None)


def test_nothing_is_refused_and_too_much_is_refused(talk) -> None:
    for body, code in ((" \r\n ", "threads:message-empty"), ("x" * (LONGEST_MESSAGE + 1), "threads:message-too-long")):
        with pytest.raises(DomainError) as refused:
            threads.message(talk.client, talk.dossier, talk.audience, body)
        assert refused.value.code == code
    longest = "\r\n".join("x" * 99 for _line in range(50))
    assert len(longest) > LONGEST_MESSAGE - 2
    assert threads.message(talk.client, talk.dossier, talk.audience, longest).body.count("\n") == 49


def test_a_client_sends_so_many_messages_in_an_hour_and_no_more(talk, monkeypatch) -> None:
    monkeypatch.setattr("tenant_apps.threads.commands.messages.MOST_MESSAGES", 2)
    for _message in range(2):
        threads.message(talk.client, talk.dossier, talk.audience)
    with pytest.raises(DomainError) as refused:
        threads.message(talk.client, talk.dossier, talk.audience)
    assert refused.value.code == "threads:too-many-messages"


def test_who_did_not_see_a_colleagues_answer_is_told(cast, talk) -> None:
    threads.message(talk.client, talk.dossier, talk.audience)
    threads.message(cast.ada.actor, talk.dossier, talk.audience, "I answer")

    with pytest.raises(DomainError) as refused:
        threads.message(cast.ben.actor, talk.dossier, talk.audience, "So do I", seen=1)
    assert (refused.value.code, "Ada" in str(refused.value)) == ("threads:colleague-answered", True)

    threads.message(talk.client, talk.dossier, talk.audience, "And one question more")
    assert threads.message(cast.ben.actor, talk.dossier, talk.audience, "So do I", seen=2)


def test_a_draft_is_kept_until_it_is_sent(talk) -> None:
    for body in ("Hal", "Half a sent"):
        keep_draft(actor=talk.client, dossier=talk.dossier, audience=talk.audience, body=body)
    assert Draft.objects.get().body == "Half a sent"

    threads.message(talk.client, talk.dossier, talk.audience, "Half a sentence")
    assert not Draft.objects.exists()

    keep_draft(actor=talk.client, dossier=talk.dossier, audience=talk.audience, body="x")
    keep_draft(actor=talk.client, dossier=talk.dossier, audience=talk.audience, body=" ")
    assert not Draft.objects.exists()


def test_files_go_with_the_message_and_are_seen_by_nobody_before(cast, talk) -> None:
    attachment = threads.attached(talk.client, talk.dossier, talk.audience)
    assert not Attachment.objects.visible_to(cast.ben.actor).exists()
    assert Attachment.objects.visible_to(talk.client).get() == attachment

    sent = threads.message(talk.client, talk.dossier, talk.audience, "")

    attachment.refresh_from_db()
    assert attachment.message == sent
    assert Attachment.objects.visible_to(cast.ben.actor).get() == attachment
    with pytest.raises(NotFound):
        remove_attachment(actor=talk.client, attachment=attachment)


def test_an_attached_file_belongs_to_the_customer(talk) -> None:
    attachment = threads.attached(talk.client, talk.dossier, talk.audience)

    assert holding_customer(attachment.file) == talk.dossier.customer_id
    assert key_for(attachment.file).customer == talk.dossier.customer


def test_a_file_that_was_not_sent_can_be_taken_away(cast, talk) -> None:
    attachment = threads.attached(talk.client, talk.dossier, talk.audience)
    with pytest.raises(NotFound):
        remove_attachment(actor=cast.ben.actor, attachment=attachment)

    remove_attachment(actor=talk.client, attachment=attachment)

    attachment.file.refresh_from_db()
    assert (attachment.file.state, Attachment.objects.count()) == (FileState.REMOVED, 0)


def test_what_was_never_sent_is_forgotten(talk) -> None:
    old, young = (threads.attached(talk.client, talk.dossier, talk.audience) for _file in range(2))
    Attachment.objects.filter(pk=old.pk).update(created_at=timezone.now() - timedelta(days=OLDEST_UNSENT + 1))

    assert forget_unsent_attachments(actor=A_TEST) == 1
    assert Attachment.objects.get() == young


def test_a_message_has_so_many_files_and_no_more(talk, settings) -> None:
    threads.attached(talk.client, talk.dossier, talk.audience)
    first = Attachment.objects.get()
    settings.CUSTOMER_BYTES = first.file.size * 2 - 1
    with pytest.raises(DomainError) as refused:
        threads.attached(talk.client, talk.dossier, talk.audience)
    assert refused.value.code == "documents:customer-full"
    settings.CUSTOMER_BYTES = 10**9
    settings.DOCUMENTS_QUOTA_BYTES = first.file.size
    with pytest.raises(DomainError) as refused:
        threads.attached(talk.client, talk.dossier, talk.audience)
    assert refused.value.code == "documents:quota-exceeded"
    settings.DOCUMENTS_QUOTA_BYTES = 10**9
    for _file in range(MOST_ATTACHMENTS - 1):
        threads.attached(talk.client, talk.dossier, talk.audience)
    with pytest.raises(DomainError) as refused:
        threads.attached(talk.client, talk.dossier, talk.audience)
    assert refused.value.code == "threads:too-many-attachments"


def test_reading_is_noted_once_and_only_by_who_may_answer(cast, talk) -> None:
    thread = threads.message(talk.client, talk.dossier, talk.audience).thread
    looker = people.professional(cast.alpha, "Cora", "compliance_officer")
    assert read_messages(actor=looker.actor, thread=thread) == 0
    assert read_messages(actor=cast.ben.actor, thread=thread) == 1
    assert read_messages(actor=cast.ben.actor, thread=thread) == 0
    assert Receipt.objects.get().is_by_firm
    assert read_messages(actor=talk.client, thread=thread) == 0  # one's own

    threads.message(cast.ben.actor, talk.dossier, talk.audience)
    assert read_messages(actor=talk.client, thread=thread) == 1


def test_who_answers_has_read_it(cast, talk) -> None:
    threads.message(talk.client, talk.dossier, talk.audience)
    threads.message(cast.ben.actor, talk.dossier, talk.audience)

    assert Receipt.objects.get().account == cast.ben.account


def test_a_look_of_a_professional_is_recorded_once_per_visit(cast, talk) -> None:
    thread = threads.message(talk.client, talk.dossier, talk.audience).thread
    for actor in (cast.ben.actor, cast.ben.actor, talk.client):
        note_look(actor=actor, thread=thread)

    assert verbs().count("threads.read") == 1


def test_a_closed_dossier_is_read_and_not_written_in(cast, talk) -> None:
    thread = threads.message(talk.client, talk.dossier, talk.audience).thread
    close(talk)

    for actor in (talk.client, cast.ben.actor):
        with pytest.raises(DomainError) as refused:
            threads.message(actor, talk.dossier, talk.audience)
        assert refused.value.code == "threads:dossier-closed"
        assert Thread.objects.visible_to(actor).get() == thread


def test_after_revocation_nothing_is_written_also_with_a_stale_actor(talk) -> None:
    stale = talk.client
    thread = threads.message(stale, talk.dossier, talk.audience).thread
    revoke_invite(actor=A_TEST, invite=Invite.objects.get())

    with pytest.raises(NotFound):
        threads.message(stale, talk.dossier, talk.audience)
    with pytest.raises(NotFound):
        keep_draft(actor=stale, dossier=talk.dossier, audience=talk.audience, body="x")
    with pytest.raises(NotFound):
        read_messages(actor=talk.client, thread=thread)


def test_nobody_writes_to_whom_they_may_not(cast, talk) -> None:
    other = dossiers.dossier()
    stranger = Audience(other.customer.members.get().party)
    with pytest.raises(NotFound):
        threads.message(cast.ben.actor, talk.dossier, stranger)
    with pytest.raises(NotFound):
        threads.message(cast.ben.actor, talk.dossier, Audience(None))
    with pytest.raises(NotFound):
        threads.message(cast.dan.actor, talk.dossier, talk.audience)
    looker = people.professional(cast.alpha, "Cora", "compliance_officer")
    with pytest.raises(NotAllowed):
        threads.message(looker.actor, talk.dossier, talk.audience)


def test_of_a_couple_each_is_written_to_alone_or_both_together(cast) -> None:
    talk = threads.talk(cast.cleo, joint=True)
    both = [member.party for member in talk.dossier.customer.members.order_by("position")]

    assert [audience.party for audience in audiences(cast.ben.actor, talk.dossier)] == [None, *both]
    assert [audience.party for audience in audiences(talk.client, talk.dossier)] == [None, both[0]]
