"""From the link in the e-mail to the client portal: the six digits, a password, in.

A link that was opened is not consumed by that: mail scanners look at links too.
"""

from collections.abc import Callable
from functools import partial, wraps

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import get_language, override
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from tenant_apps.accounts.entry import log_in
from tenant_apps.accounts.middleware import has_chosen_language, offered_languages
from tenant_apps.accounts.passwords import PasswordFields
from tenant_apps.invites import commands
from tenant_apps.invites.errors import AccessRevoked, LinkExpired
from tenant_apps.invites.models import Invite
from tenant_apps.invites.public.forms import PasscodeForm
from tenant_apps.portals.middleware import note_awaited
from tenants import limits
from themes.base import errors
from vestibule.core.actors import System
from vestibule.core.doors import public_view
from vestibule.core.errors import DomainError, NotFound

PROVEN = "invite"
GUEST = System("somebody with an invitation")
GUESSES_PER_HOUR = 60

InviteView = Callable[[HttpRequest, str, Invite], HttpResponseBase]


def invited(view: InviteView) -> Callable[[HttpRequest, str], HttpResponseBase]:
    """Find the invite of the link, in the invite's language until the reader chooses another.

    A link that no longer works gets a page that says why.
    """

    @public_view
    @never_cache
    @wraps(view)
    def enter(request: HttpRequest, token: str) -> HttpResponseBase:
        answer: Callable[[], HttpResponseBase]
        try:
            invite = commands.open_link(token=token)
            language, answer = invite.language, partial(view, request, token, invite)
        except NotFound:
            return _guessed(request)
        except (AccessRevoked, LinkExpired) as error:
            language, answer = error.language, partial(_over, request, error)
        if has_chosen_language(request) or language not in offered_languages(request):
            return answer()
        with override(language):
            request.LANGUAGE_CODE = language
            return answer()

    return enter


@invited
@require_http_methods(["GET", "POST"])
def passcode(request: HttpRequest, token: str, invite: Invite) -> HttpResponse:
    """Ask for the six digits."""
    if invite.activated_at:
        return redirect("accounts:login")
    form = PasscodeForm(request.POST or None)
    if request.method == "POST":
        commands.note_opened(actor=GUEST, invite=invite)
    if request.method == "POST" and form.is_valid():
        form.run(commands.check_passcode, actor=GUEST, invite=invite, passcode=form.cleaned_data["passcode"])
        if not form.errors:
            request.session[PROVEN] = str(invite.public_id)
            return redirect("invites:password", token)
    context = {"form": form, "token": token, "invite": invite}
    return render(request, "invites/public/passcode.html", context, status=422 if form.errors else 200)


@invited
@require_POST
def seen(_request: HttpRequest, _token: str, invite: Invite) -> HttpResponse:
    """The page says that a person is looking at it."""
    commands.note_opened(actor=GUEST, invite=invite)
    return HttpResponse(status=204)


@invited
@require_POST
def new_code(request: HttpRequest, token: str, invite: Invite) -> HttpResponse:
    """Send another code by SMS."""
    commands.note_opened(actor=GUEST, invite=invite)
    try:
        commands.send_passcode_again(actor=GUEST, invite=invite)
        messages.success(request, _("A new code is on its way to your telephone."))
    except DomainError as error:
        messages.warning(request, str(error))
    return redirect("invites:passcode", token)


@invited
@require_http_methods(["GET", "POST"])
def password(request: HttpRequest, token: str, invite: Invite) -> HttpResponse:
    """Choose a password; or log in with the account that one has at this firm already."""
    if not _has_proven(request, invite):
        return redirect("invites:passcode", token)
    known = commands.known_account(invite)
    login_url = f"{reverse('accounts:login')}?{urlencode({'next': reverse('invites:accept', args=[token])})}"
    if known == "own":
        is_same_address = invite.party.account is None or invite.party.account.email == invite.email
        context = {"login_url": login_url, "invite": invite, "is_same_address": is_same_address}
        return render(request, "invites/public/known.html", context)
    form = PasswordFields(request.POST or None)
    if request.method == "POST" and form.is_valid():
        facts = {"password": form.cleaned_data["password"], "language": _chosen_language(request)}
        account = form.run(commands.accept_with_password, actor=GUEST, invite=invite, **facts)
        if account:
            del request.session[PROVEN]
            log_in(request, account)
            return redirect("/")
    context = {"form": form, "invite": invite, "login_url": login_url if known else ""}
    return render(request, "invites/public/password.html", context, status=422 if form.errors else 200)


@invited
@require_http_methods(["GET", "POST"])
def accept(request: HttpRequest, token: str, invite: Invite) -> HttpResponse:
    """Open the dossier to the account that is logged in here, after the six digits."""
    if not _has_proven(request, invite):
        return redirect("invites:passcode", token)
    if not request.user.is_authenticated:
        return redirect("invites:password", token)
    error = ""
    if request.method == "POST":
        try:
            commands.accept_with_account(actor=GUEST, invite=invite, account=request.user)
        except DomainError as refusal:
            error = str(refusal)
        else:
            request.session.pop(PROVEN, None)
            note_awaited(request, request.user)
            return redirect("client:client_portal:overview")
    context = {"invite": invite, "account": request.user, "error": error}
    return render(request, "invites/public/accept.html", context, status=422 if error else 200)


def _has_proven(request: HttpRequest, invite: Invite) -> bool:
    """Whether this browser typed the right six digits for this invite."""
    return request.session.get(PROVEN) == str(invite.public_id)


def _chosen_language(request: HttpRequest) -> str:
    """The language that the reader chose in place of the invite's, which stays theirs behind the door."""
    return (get_language() or "") if has_chosen_language(request) else ""


def _over(request: HttpRequest, error: DomainError) -> HttpResponse:
    return render(request, "invites/public/over.html", {"reason": str(error)}, status=410)


def _guessed(request: HttpRequest) -> HttpResponse:
    """Nothing here; and after many of those from one address, a pause for that address."""
    try:
        limits.hit("invites.guess", request.META["REMOTE_ADDR"], GUESSES_PER_HOUR, 3600)
    except limits.LimitReached as reached:
        return errors.too_many(request, reached.retry_after)
    raise NotFound
