"""What clients are written, as it would look today: real texts and looks, an invented client."""

from collections.abc import Mapping
from datetime import timedelta
from decimal import Decimal

from django.conf import settings
from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override, pgettext

from shared_apps.branding.published import current_branding
from shared_apps.organisations.hosts import portal_url
from shared_apps.platform.rendering import Rendered, render_mail
from tenant_apps.notifications.parts import Counted, count_parts
from tenant_apps.notifications.sender import current_sender, firm_name
from tenant_apps.notifications.wording import Text, filled
from vestibule.core.formats import written

# A letter brings its own styles; without scripts, forms and an origin to speak of.
_LETTER_POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; img-src 'self' %s; base-uri 'none'; form-action 'none'; "
    "frame-ancestors 'self'; sandbox allow-same-origin"
)


def letter(text: Text, texts: Mapping[str, str], language: str) -> Rendered:
    """The letter with these texts."""
    sender, room_and_name = current_sender(), text.template.split(".")
    with override(language):
        words = filled(texts, sample_values())
        context = {
            "brand": sender.brand,
            "organisation": sender.organisation,
            "told_subject": words.subject,
            "paragraphs": words.paragraphs,
            **_around(text),
        }
    return render_mail("{}/email/{}".format(*room_and_name), language=language, context=context)


def text_message(texts: Mapping[str, str], language: str) -> tuple[str, Counted, Decimal]:
    """The text message with these texts, as it is counted, and what it costs."""
    with override(language):
        whole = filled(texts, sample_values()).sms
    counted = count_parts(whole)
    return whole, counted, counted.parts * settings.SMS_PRICE


def framed(html: str) -> HttpResponse:
    """A letter that a page of ours may show in a frame, and nobody else."""
    answer = HttpResponse(html)
    answer["Content-Security-Policy"] = _LETTER_POLICY % current_branding().origin
    answer["X-Frame-Options"] = "SAMEORIGIN"
    answer["Cache-Control"] = "no-store"
    return answer


def sample_values() -> dict[str, str]:
    """One value of each kind, in the language at hand."""
    day = written((timezone.localtime() + timedelta(days=7)).date(), "DATE_FORMAT")
    return {
        "name": "Cleo Example",
        "firm": firm_name(),
        "adviser": "Ada Example",
        "count": "3",
        "day": day,
        "when": f"{day}, 10:00",
        "code": "482913",
        "link": portal_url(),
    }


def _around(text: Text) -> dict[str, object]:
    """What stands around the firm's words in a letter."""
    if text.template == "appointments.appointment":
        facts = [(pgettext("appointment", "When"), sample_values()["when"])]
        return {"facts": facts, "items": (), "button": _("Look at the appointment"), "url": portal_url()}
    items = {
        "told": (_("Payslip"), _("Proof of identity")),
        "bundle": (_("New message"), _("Appointment moved")),
    }.get(text.code, ())
    return {"items": items, "url": portal_url(), "message": "", "days": 14, "signature": ""}
