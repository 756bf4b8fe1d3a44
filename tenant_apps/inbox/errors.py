"""What can be put right about notices."""

from django.utils.translation import gettext_lazy as _

from vestibule.core.errors import DomainError


class NothingChosen(DomainError):
    def __init__(self) -> None:
        super().__init__("inbox:nothing-chosen", _("Choose at least one notice."), field="notices")


class ColleagueMissing(DomainError):
    def __init__(self) -> None:
        super().__init__("inbox:colleague-missing", _("Choose a colleague who may read this."), field="to")


class NobodyTold(DomainError):
    def __init__(self, kind: str) -> None:
        message = _("Choose somebody to tell, or choose “Not at all”.")
        super().__init__("inbox:nobody-told", message, field=f"{kind.replace('.', '-')}-audiences")
