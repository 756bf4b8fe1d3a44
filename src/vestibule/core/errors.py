"""What can go wrong, in three kinds: the user can fix it, the user may not, and a bug (anything else)."""

from django.http import Http404


class DomainError(Exception):
    """A request that the user can put right.

    ``code`` is stable and names the case (``documents:quota-exceeded``); ``message`` is a translated sentence that
    says what to do; ``field`` names the form field it belongs to, if there is one. Caught at three doors only: a
    form's ``run``, the API's handler and the task base.
    """

    def __init__(self, code: str, message: object, *, field: str | None = None, **params: object) -> None:
        super().__init__(code)
        self.code = code
        self.message = message
        self.field = field
        self.params = params

    def __str__(self) -> str:
        return str(self.message)


class NotAllowed(Http404):
    """The actor may not do this. Answered like something that does not exist, so nothing is given away."""


class NotInPlan(NotAllowed):
    """The firm's plan lacks the module that this belongs to. Only who would hold the right otherwise is told so."""

    def __init__(self, code: str, module: object) -> None:
        super().__init__(code)
        self.module = module


class NotFound(Http404):
    """Nothing there, or nothing that this actor may know of."""
