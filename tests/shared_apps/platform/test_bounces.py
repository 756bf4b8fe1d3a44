"""Letters that came back: the provider's reports, through its own door, and the mailbox that plays one."""

import base64
import hashlib
import hmac
import json
import time
from uuid import uuid4

import pytest
from django.core.mail import EmailMultiAlternatives
from django.test import Client as Browser

from shared_apps.platform.gateways.contract import Letter
from shared_apps.platform.gateways.mail import MailGateway
from tenant_apps.notifications import tasks
from tenant_apps.notifications.commands.messages import mark_sent
from tenant_apps.notifications.enums import State
from tenant_apps.notifications.models import Message
from tenants.outbox import running
from tenants.outbox.models import Effect
from vestibule.core.actors import System

pytestmark = pytest.mark.django_db
KEY = "the key that signs reports"
DOOR = "/hooks/mail/mailgun/"

UNKNOWN = "5e867267-c154-443f-927f-643005628f7e"


@pytest.fixture(autouse=True)
def provider(settings):
    """An installation that sends through a provider whose reports are signed."""
    settings.EMAIL_BACKEND = "anymail.backends.mailgun.EmailBackend"
    settings.ANYMAIL = {
        "WEBHOOK_SECRET": "name:secret",
        "MAILGUN_API_KEY": "a",
        "MAILGUN_WEBHOOK_SIGNING_KEY": KEY,
    }


@pytest.fixture
def sent() -> Message:
    message = Message.objects.create(
        key=uuid4().hex, template="x.y", channel="email", to="c@example.com", to_name="C", language="en", text="t"
    )
    return mark_sent(actor=System("a test"), message=message)


def report(letter: str, *, event: str = "failed", key: str = KEY, secret: str = "name:secret"):
    stamp, token = str(int(time.time())), uuid4().hex
    body = {
        "signature": {
            "timestamp": stamp,
            "token": token,
            "signature": hmac.new(key.encode(), f"{stamp}{token}".encode(), hashlib.sha256).hexdigest(),
        },
        "event-data": {
            "event": event,
            "severity": "permanent",
            "reason": "bounce",
            "timestamp": time.time(),
            "id": uuid4().hex,
            "recipient": "c@example.com",
            "delivery-status": {"code": 550, "message": "550 no such user", "description": ""},
            "message": {"headers": {"message-id": "x@localhost"}},
            "user-variables": {"letter": letter},
        },
    }
    return Browser(HTTP_HOST="localhost").post(
        DOOR,
        json.dumps(body),
        content_type="application/json",
        headers={"authorization": "Basic " + base64.b64encode(secret.encode()).decode()},
    )


def state_of(message: Message) -> str:
    while running.act_once():
        pass
    return Message.objects.get(pk=message.pk).state


def test_report_of_the_provider_is_kept_with_its_reason(sent):
    for _time in range(2):
        assert report(f"alpha:{sent.public_id}").status_code == 200
    assert state_of(sent) == State.BOUNCED
    kept = Message.objects.get(pk=sent.pk)
    assert "550" in kept.failure
    assert kept.sent_at
    assert kept.failed_at


@pytest.mark.parametrize("event", ["delivered", "opened", "accepted"])
def test_other_reports_change_nothing(sent, event):
    assert report(f"alpha:{sent.public_id}", event=event).status_code == 200
    assert state_of(sent) == State.SENT


@pytest.mark.parametrize("wrong", [{"key": "another"}, {"secret": "name:guess"}])
def test_report_that_nobody_signed_is_refused(sent, wrong):
    assert report(f"alpha:{sent.public_id}", **wrong).status_code == 400
    assert state_of(sent) == State.SENT


@pytest.mark.parametrize("letter", ["", "alpha", f"nobody:{UNKNOWN}", f"alpha:{UNKNOWN}", "alpha:x", "../x:y"])
def test_report_of_a_letter_that_is_not_ours_is_nothing(sent, letter):
    assert report(letter).status_code == 200
    assert state_of(sent) == State.SENT


def test_without_its_secret_or_for_another_provider_there_is_no_door(sent, settings):
    browser = Browser(HTTP_HOST="localhost")
    for provider in ("postmark", "nonsense", "amazon_ses"):
        assert browser.post(f"/hooks/mail/{provider}/").status_code == 404
    settings.ANYMAIL = {}
    assert report(f"alpha:{sent.public_id}").status_code == 404
    settings.EMAIL_BACKEND = ""
    assert browser.post(DOOR).status_code == 404


def test_letter_carries_whose_it_is(monkeypatch, settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    seen: list[EmailMultiAlternatives] = []

    class Connection:
        def send_messages(self, messages):
            seen.extend(messages)

    monkeypatch.setattr("shared_apps.platform.gateways.mail.get_connection", lambda **_options: Connection())
    letter = Letter(id=str(uuid4()), channel="email", to="c@example.com", sender_name="F", language="en", text="t")
    MailGateway().deliver(letter)
    assert seen[0].metadata == {"letter": f":{letter.id}"}


def test_message_that_was_not_sent_or_is_not_there_cannot_come_back(sent):
    Message.objects.filter(pk=sent.pk).update(state=State.QUEUED, sent_at=None)
    tasks.bounce(message_id=str(sent.public_id), reason="x")
    tasks.bounce(message_id=str(uuid4()), reason="x")
    assert state_of(sent) == State.QUEUED
    assert Effect.objects.count() == 0
