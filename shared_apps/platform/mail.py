"""The platform's own letters, such as the confirmation of a sign-up, sent where there is no organisation yet."""

from collections.abc import Mapping

from shared_apps.branding.published import PLATFORM_NAME, platform_branding
from shared_apps.platform.gateways.choice import gateway_for
from shared_apps.platform.gateways.contract import Letter
from shared_apps.platform.rendering import render_mail


def send_platform_message(
    *, message_id: str, template: str, to: str, name: str, language: str, context: Mapping[str, object]
) -> None:
    """Render and send one e-mail, in a bounded time; raises ``DeliveryFailed``. Never called inside a request.

    ``template`` is a path such as ``organisations/email/sign_up``. ``message_id`` is a UUID, the same on every attempt.
    """
    names = {"organisation": None, "brand": platform_branding(), **context}
    rendered = render_mail(template, language=language, context=names)
    gateway_for("email").deliver(
        Letter(
            id=message_id,
            channel="email",
            to=to,
            to_name=name,
            sender_name=PLATFORM_NAME,
            language=language,
            subject=rendered.subject,
            text=rendered.text,
            html=rendered.html,
        )
    )
