"""Which gateway a channel uses in this installation."""

from django.conf import settings

from shared_apps.platform.gateways.contract import Channel, Gateway
from shared_apps.platform.gateways.http_sms import HttpSmsGateway
from shared_apps.platform.gateways.mail import MailGateway
from shared_apps.platform.gateways.mailbox import MailboxGateway


def gateway_for(channel: Channel) -> Gateway:
    """Return the configured provider; in the embedded default everything goes to the mailbox page."""
    if channel == "email" and settings.EMAIL_BACKEND:
        return MailGateway()
    if channel == "sms" and settings.SMS_GATEWAY_URL:
        return HttpSmsGateway(settings.SMS_GATEWAY_URL, settings.SMS_GATEWAY_TOKEN)
    if settings.EMBEDDED:
        return MailboxGateway(settings.MAILBOX_ROOT)
    msg = f"no gateway is configured for {channel}: set VESTIBULE_EMAIL_BACKEND and VESTIBULE_SMS_GATEWAY_URL"
    raise LookupError(msg)
