"""The ways out in production: what they send, and what they make of a refusal."""

import smtplib
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from email import message_from_bytes
from ipaddress import ip_address
from uuid import uuid4

import pytest
from django.core import mail

from shared_apps.platform.gateways.choice import gateway_for
from shared_apps.platform.gateways.contract import DeliveryFailed, Enclosure, Letter
from shared_apps.platform.gateways.http_sms import HttpSmsGateway
from shared_apps.platform.gateways.mail import MailGateway
from shared_apps.platform.gateways.mailbox import MailboxGateway
from tenants.http import Outgoing

ID = str(uuid4())
LETTER = Letter(
    id=ID,
    channel="email",
    to="cleo@example.com",
    to_name="Cleo, the client",
    sender_name="Lindenhof Hypotheken",
    reply_to="office@lindenhof.example",
    language="nl",
    subject="Onderwerp",
    text="Tekst",
    html="<p>Tekst</p>",
)
SMS = Letter(id=ID, channel="sms", to="+31612345678", sender_name="Lindenhof", language="nl", text="123456")


class Server:
    """Answers one request on loopback and keeps what it was sent."""

    def __init__(self, status: int) -> None:
        self.status = status
        self.received = b""
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.port = self.listener.getsockname()[1]

    def serve(self) -> None:
        self.listener.settimeout(5)
        connection, _address = self.listener.accept()
        with connection:
            connection.settimeout(5)
            while b"}" not in self.received:
                self.received += connection.recv(65536)
            connection.sendall(f"HTTP/1.1 {self.status} Whatever\r\nContent-Length: 0\r\n\r\n".encode())


@contextmanager
def answering(status: int) -> Iterator[tuple[Server, HttpSmsGateway]]:
    server = Server(status)
    with server.listener:
        thread = threading.Thread(target=server.serve, daemon=True)
        thread.start()
        inward = Outgoing(allows=lambda _address: True, resolve=lambda _host, _port: [ip_address("127.0.0.1")])
        yield server, HttpSmsGateway(f"http://sms.example:{server.port}/messages", "secret", inward)
        thread.join(5)


def test_settings_choose_the_gateway(settings):
    settings.EMAIL_BACKEND, settings.SMS_GATEWAY_URL = "", ""
    assert isinstance(gateway_for("email"), MailboxGateway)
    assert isinstance(gateway_for("sms"), MailboxGateway)
    settings.EMAIL_BACKEND, settings.SMS_GATEWAY_URL = "anymail.backends.test.EmailBackend", "https://sms.example/"
    assert isinstance(gateway_for("email"), MailGateway)
    assert isinstance(gateway_for("sms"), HttpSmsGateway)


def test_production_without_a_gateway_fails_loudly(settings):
    settings.EMAIL_BACKEND, settings.SMS_GATEWAY_URL, settings.EMBEDDED = "", "", False
    with pytest.raises(LookupError, match="VESTIBULE_EMAIL_BACKEND"):
        gateway_for("email")


def test_mail_carries_the_stable_id_and_answers_go_to_the_firm():
    MailGateway().deliver(LETTER)
    (sent,) = mail.outbox
    message = sent.message()
    assert message["Message-ID"] == f"<{ID}@localhost>"
    assert message["Reply-To"] == "office@lindenhof.example"
    assert message["To"] == '"Cleo, the client" <cleo@example.com>'
    assert message["From"].startswith("Lindenhof Hypotheken <no-reply@")
    assert [part.get_content_type() for part in message.walk()] == ["multipart/alternative", "text/plain", "text/html"]


def test_mail_carries_what_is_enclosed_untouched():
    text = "BEGIN:VCALENDAR\r\nSUMMARY:Rendez-vous à l’étude\r\nEND:VCALENDAR\r\n"
    enclosed = Enclosure("a.ics", "text/calendar", text, parameters=(("method", "REQUEST"),))
    MailGateway().deliver(Letter(**_fields(LETTER) | {"enclosures": (enclosed,)}))
    message = message_from_bytes(mail.outbox[0].message().as_bytes())
    (part,) = (part for part in message.walk() if part.get_content_type() == "text/calendar")
    assert (part.get_param("method"), part.get_filename(), part["Content-Transfer-Encoding"]) == (
        "REQUEST",
        "a.ics",
        "base64",
    )
    assert part.get_payload(decode=True).decode() == text


@pytest.mark.parametrize(
    ("error", "is_permanent"),
    [
        (smtplib.SMTPRecipientsRefused({}), True),
        (smtplib.SMTPDataError(554, b"no"), True),
        (smtplib.SMTPDataError(451, b"later"), False),
        (smtplib.SMTPServerDisconnected(), False),
        (TimeoutError(), False),
        (ConnectionRefusedError(), False),
    ],
)
def test_mail_that_fails_says_whether_for_ever(monkeypatch, error, is_permanent):
    def fail(*_args):
        raise error

    monkeypatch.setattr("django.core.mail.backends.locmem.EmailBackend.send_messages", fail)
    with pytest.raises(DeliveryFailed) as failure:
        MailGateway().deliver(LETTER)
    assert failure.value.is_permanent is is_permanent


def test_header_injection_is_refused_for_ever():
    with pytest.raises(DeliveryFailed) as failure:
        MailGateway().deliver(Letter(**{**_fields(LETTER), "subject": "Hello\nBcc: everybody@example.com"}))
    assert failure.value.is_permanent


def test_text_message_carries_the_stable_id_and_the_secret():
    with answering(202) as (server, gateway):
        gateway.deliver(SMS)
    head, _blank, body = server.received.partition(b"\r\n\r\n")
    assert f"Idempotency-Key: {ID}".encode() in head
    assert b"Authorization: Bearer secret" in head
    assert body == f'{{"id": "{ID}", "to": "+31612345678", "from": "Lindenhof", "text": "123456"}}'.encode()


@pytest.mark.parametrize(
    ("status", "is_permanent"), [(400, True), (404, True), (429, False), (500, False), (302, True)]
)
def test_refused_text_message_says_whether_for_ever(status, is_permanent):
    with answering(status) as (_server, gateway), pytest.raises(DeliveryFailed) as failure:
        gateway.deliver(SMS)
    assert failure.value.is_permanent is is_permanent


def test_gateway_inside_the_network_is_refused_for_ever():
    with pytest.raises(DeliveryFailed) as failure:
        HttpSmsGateway("http://127.0.0.1:9/", "secret").deliver(SMS)
    assert failure.value.is_permanent


def _fields(letter: Letter) -> dict[str, str]:
    return {name: getattr(letter, name) for name in Letter.__dataclass_fields__}
