"""What is written because of an invitation: the letter with the link, the code, and the note in the dossier."""

from datetime import timedelta

from django.utils.translation import gettext as _
from django.utils.translation import override

from shared_apps.organisations.hosts import portal_url
from shared_apps.organisations.profile import current_organisation
from tenant_apps.accounts.signing import signature_of
from tenant_apps.customers.models import Party
from tenant_apps.invites.models import Invite
from tenant_apps.notifications.sender import offered_language
from tenant_apps.notifications.wording import Words, in_words
from tenants import limits
from vestibule.core.actors import Actor
from vestibule.core.messages import Recipient, send

LINK_LIFETIME = timedelta(days=14)
MESSAGES_PER_NUMBER = 20


def letter_context(words: Words, *, message: str, url: str, signature: str) -> dict[str, object]:
    """What the letter of an invitation shows; the signature is that of whoever invites."""
    return {
        "told_subject": words.subject,
        "paragraphs": words.paragraphs,
        "message": message,
        "signature": signature,
        "url": url,
        "days": LINK_LIFETIME.days,
    }


def invitation_words(*, name: str, adviser: str, language: str) -> Words:
    """The firm's words of an invitation."""
    values = {"name": name, "firm": current_organisation().name, "adviser": adviser or current_organisation().name}
    return in_words("invitation", offered_language(language), values)


def letter_key(invite: Invite) -> str:
    """Under which key the letter with the link that works now was sent."""
    return f"invite:{invite.public_id}:{invite.token_hash[:16]}"


def code_key(invite: Invite) -> str:
    """Under which key the code that works now was sent."""
    return f"passcode:{invite.public_id}:{invite.passcode_hash[:16]}"


def send_invitation(invite: Invite, token: str, passcode: str, actor: Actor) -> None:
    """Send the link by e-mail and the code by text message; part of the command that made them."""
    words = invitation_words(name=str(invite.party), adviser=actor.name, language=invite.language)
    send(
        template="invites.invitation",
        to=_recipient(invite),
        channel="email",
        context=letter_context(
            words, message=invite.message, url=f"{portal_url()}invite/{token}/", signature=signature_of(actor)
        ),
        key=letter_key(invite),
        sensitive=True,
    )
    send_passcode(invite, passcode)


def send_passcode(invite: Invite, passcode: str) -> None:
    """Send the code alone."""
    limits.hit_platform("sms", invite.phone, MESSAGES_PER_NUMBER, 24 * 3600)  # whichever firm it is that sends
    values = {"name": str(invite.party), "firm": current_organisation().name, "code": passcode}
    send(
        template="invites.passcode",
        to=_recipient(invite),
        channel="sms",
        context={"text": in_words("passcode", offered_language(invite.language), values).sms},
        key=code_key(invite),
        sensitive=True,
    )


def note(event: str, party: Party) -> str:
    """The dossier note, in the firm's first language, since it is written once for everybody."""
    with override(current_organisation().first_language):
        texts = {
            "invited": _("%(name)s was invited to the client portal."),
            "revoked": _("The access of %(name)s to the client portal was revoked."),
            "sees_others": _("%(name)s now sees the details of the other applicants in the client portal."),
            "sees_own": _("%(name)s no longer sees the details of the other applicants in the client portal."),
        }
        return texts[event] % {"name": party}


def _recipient(invite: Invite) -> Recipient:
    return Recipient(
        name=str(invite.party),
        language=invite.language,
        email=invite.email,
        phone=invite.phone,
        account_id=invite.account_id,
    )
