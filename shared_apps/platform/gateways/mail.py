"""E-mail through Django's backend of the installation: SMTP, or a provider through anymail."""

import smtplib
import socket
import ssl
from email.encoders import encode_base64
from email.mime.base import MIMEBase
from email.utils import formataddr

from anymail.exceptions import AnymailError, AnymailRecipientsRefused
from django.conf import settings
from django.core.mail import EmailMultiAlternatives, get_connection
from django.core.mail.message import BadHeaderError

from shared_apps.platform.bounces import METADATA
from shared_apps.platform.gateways.contract import DeliveryFailed, Enclosure, Letter

_FIRST_PERMANENT_REPLY = 500


class MailGateway:
    """Sends with a stable Message-ID. The sender is our own address under the firm's name; answers go to the firm."""

    def deliver(self, letter: Letter) -> None:
        """Send over a connection of its own."""
        message = EmailMultiAlternatives(
            subject=letter.subject,
            body=letter.text,
            from_email=formataddr((_on_one_line(letter.sender_name), settings.DEFAULT_FROM_EMAIL)),
            to=[formataddr((_on_one_line(letter.to_name), letter.to))],
            reply_to=[letter.reply_to] if letter.reply_to else None,
            headers={"Message-ID": f"<{letter.id}@{settings.BASE_HOST}>", "Content-Language": letter.language},
        )
        # What a provider reports later names the message and whose it is; other backends take no notice.
        message.metadata = {METADATA: f"{letter.tenant_slug}:{letter.id}"}  # type: ignore[attr-defined]
        if letter.html:
            message.attach_alternative(letter.html, "text/html")
        for enclosure in letter.enclosures:
            message.attach(_enclosed(enclosure))
        try:
            get_connection(timeout=settings.EMAIL_TIMEOUT).send_messages([message])
        except (smtplib.SMTPRecipientsRefused, AnymailRecipientsRefused, BadHeaderError) as error:
            raise DeliveryFailed(type(error).__name__, is_permanent=True) from error
        except smtplib.SMTPResponseException as error:
            is_permanent = error.smtp_code >= _FIRST_PERMANENT_REPLY
            raise DeliveryFailed(f"SMTP {error.smtp_code}", is_permanent=is_permanent) from error
        except (smtplib.SMTPException, AnymailError, ssl.SSLError, socket.gaierror, OSError) as error:
            raise DeliveryFailed(type(error).__name__) from error


def _enclosed(enclosure: Enclosure) -> MIMEBase:
    """The file as a part of the mail. In base64, so that no mail server touches its lines."""
    main, _slash, kind = enclosure.content_type.partition("/")
    part = MIMEBase(main, kind, charset="utf-8", name=enclosure.name, **dict(enclosure.parameters))
    part.set_payload(enclosure.text.encode())
    encode_base64(part)
    part.add_header("Content-Disposition", "attachment", filename=enclosure.name)
    return part


def _on_one_line(name: str) -> str:
    """A name as a header may hold it: a line break in it would be refused, or worse."""
    return " ".join(name.split())
