"""Forms that are sent twice: a double click, a browser that tries again, a page that was kept in a second tab.

Every form of somebody logged in carries a random key (`{% csrf_token %}` writes it). What such a form does, through
however many commands, is committed together with the answer that it gets. The same form sent again, with the same
content, finds that answer: whatever it did meanwhile is taken back, and the browser is led to the same page. A form
that was refused left no answer, so it can be sent again. Other content under the same key is done, and what was sent
before counts as another form from then on: who writes A, goes back and writes B, and then A again, means A.
"""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from contextvars import ContextVar
from hashlib import blake2b
from typing import Any, Protocol, TypeVar, cast
from uuid import UUID, uuid4

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import ObjectDoesNotExist
from django.db import IntegrityError, transaction
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.utils.module_loading import import_string
from django.utils.translation import gettext as _

V = TypeVar("V", bound=Callable[..., HttpResponseBase])

FIELD = "form_key"
_NOT_CONTENT = {FIELD, "csrfmiddlewaretoken"}


class SentBefore(Exception):
    """The last that was sent of this form is the same, and was answered."""


class Answers(Protocol):
    """Where answers are kept, named in settings, since it lives above this floor."""

    def keep(self, form: str, content: str, location: str) -> None:
        """Keep the answer in the open transaction as the form's last. Raises ``SentBefore``."""

    def find(self, form: str, content: str) -> str | None:
        """Return the answer that was committed if the last that was sent is the same, or None."""


class Submission:
    """One sending of a form. The first command that succeeds opens its transaction, the answer closes it."""

    def __init__(self, form: str, content: str) -> None:
        self.form, self.content = form, content
        self._transaction: ExitStack | None = None
        self._is_open = False

    @contextmanager
    def command(self) -> Iterator[None]:
        """Run a command in the transaction of this form; if it fails, what it did alone is taken back."""
        if self._is_open:
            with transaction.atomic():
                yield
            return
        with ExitStack() as stack:
            stack.enter_context(transaction.atomic())
            self._is_open = True
            try:
                yield
            except BaseException:
                self._is_open = False
                raise
            self._transaction = stack.pop_all()

    def answered(self, view: Callable[[], HttpResponseBase], request: HttpRequest) -> HttpResponseBase:
        """Return what the view answers, or what it answered the first time."""
        did_something = False
        try:
            with self._settled():
                response = view()
                did_something = self._is_open
                location = self._worth_keeping(response)
                if location:
                    _answers().keep(self.form, self.content, location)
        except (Http404, IntegrityError, ObjectDoesNotExist, SentBefore):  # also what the first sending took away
            earlier = _answers().find(self.form, self.content)
            if earlier is None:
                raise
            return _again(request, earlier)
        if did_something and response.status_code < 400:
            return response
        earlier = _answers().find(self.form, self.content)
        return response if earlier is None else _again(request, earlier)

    @contextmanager
    def _settled(self) -> Iterator[None]:
        """Commit what the commands did, also when the page turns out not to be there; take it back after a fault."""
        missing: Http404 | None = None
        with ExitStack() as stack:
            stack.push(self._leave)
            try:
                yield
            except Http404 as error:
                missing = error
        if missing is not None:
            raise missing

    def _leave(self, *error: Any) -> bool:
        held, self._transaction, self._is_open = self._transaction, None, False
        return bool(held is not None and held.__exit__(*error))

    def _worth_keeping(self, response: HttpResponseBase) -> str:
        """Where the answer can be found again, if something was done and a page of this host shows it.

        A redirect says so by itself, a fragment by ``Content-Location``. Files, codes that are shown once and what
        scripts send as somebody types are answered anew each time.
        """
        if not self._is_open or response.status_code >= 400:
            return ""
        where = response.headers.get("Location") or response.headers.get("Content-Location", "")
        return str(where) if str(where).startswith("/") else ""


_current: ContextVar[Submission | None] = ContextVar("submission", default=None)


def key_of_page(request: HttpRequest) -> UUID:
    """The key that every form of the page being drawn carries: one will do, since addresses and content differ."""
    if not hasattr(request, "form_key"):
        request.form_key = uuid4()  # type: ignore[attr-defined]
    return request.form_key  # type: ignore[attr-defined,no-any-return]


def repeatable(view: V) -> V:
    """Mark a view, below its door, that does the same again whenever its form is sent again."""
    view.is_repeatable = True  # type: ignore[attr-defined]
    return view


def transaction_of_command() -> Any:
    """The transaction for one command: that of the form that asks for it, or one of its own."""
    submission = _current.get()
    return transaction.atomic() if submission is None else submission.command()


def answer_once(request: HttpRequest, view: Callable[[], HttpResponseBase], holder: int | None) -> HttpResponseBase:
    """Let a view answer; a form with a key has its effect once, however often the account ``holder`` sends it."""
    key = _key_of(request) if request.method == "POST" and holder is not None else None
    if key is None:
        return view()
    submission = Submission(_checksum(holder, key, request.get_full_path()), _content(request))
    token = _current.set(submission)
    try:
        return submission.answered(view, request)
    finally:
        _current.reset(token)


def _key_of(request: HttpRequest) -> UUID | None:
    try:
        return UUID(request.POST.get(FIELD, ""))
    except ValueError:
        return None


def _checksum(*parts: object) -> str:
    """A checksum of the parts and where each ends: nothing can be read from it."""
    return _added(blake2b(digest_size=32), *parts).hexdigest()


def _content(request: HttpRequest) -> str:
    """What was sent as a checksum, files too."""
    found = blake2b(digest_size=32)
    for name, values in sorted(request.POST.lists()):
        if name not in _NOT_CONTENT:
            _added(found, name, len(values), *values)
    for name, files in sorted(request.FILES.lists()):
        for file in files:
            _added(found, name, file.name, file.size)
            for chunk in file.chunks():
                found.update(chunk)
            file.seek(0)
    return found.hexdigest()


def _added(found: blake2b, *parts: object) -> blake2b:
    for part in parts:
        written = str(part).encode()
        found.update(len(written).to_bytes(8, "big") + written)
    return found


def _again(request: HttpRequest, location: str) -> HttpResponseBase:
    """Lead to where the first answer led, and say so; what the second run had to say is not said."""
    said = messages.get_messages(request)
    said._queued_messages.clear()  # type: ignore[union-attr]  # noqa: SLF001 - iterating would use up those of the first answer
    if "HX-Request" not in request.headers:
        messages.info(request, _("You had already sent this. It was done only once."))
    return HttpResponse(status=302, headers={"Location": location})


def _answers() -> Answers:
    return cast("Answers", import_string(settings.FORM_ANSWERS))
