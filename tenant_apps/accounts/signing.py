"""The signature of somebody who works here: what stands at the end of what they send."""

from tenant_apps.accounts.models import LONGEST_SIGNATURE, Account
from vestibule.core.actors import Actor, Professional


def as_signature(text: str) -> str:
    """The text as it is kept: lines without space at their ends, none empty at the beginning and the end."""
    lines = [line.rstrip() for line in text.replace("\x00", "").splitlines()]
    return "\n".join(lines).strip()[:LONGEST_SIGNATURE].strip()


def signature_of(actor: Actor) -> str:
    """What this person chose; nothing for a client, and for what the product writes by itself."""
    if not isinstance(actor, Professional):
        return ""
    return Account.objects.filter(pk=actor.account_id).values_list("signature", flat=True).first() or ""


def signed(text: str, signature: str) -> str:
    """The text with the signature below it, once; without a text there is nothing to sign."""
    if not text or not signature or text.endswith(signature):
        return text
    return f"{text}\n\n{signature}"
