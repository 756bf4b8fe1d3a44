"""What can be wrong with a file, and with what somebody wants of an import."""

from django.utils.translation import gettext_lazy as _

from vestibule.core.errors import DomainError
from vestibule.core.formats import number


class _FileError(DomainError):
    """Something is wrong with the file as a whole."""

    def __init__(self, code: str, message: object) -> None:
        super().__init__(code, message, field="file")


class EmptyFile(_FileError):
    def __init__(self) -> None:
        super().__init__(
            "imports:empty-file", _("There is nothing in this file. Choose one with a row of headings and rows.")
        )


class FileTooLarge(_FileError):
    def __init__(self, megabytes: int) -> None:
        message = _("This file is too large. Up to %(most)d MB can be read; please divide it.") % {"most": megabytes}
        super().__init__("imports:file-too-large", message)


class TooManyRows(_FileError):
    def __init__(self, most: int) -> None:
        message = _("This file has more than %(most)s rows. Please divide it.") % {"most": number(most)}
        super().__init__("imports:too-many-rows", message)


class NotATable(_FileError):
    def __init__(self) -> None:
        message = _("This is neither a CSV file nor an XLSX file. Save the table in one of these formats.")
        super().__init__("imports:not-a-table", message)


class OldWorkbook(_FileError):
    def __init__(self) -> None:
        message = _("This is an old Excel file, or one with a password. Save it as XLSX without a password.")
        super().__init__("imports:old-workbook", message)


class UnsafeWorkbook(_FileError):
    def __init__(self) -> None:
        message = _("This XLSX file cannot be read safely. Open it, and save the table again as CSV or XLSX.")
        super().__init__("imports:unsafe-workbook", message)


class HeadingsMissing(_FileError):
    def __init__(self) -> None:
        message = _("The first row must hold a heading for each column. Add one, or begin with our template.")
        super().__init__("imports:headings-missing", message)


class HeadingTwice(_FileError):
    def __init__(self, heading: str) -> None:
        message = _("Two columns have the heading “%(heading)s”. Give each its own.") % {"heading": heading}
        super().__init__("imports:heading-twice", message)


class TooManyColumns(_FileError):
    def __init__(self, most: int) -> None:
        message = _("This file has more than %(most)d columns. Leave out those that are not needed.") % {"most": most}
        super().__init__("imports:too-many-columns", message)


class FieldTwice(DomainError):
    def __init__(self, label: object, place: int) -> None:
        message = _("Two columns stand for “%(field)s”. Choose one of them.") % {"field": label}
        super().__init__("imports:field-twice", message, field=f"column_{place}")


class NothingNamed(DomainError):
    def __init__(self) -> None:
        message = _("Say for at least one column what it stands for, and what the rows are about.")
        super().__init__("imports:nothing-named", message)


class KindMissing(DomainError):
    def __init__(self) -> None:
        message = _("Choose what the rows are about, or say below which column says it: “Kind of row”.")
        super().__init__("imports:kind-missing", message, field="usual_kind")


class Busy(DomainError):
    def __init__(self) -> None:
        message = _("This import is running, or has finished. Wait a moment and look at its page again.")
        super().__init__("imports:busy", message)


class NothingReady(DomainError):
    def __init__(self) -> None:
        message = _("No row is ready to be brought in. Put rows right, or choose what happens to those on file.")
        super().__init__("imports:nothing-ready", message)


class NotLike(DomainError):
    def __init__(self) -> None:
        message = _("Choose one of those who are named here.")
        super().__init__("imports:not-like", message, field="choice")
