"""What can be wrong with documents for many clients, each with what to do about it."""

from django.utils.translation import gettext_lazy as _

from vestibule.core.errors import DomainError
from vestibule.core.formats import size


class _OfFiles(DomainError):
    def __init__(self, code: str, message: object) -> None:
        super().__init__(f"handouts:{code}", message, field="files")


class OneFileOnly(_OfFiles):
    def __init__(self) -> None:
        message = _("Choose one file: everybody gets the same. For a file per client, choose the other way above.")
        super().__init__("one-file-only", message)


class TooManyFiles(_OfFiles):
    def __init__(self, most: int) -> None:
        message = _("These are more than %(most)s files. Send them in several batches.")
        super().__init__("too-many-files", message % {"most": most})


class NothingInside(_OfFiles):
    def __init__(self, name: str) -> None:
        super().__init__("nothing-inside", _("There is no file in “%(name)s”.") % {"name": name})


class ArchiveBroken(_OfFiles):
    def __init__(self, name: str) -> None:
        message = _("“%(name)s” cannot be opened; it may be damaged. Make the ZIP file again.")
        super().__init__("archive-broken", message % {"name": name})


class ArchiveEncrypted(_OfFiles):
    def __init__(self, name: str) -> None:
        message = _("“%(name)s” is protected with a password. Make the ZIP file again without one.")
        super().__init__("archive-encrypted", message % {"name": name})


class ArchiveNested(_OfFiles):
    def __init__(self, name: str) -> None:
        message = _("“%(name)s” is itself an archive. Put the files directly into one ZIP file.")
        super().__init__("archive-nested", message % {"name": name})


class ArchiveUnsafe(_OfFiles):
    def __init__(self, name: str) -> None:
        message = _("“%(name)s” would lie outside the ZIP file. Make the ZIP file again from a folder of your own.")
        super().__init__("archive-unsafe", message % {"name": name})


class ArchiveTooLarge(_OfFiles):
    def __init__(self, name: str, limit: int) -> None:
        message = _("“%(name)s” becomes larger than %(limit)s when it is opened. Send the files in several batches.")
        super().__init__("archive-too-large", message % {"name": name, "limit": size(limit)})


class NobodyChosen(DomainError):
    def __init__(self) -> None:
        message = _("There is nobody to give a document to. Choose at least one client.")
        super().__init__("handouts:nobody-chosen", message)


class NoRoom(DomainError):
    def __init__(self, wanted: int, left: int) -> None:
        message = _(
            "This takes %(wanted)s, and your organisation has %(left)s left. Send a smaller file, or to fewer clients."
        )
        super().__init__("handouts:no-room", message % {"wanted": size(wanted), "left": size(left)})


class NotDraft(DomainError):
    def __init__(self) -> None:
        super().__init__("handouts:not-a-draft", _("This has been sent or discarded in the meantime."))


class NothingLeft(DomainError):
    def __init__(self) -> None:
        message = _("There is nothing to try again, or the files are no longer kept. Hand them over anew.")
        super().__init__("handouts:nothing-left", message)


class NoDossier(DomainError):
    def __init__(self) -> None:
        message = _("This client has no open dossier in which documents are made available. Open one first.")
        super().__init__("handouts:no-dossier", message)


class AlreadyGiven(DomainError):
    def __init__(self) -> None:
        super().__init__("handouts:already-given", _("This client has the document already."))
