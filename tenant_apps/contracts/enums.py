"""Kinds of contracts, and how far each is."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class ContractKind(models.TextChoices):
    SERVICE = "service", _("Service agreement")
    TERMS = "terms", _("Terms and conditions")
    PRODUCT = "product", _("Contract for a product")
    DEBIT = "debit", _("Direct debit mandate")
    ATTORNEY = "attorney", _("Power of attorney")
    AMENDMENT = "amendment", _("Amendment to a contract")
    OTHER = "other", _("Other contract")


class ContractState(models.TextChoices):
    """How far a contract is, from what was done with it."""

    DRAFT = "draft", pgettext_lazy("state of a contract", "Not sent yet")
    SENT = "sent", pgettext_lazy("state of a contract", "Sent")
    SEEN = "seen", pgettext_lazy("state of a contract", "Seen by the client")
    RECEIVED = "received", pgettext_lazy("state of a contract", "Signed copy received")
    SIGNED = "signed", pgettext_lazy("state of a contract", "Signed")
    ENDED = "ended", pgettext_lazy("state of a contract", "Ended")
    WITHDRAWN = "withdrawn", pgettext_lazy("state of a contract", "Withdrawn")


TONES: dict[ContractState, str] = {
    ContractState.DRAFT: "neutral",
    ContractState.SENT: "info",
    ContractState.SEEN: "info",
    ContractState.RECEIVED: "warning",
    ContractState.SIGNED: "success",
    ContractState.ENDED: "neutral",
    ContractState.WITHDRAWN: "neutral",
}

WITH_CLIENT = (ContractState.SENT, ContractState.SEEN)
"""States in which the client has the contract and has sent nothing back."""

UNSIGNED = (ContractState.DRAFT, *WITH_CLIENT, ContractState.RECEIVED)
"""States in which a contract may still be withdrawn."""
