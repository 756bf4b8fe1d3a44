"""Between the log-in and the overview: the privacy disclosure, and once the own details."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.views.decorators.http import require_GET, require_http_methods

from tenant_apps.customers.models import Party
from tenant_apps.dossiers.models import ActionPoint
from tenant_apps.portals import policies
from tenant_apps.portals.client.forms import AcceptForm, AddressForm, DetailsForm
from tenant_apps.portals.commands import accept_disclosure, change_address, confirm_details
from tenant_apps.portals.middleware import AWAITED
from tenant_apps.portals.models import Acceptance
from tenant_apps.portals.setup import QUESTIONS_FIRST, must_accept, must_confirm, standing_disclosure
from vestibule.core import phrases
from vestibule.core.doors import client_view


@client_view(policies.ENTER)
@require_http_methods(["GET", "POST"])
def welcome(request: HttpRequest) -> HttpResponse:
    """The privacy disclosure, until the version that stands now is accepted."""
    if not must_accept(request.actor.account_id):
        return _onward(request)
    standing = standing_disclosure(get_language() or "")
    read = {"version": standing.version, "language": standing.language}
    form = AcceptForm(request.POST if request.method == "POST" else None, initial=read)
    if form.is_valid():
        facts = {name: form.cleaned_data[name] for name in read}
        if form.run(accept_disclosure, actor=request.actor, **facts):
            return _onward(request)
        messages.warning(request, " ".join(form.non_field_errors()))
        return redirect("client:portals:welcome")
    context = {"form": form, "standing": standing}
    return render(request, "portals/client/welcome.html", context, status=422 if form.errors else 200)


@client_view(policies.ENTER)
@require_http_methods(["GET", "POST"])
def details(request: HttpRequest) -> HttpResponse:
    """The own details, once, where the firm begins with them; then the questions, if there are any."""
    party = Party.objects.visible_to(request.actor).filter(account_id=request.actor.account_id).first()
    if party is None or not must_confirm(request.actor.account_id):
        return _home(request)
    form = DetailsForm(request.POST if request.method == "POST" else None, party=party)
    if form.is_valid() and form.run(confirm_details, actor=request.actor, party=party, facts=form.cleaned_data):
        answer = _home(request)
        run = _open_questions(request)
        if run and not request.session.get(AWAITED):
            request.session[QUESTIONS_FIRST] = True
            return redirect("client:flows:run", run)
        return answer
    context = {"form": form, "party": party}
    return render(request, "portals/client/details.html", context, status=422 if form.errors else 200)


@client_view(policies.ENTER)
@require_http_methods(["GET", "POST"])
def address(request: HttpRequest) -> HttpResponse:
    """The own postal address as the firm has it, to correct at any time."""
    party = Party.objects.visible_to(request.actor).filter(account_id=request.actor.account_id).first()
    if party is None or request.session.get(AWAITED):
        return _onward(request)
    form = AddressForm(request.POST if request.method == "POST" else None, initial={"address": party.address})
    if form.is_valid() and form.run(change_address, actor=request.actor, party=party, **form.cleaned_data):
        messages.success(request, phrases.SAVED)
        return redirect("client:portals:address")
    return render(request, "portals/client/address.html", {"form": form}, status=422 if form.errors else 200)


@client_view(policies.ENTER)
@require_GET
def privacy(request: HttpRequest) -> HttpResponse:
    """The disclosure to read again, and when it was accepted."""
    standing = standing_disclosure(get_language() or "")
    accepted = Acceptance.objects.visible_to(request.actor).filter(version=standing.version).first()
    return render(request, "portals/client/privacy.html", {"standing": standing, "accepted": accepted})


def _onward(request: HttpRequest) -> HttpResponse:
    if (
        must_confirm(request.actor.account_id)
        and Party.objects.visible_to(request.actor).filter(account_id=request.actor.account_id).exists()
    ):
        return redirect("client:portals:details")
    return _home(request)


def _home(request: HttpRequest) -> HttpResponse:
    """The overview; nothing else comes first any more, unless the disclosure still does."""
    if must_accept(request.actor.account_id):
        return redirect("client:portals:welcome")
    request.session.pop(AWAITED, None)
    return redirect("client:client_portal:overview")


def _open_questions(request: HttpRequest) -> object:
    """The questions that wait for this person, if any do."""
    points = ActionPoint.objects.visible_to(request.actor).current().open().filter(run__isnull=False)
    own = points.filter(party__account_id=request.actor.account_id).most_urgent_first()
    return own.values_list("run__public_id", flat=True).first()
