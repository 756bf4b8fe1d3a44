"""The public site: what Vestibule is, sign-up, and the way to one's own portal."""

from uuid import UUID

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from shared_apps.organisations import commands, hosts
from shared_apps.organisations.enums import SignUpState
from shared_apps.organisations.models import CONFIRM_WITHIN
from shared_apps.organisations.public.forms import SLUG, SignUpForm
from vestibule.core.doors import public_view


@public_view
@require_GET
def home(request: HttpRequest) -> HttpResponse:
    """The front page; in the embedded default it names the demo organisations."""
    demo = hosts.demo_organisations() if settings.EMBEDDED else []
    return render(request, "organisations/public/home.html", {"demo": demo})


@public_view
@require_http_methods(["GET", "POST"])
def sign_up(request: HttpRequest) -> HttpResponse:
    """The form; a good one leads to the page that says to open the e-mail."""
    form = SignUpForm(request.POST or None, initial={"language": get_language(), "country": _country_guess()})
    if request.method == "POST" and form.is_valid():
        wish = {name: form.cleaned_data[name] for name in form.cleaned_data if name != "terms"}
        made = form.run(commands.request_sign_up, **wish, origin=request.META["REMOTE_ADDR"])
        if made:
            return redirect("organisations:sent")
    context = {"form": form} | _standing("" if form["slug"].errors else form["slug"].value() or "")
    return render(request, "organisations/public/sign_up.html", context, status=422 if form.errors else 200)


@public_view
@require_GET
def address(request: HttpRequest) -> HttpResponse:
    """Says beside the field whether a web address is free."""
    return render(request, "organisations/public/_address.html", _standing(request.GET.get("slug", "")))


@public_view
@require_GET
def sent(request: HttpRequest) -> HttpResponse:
    """Says to open the e-mail. The same page whatever the address, so nothing is given away."""
    return render(request, "organisations/public/sent.html", {"mailbox": settings.EMBEDDED})


@public_view
@require_http_methods(["GET", "POST"])
def confirm(request: HttpRequest, sign_up: UUID, token: str) -> HttpResponse:
    """A page with a button: a mail scanner that opens the link confirms nothing."""
    state, slug = commands.sign_up_progress(sign_up=sign_up, token=token)
    if state is SignUpState.EXPIRED:
        return _expired(request)
    if request.method == "POST":
        commands.confirm_sign_up(sign_up=sign_up, token=token)
    elif state is SignUpState.REQUESTED:
        return render(request, "organisations/public/confirm.html", {"slug": slug, "base_host": hosts.base_host()})
    return redirect("organisations:progress", sign_up=sign_up, token=token)


@public_view
@require_GET
def progress(request: HttpRequest, sign_up: UUID, token: str) -> HttpResponse:
    """Follows the provisioning; asks again by itself until the portals are there."""
    state, slug = commands.sign_up_progress(sign_up=sign_up, token=token)
    if state is SignUpState.EXPIRED:
        return _expired(request)
    if state is SignUpState.REQUESTED:
        return redirect("organisations:confirm", sign_up=sign_up, token=token)
    context = {
        "state": state.value,
        "steps": _steps(state),
        "slug": slug,
        "url": request.path,
        "activation_url": hosts.organisation_url(slug) + f"activate/{commands.activation_token(sign_up)}/",
        "portal": hosts.organisation_host(slug),
    }
    template = "_progress.html" if request.htmx else "progress.html"
    return render(request, f"organisations/public/{template}", context)


@public_view
@require_GET
def help_centre(request: HttpRequest) -> HttpResponse:
    """How to begin, for firms and for clients."""
    return render(request, "organisations/public/help.html", {"sign_up_url": reverse("organisations:sign_up")})


def _standing(typed: str) -> dict[str, object]:
    """What stands below the field for a web address."""
    slug = typed.strip().lower()
    well_formed = len(slug) >= 3 and bool(SLUG.fullmatch(slug))
    is_free = well_formed and commands.address_is_free(slug)
    return {"slug": slug, "well_formed": well_formed, "free": is_free, "base_host": hosts.base_host()}


def _expired(request: HttpRequest) -> HttpResponse:
    return render(request, "organisations/public/expired.html", {"days": CONFIRM_WITHIN.days}, status=410)


def _country_guess() -> str:
    return {"fr": "BE", "de": "DE"}.get(get_language() or "", "NL")


def _steps(state: SignUpState) -> list[dict[str, object]]:
    order = {
        SignUpState.CONFIRMED: _("Your e-mail address is confirmed"),
        SignUpState.CLAIMED: _("Your firm has a database of its own"),
        SignUpState.READY: _("Your portals are open"),
    }
    reached = list(order).index(state) if state in order else -1
    states = {reached + 1: "current"} | dict.fromkeys(range(reached + 1), "done")
    return [{"label": label, "state": states.get(index, "todo")} for index, label in enumerate(order.values())]
