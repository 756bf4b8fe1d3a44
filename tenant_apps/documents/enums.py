"""States of requests and files, reasons for saying no, and the groups of formats that a type may accept."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class RequestState(models.TextChoices):
    """Where a request stands. A rejected request is open again: its round has gone up by one."""

    ASKED = "asked", _("To deliver")
    DELIVERED = "delivered", _("Delivered")
    APPROVED = "approved", _("Approved")
    REJECTED = "rejected", _("Asked again")
    CANCELLED = "cancelled", _("No longer needed")
    DECLARED = "declared", _("Said not to apply")
    WAIVED = "waived", _("Does not apply")


WAITING_FOR_CLIENT = (RequestState.ASKED, RequestState.REJECTED)
"""States in which it is the client's turn."""

AWAITING_REVIEW = (RequestState.DELIVERED, RequestState.DECLARED)
"""States in which it is the firm's turn."""

OPEN = (RequestState.ASKED, RequestState.DELIVERED, RequestState.REJECTED, RequestState.DECLARED)
"""States in which files may still come in."""

SETTLED = (RequestState.APPROVED, RequestState.WAIVED)
"""States in which the firm has said yes, to a document or to having none."""


class Decision(models.TextChoices):
    APPROVE = "approve", _("Approve")
    REJECT = "reject", _("Reject and ask again")


class RejectionReason(models.TextChoices):
    INCORRECT = "incorrect", _("Not the right document")
    INCOMPLETE = "incomplete", _("Incomplete")
    OUTDATED = "outdated", _("Out of date")
    UNREADABLE = "unreadable", _("Not readable")
    NEEDED = "needed", _("Needed after all")


REASONS_FOR_FILES = tuple(
    (reason.value, reason.label) for reason in RejectionReason if reason != RejectionReason.NEEDED
)
"""What can be wrong with a delivered document; the other reason is for a document that was said not to apply."""


class FileState(models.TextChoices):
    """Where a file stands: nothing but a promoted file can be opened, and only that counts as delivered."""

    QUARANTINED = "quarantined", _("Being checked")
    PROMOTED = "promoted", _("Received")
    REFUSED = "refused", _("Refused")
    REMOVED = "removed", _("Withdrawn")


class RefusalReason(models.TextChoices):
    """Why the check turned a file down, in words that tell the client what to do."""

    INFECTED = "infected", _("A virus was found in this file. Please check your device and send another file.")
    UNREADABLE = "unreadable", _("This file cannot be opened; it may be damaged. Please save or photograph it again.")
    PROTECTED = (
        "protected",
        _(
            "This file is protected with a password, so nobody here can read it. Please save it without a password and "
            "send it again."
        ),
    )
    FORBIDDEN = (
        "forbidden",
        _(
            "This kind of file cannot be delivered here. Please send a PDF, a photo, or a Word, Excel or OpenDocument "
            "file."
        ),
    )
    MACROS = "macros", _("This file contains macros. Please save it as PDF and send it again.")
    OVERSIZED = (
        "oversized",
        _("This file becomes too large when it is opened. Please send a smaller picture or a PDF with fewer pages."),
    )


class FormatGroup(models.TextChoices):
    """What a document type accepts, in the words a client knows."""

    PDF = "pdf", _("PDF")
    IMAGE = "image", _("photo (JPEG, PNG, HEIC or WebP)")
    OFFICE = "office", _("Word (DOCX), Excel (XLSX) or OpenDocument text (ODT)")
