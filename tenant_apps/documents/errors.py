"""What can be wrong with a request, an upload or a review, each with what to do about it."""

from collections.abc import Iterable

from django.utils.text import get_text_list
from django.utils.translation import gettext as translated
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from vestibule.core.errors import DomainError
from vestibule.core.formats import size


class RequestCancelled(DomainError):
    def __init__(self) -> None:
        message = _("This document is no longer needed. You do not have to deliver anything.")
        super().__init__("documents:request-cancelled", message)


class AlreadyApproved(DomainError):
    def __init__(self) -> None:
        super().__init__(
            "documents:already-approved", _("This document has been approved already; nothing more is needed.")
        )


class RequestMoved(DomainError):
    """Somebody else reviewed, or the client delivered or withdrew, since the page was opened."""

    CODE = "documents:request-moved"

    def __init__(self) -> None:
        message = _("Something changed since you opened this page. Look at the request as it is now and decide again.")
        super().__init__(self.CODE, message)


class NothingToReview(DomainError):
    def __init__(self) -> None:
        super().__init__("documents:nothing-to-review", _("There is no delivered document to review."))


class StillBeingChecked(DomainError):
    def __init__(self) -> None:
        message = _("A file of this delivery is still being checked. Try again in a moment.")
        super().__init__("documents:still-being-checked", message)


class ReasonMissing(DomainError):
    def __init__(self) -> None:
        message = _("Choose why you reject the document, so that the client knows what to do.")
        super().__init__("documents:reason-missing", message, field="reason")


class AlreadyReviewed(DomainError):
    def __init__(self) -> None:
        message = _("This document has been reviewed in the meantime, so it can no longer be withdrawn.")
        super().__init__("documents:already-reviewed", message)


class AlreadyMoved(DomainError):
    def __init__(self) -> None:
        message = _("This file was reviewed, moved or withdrawn in the meantime. Look at the request as it is now.")
        super().__init__("documents:already-moved", message)


class MovedElsewhere(DomainError):
    def __init__(self) -> None:
        message = _("Choose another document that is asked for in the same dossier.")
        super().__init__("documents:moved-elsewhere", message, field="to")


class NothingToMerge(DomainError):
    def __init__(self) -> None:
        message = _("There are no longer several photos to put together.")
        super().__init__("documents:nothing-to-merge", message)


class DeliveredBySomebodyElse(DomainError):
    def __init__(self) -> None:
        message = _("Only the person who delivered this file can withdraw it.")
        super().__init__("documents:delivered-by-somebody-else", message)


class FileTooLarge(DomainError):
    def __init__(self, name: str, limit: int) -> None:
        message = _(
            "“%(name)s” is too large. A file may be at most %(limit)s. Please send it in parts, or as a smaller scan."
        )
        super().__init__("documents:file-too-large", message % {"name": name, "limit": size(limit)}, field="files")


class FileEmpty(DomainError):
    def __init__(self, name: str) -> None:
        message = _("“%(name)s” is empty. Please choose the file again.")
        super().__init__("documents:file-empty", message % {"name": name}, field="files")


class FileMissing(DomainError):
    def __init__(self) -> None:
        super().__init__(
            "documents:file-missing", _("Choose the file or the photo that you want to deliver."), field="files"
        )


class ForbiddenFormat(DomainError):
    """The content is not of a format that this document type accepts, whatever the file is called."""

    def __init__(self, name: str, allowed_formats: Iterable[object]) -> None:
        allowed = get_text_list([str(allowed_format) for allowed_format in allowed_formats], translated("or"))
        message = _("“%(name)s” is not a kind of file that can be delivered here. You can send: %(allowed)s.")
        super().__init__("documents:forbidden-format", message % {"name": name, "allowed": allowed}, field="files")


class FileInfected(DomainError):
    def __init__(self, name: str) -> None:
        message = _("A virus was found in “%(name)s”. Please check your device and send another file.")
        super().__init__("documents:file-infected", message % {"name": name}, field="files")


class FileRefused(DomainError):
    def __init__(self, reason: str) -> None:
        super().__init__("documents:file-refused", reason, field="files")


class QuotaExceeded(DomainError):
    def __init__(self) -> None:
        message = _("There is no room left for new documents. Please tell your adviser; your file has not been sent.")
        super().__init__("documents:quota-exceeded", message, field="files")


class TooManyFiles(DomainError):
    def __init__(self, limit: int) -> None:
        message = ngettext(
            "There is already %(limit)d file here, and no more can be added. Please put several pages into one file, "
            "or withdraw a file that is not needed.",
            "There are already %(limit)d files here, and no more can be added. Please put several pages into one file, "
            "or withdraw a file that is not needed.",
            limit,
        )
        super().__init__("documents:too-many-files", message % {"limit": limit}, field="files")


class RequestFull(DomainError):
    """What one request takes is in."""

    def __init__(self, limit: int) -> None:
        message = _(
            "The files for this document may be %(limit)s together, and this one no longer fits. Please send a smaller "
            "scan, or withdraw a file that is not needed."
        )
        super().__init__("documents:request-full", message % {"limit": size(limit)}, field="files")


class CustomerFull(DomainError):
    """What one customer may deliver, over all requests, is in."""

    def __init__(self, limit: int) -> None:
        message = _(
            "You have delivered %(limit)s of documents, which is as much as fits. Please tell your adviser; this file "
            "has not been sent."
        )
        super().__init__("documents:customer-full", message % {"limit": size(limit)}, field="files")


class TooManyUploads(DomainError):
    def __init__(self, limit: int) -> None:
        message = ngettext(
            "You can upload %(limit)d file at a time. Please wait until it is in.",
            "You can upload %(limit)d files at a time. Please wait until some of them are in.",
            limit,
        )
        super().__init__("documents:too-many-uploads", message % {"limit": limit}, field="files")


class TooManyParts(DomainError):
    def __init__(self) -> None:
        message = _("The file came in too many small pieces. Please choose it again.")
        super().__init__("documents:too-many-parts", message, field="files")


class WrongOffset(DomainError):
    """The part does not start where the upload stopped: another tab sent it, or an answer was lost."""

    def __init__(self, offset: int) -> None:
        message = _("This part of the file has arrived already. The upload goes on from where it stopped.")
        super().__init__("documents:wrong-offset", message)
        self.offset = offset


class StoreSilent(DomainError):
    """The storage does not answer; nothing of the file was kept."""

    def __init__(self) -> None:
        message = _("The file could not be stored at the moment. Please try again in a few minutes.")
        super().__init__("documents:store-silent", message, field="files")


class NoSpace(DomainError):
    """The disk that takes uploads is full; nothing of the file was kept."""

    CODE = "documents:no-space"

    def __init__(self) -> None:
        message = _("The file could not be stored because there is no space at the moment. Please try again later.")
        super().__init__(self.CODE, message, field="files")


class NotApproved(DomainError):
    def __init__(self) -> None:
        message = _("Only a document that was approved can be asked for again this way.")
        super().__init__("documents:not-approved", message)


class NothingToDeclare(DomainError):
    """Something was delivered meanwhile, or it was said already."""

    def __init__(self) -> None:
        message = _(
            "Something was delivered for this document in the meantime. Withdraw it first if it does not apply."
        )
        super().__init__("documents:nothing-to-declare", message, field="declared_reason")


class DeclaredReasonMissing(DomainError):
    def __init__(self) -> None:
        message = _("Say why this document does not apply to you, so that your adviser can agree.")
        super().__init__("documents:declared-reason-missing", message, field="declared_reason")


class NotDeclared(DomainError):
    def __init__(self) -> None:
        message = _("Nobody says any more that this document does not apply. Look at the request as it is now.")
        super().__init__("documents:not-declared", message)


class RemarkMissing(DomainError):
    def __init__(self) -> None:
        message = _("Write why the document is needed after all; the client reads it.")
        super().__init__("documents:remark-missing", message, field="remark")


class TypeNameMissing(DomainError):
    """A document type is called something in the firm's first language at least."""

    def __init__(self, language: str) -> None:
        super().__init__("documents:type-name-missing", _("Enter a name."), field=f"name_{language}")


class FormatsMissing(DomainError):
    """A document for which no file is taken cannot be delivered."""

    def __init__(self) -> None:
        super().__init__("documents:formats-missing", _("Choose what clients can send."), field="formats")


class LabelNameMissing(DomainError):
    """A label is called something in the firm's first language at least."""

    def __init__(self, language: str) -> None:
        super().__init__("documents:label-name-missing", _("Enter a name."), field=f"name_{language}")


class TemplateMissing(DomainError):
    """Nothing was written of which the paper could be made."""

    def __init__(self) -> None:
        super().__init__(
            "documents:template-missing",
            _("There is no template for this label yet. Write one in the settings, or upload a file."),
        )
