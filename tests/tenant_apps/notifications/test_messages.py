"""Messages: written with their fact in the reader's language, sent once, erased where nobody may read them twice."""

from datetime import timedelta

import pytest
from django.db import transaction
from django.utils import timezone

from shared_apps.platform.gateways.contract import DeliveryFailed
from shared_apps.platform.gateways.mailbox import MailboxGateway
from tenant_apps.notifications import tasks
from tenant_apps.notifications.commands import messages as commands
from tenant_apps.notifications.enums import State
from tenant_apps.notifications.errors import AddressMissing, NothingToSend, SmsBudgetSpent
from tenant_apps.notifications.models import Message
from tenants.context import use_tenant
from tenants.outbox import running
from tenants.outbox.models import Effect
from vestibule.core.errors import NotAllowed
from vestibule.core.messages import Recipient, send

pytestmark = pytest.mark.django_db

TO = Recipient(name="Cleo O'Brien", language="nl", email="cleo@example.com", phone="+31612345678")


@pytest.fixture(autouse=True)
def mailbox(settings, tmp_path) -> MailboxGateway:
    """The outside world of one test."""
    settings.EMAIL_BACKEND = ""  # pytest-django sets its own
    settings.MAILBOX_ROOT = tmp_path / "mailbox"
    return MailboxGateway(settings.MAILBOX_ROOT)


@pytest.fixture
def broken(monkeypatch):
    """A gateway that refuses, for ever or for now."""

    def refuse(*, is_permanent):
        class Refusing:
            def deliver(self, _letter):
                raise DeliveryFailed("the address is unknown", is_permanent=is_permanent)

        monkeypatch.setattr(tasks, "gateway_for", lambda _channel: Refusing())

    return refuse


def write(key="a", to=TO, channel="email", *, sensitive=False) -> None:
    if channel == "sms":
        send(template="accounts.code", to=to, channel="sms", context={"code": "123456"}, key=key, sensitive=sensitive)
    else:
        context = {"name": to.name, "url": "http://alpha.localhost:8000/activate/secret/"}
        send(template="accounts.activation", to=to, channel="email", context=context, key=key, sensitive=sensitive)


def deliver_all() -> None:
    while running.send_once():
        pass


def test_message_is_delivered_with_its_own_id(mailbox):
    write()
    deliver_all()
    message = Message.objects.get()
    (delivered,) = mailbox.newest_first()
    letter = delivered.letter
    assert (letter.id, letter.to, letter.to_name) == (str(message.public_id), "cleo@example.com", "Cleo O'Brien")
    assert (letter.channel, letter.language, letter.tenant_slug) == ("email", "nl", "alpha")
    assert letter.sender_name
    assert "http://alpha.localhost:8000/activate/secret/" in letter.text
    assert "http://alpha.localhost:8000/activate/secret/" in letter.html
    assert "O'Brien" in letter.text
    assert "O&#x27;Brien" in letter.html
    assert (message.state, message.failed_at) == (State.SENT, None)


def test_nothing_leaves_before_the_effect(mailbox):
    write()
    assert mailbox.newest_first() == []


def test_same_key_is_one_message(mailbox):
    write()
    write()
    deliver_all()
    write()
    deliver_all()
    assert len(mailbox.newest_first()) == Message.objects.count() == Effect.objects.count() == 1


def test_message_of_a_fact_that_is_rolled_back_is_never_written():
    with transaction.atomic():
        write()
        transaction.set_rollback(True)
    assert not Message.objects.exists()
    assert not Effect.objects.exists()


def test_kill_between_send_and_mark_repeats_under_the_same_id(mailbox):
    write()
    effect = Effect.objects.get()
    message = Message.objects.get()
    tasks.gateway_for("email").deliver(tasks._letter(message))
    Effect.objects.filter(pk=effect.pk).update(available_at=timezone.now() - timedelta(seconds=1))
    deliver_all()
    assert [item.letter.id for item in mailbox.newest_first()] == [str(message.public_id)]


def test_message_that_is_marked_is_not_sent_again(mailbox):
    write()
    deliver_all()
    for path in mailbox._root.iterdir():
        path.unlink()
    tasks.deliver(effect_id=Effect.objects.get().public_id, message_id=str(Message.objects.get().public_id))
    assert mailbox.newest_first() == []


def test_text_message_goes_to_the_telephone(mailbox):
    write(channel="sms")
    deliver_all()
    (delivered,) = mailbox.newest_first(to="+31612345678")
    assert "123456" in delivered.letter.text
    assert delivered.letter.html == ""


@pytest.mark.parametrize("channel", ["email", "sms"])
def test_recipient_without_an_address_is_told(channel):
    with pytest.raises(AddressMissing):
        write(channel=channel, to=Recipient(name="X", language="nl"))


def test_recipient_without_a_language_reads_the_firms(mailbox):
    write(to=Recipient(name="X", language="", email="x@example.com"))
    deliver_all()
    assert mailbox.newest_first()[0].letter.language


@pytest.mark.parametrize("channel", ["email", "sms"])
def test_sensitive_message_is_erased_once_sent(channel, mailbox):
    write(channel=channel, sensitive=True)
    assert Message.objects.get().text
    deliver_all()
    message = Message.objects.get()
    assert (message.state, message.text, message.html) == (State.SENT, "", "")
    assert mailbox.newest_first()[0].letter.text


def test_failure_for_now_is_shown_and_tried_again(broken, monkeypatch, mailbox):
    write()
    broken(is_permanent=False)
    deliver_all()
    message, effect = Message.objects.get(), Effect.objects.get()
    assert (message.state, message.failure) == (State.QUEUED, "the address is unknown")
    assert effect.available_at > timezone.now()
    monkeypatch.undo()
    Effect.objects.update(available_at=timezone.now() - timedelta(seconds=1))
    deliver_all()
    assert Message.objects.get().state == State.SENT
    assert Message.objects.get().failure == ""


def test_failure_for_ever_is_final_and_shown(broken):
    write(sensitive=True)
    broken(is_permanent=True)
    deliver_all()
    message = Message.objects.get()
    assert (message.state, message.failure, message.text) == (State.FAILED, "the address is unknown", "")
    assert message.failed_at is not None


def test_message_is_not_delivered_when_its_effect_is_given_up(broken):
    write()
    broken(is_permanent=False)
    for _ in range(30):
        Effect.objects.update(available_at=timezone.now() - timedelta(seconds=1))
        running.send_once()
    assert Message.objects.get().state == State.FAILED


def test_failed_message_is_sent_again_under_the_same_id(cast, broken, monkeypatch, mailbox):
    write()
    broken(is_permanent=True)
    deliver_all()
    monkeypatch.undo()
    message = commands.resend_message(actor=cast.ben.actor, message=Message.objects.get())
    deliver_all()
    assert [item.letter.id for item in mailbox.newest_first()] == [str(message.public_id)]
    assert Message.objects.get().state == State.SENT


def test_sent_or_erased_message_cannot_be_sent_again(cast, broken):
    write()
    with pytest.raises(NothingToSend):
        commands.resend_message(actor=cast.ben.actor, message=Message.objects.get())
    write("b", sensitive=True)
    broken(is_permanent=True)
    deliver_all()
    with pytest.raises(NothingToSend):
        commands.resend_message(actor=cast.ben.actor, message=Message.objects.get(key="b"))


@pytest.mark.parametrize("name", ["cleo", "dan"])
def test_client_may_not_send_again(cast, name):
    write()
    with pytest.raises(NotAllowed):
        commands.resend_message(actor=getattr(cast, name).actor, message=Message.objects.get())


def test_platform_writes_under_its_own_name(operator_process, mailbox):
    write()
    deliver_all()
    letter = mailbox.newest_first()[0].letter
    assert (letter.sender_name, letter.reply_to, letter.tenant_slug) == ("Vestibule", "", "platform")


def test_firm_sends_so_many_text_messages_in_a_day(settings, beta):
    settings.SMS_PER_DAY = 2
    for key in ("a", "b", "b"):
        write(key, channel="sms")

    with pytest.raises(SmsBudgetSpent) as caught:
        write("c", channel="sms")
    assert "2 text messages" in str(caught.value)
    assert Message.objects.filter(channel="sms").count() == 2
    write("d")  # e-mail goes on
    with use_tenant(beta):
        write("e", channel="sms")
