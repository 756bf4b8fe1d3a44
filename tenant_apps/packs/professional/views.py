"""Settings > Country packs."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from shared_apps.organisations.profile import current_organisation
from tenant_apps.packs import policies
from tenant_apps.packs.commands.installing import install_pack, planned, update_pack
from tenant_apps.packs.enums import Choice, Outcome
from tenant_apps.packs.models import Installation
from tenant_apps.packs.plans import Step, mark_of
from tenant_apps.packs.reading import Pack, pack_called, packs
from tenant_apps.packs.telling import DocumentNames, held, title_of, told_differences
from vestibule.core.doors import professional_view
from vestibule.core.errors import DomainError, NotFound

SHOWN = (Outcome.PACK, Outcome.BOTH, Outcome.NEW, Outcome.FIRM, Outcome.GONE, Outcome.DROPPED)
"""In which order an update is told, below what has to be chosen; what stays the same has no line."""


@professional_view(policies.INSTALL)
@require_GET
def index(request: HttpRequest) -> HttpResponse:
    """Every pack, those of the firm's own country first, with what was installed."""
    country = current_organisation().country
    installed = {each.code: each for each in Installation.objects.visible_to(request.actor).order_by("pk")}
    rows = [_row(pack, installed.get(pack.code)) for pack in packs()]
    rows.sort(key=lambda row: (row["installation"] is None, row["pack"].country != country, str(row["pack"])))
    return render(request, "packs/professional/index.html", {"rows": rows})


@professional_view(policies.INSTALL)
@require_GET
def pack(request: HttpRequest, code: str) -> HttpResponse:
    """What a pack holds."""
    found = _pack(code)
    context = _row(found, _installation(request, code)) | {"held": held(found), "trail": _trail()}
    return render(request, "packs/professional/pack.html", context)


@professional_view(policies.INSTALL)
@require_POST
def install(request: HttpRequest, code: str) -> HttpResponse:
    """Install a pack."""
    found = _pack(code)
    install_pack(actor=request.actor, pack=found)
    messages.success(request, _("“%(pack)s” is installed. All of it can be changed.") % {"pack": found})
    return redirect("professional:packs:pack", code)


@professional_view(policies.INSTALL)
@require_http_methods(["GET", "POST"])
def update(request: HttpRequest, code: str) -> HttpResponse:
    """Look at what an update would do, choose where both sides changed something, and take it over."""
    found = _pack(code)
    installation = _installation(request, code)
    if installation is None:
        raise NotFound
    error, choices = "", {}
    if request.method == "POST":
        choices = {name.removeprefix("choice:"): value for name, value in request.POST.items()}
        try:
            update_pack(actor=request.actor, pack=found, seen=request.POST.get("seen", ""), choices=choices)
        except DomainError as refused:
            error = str(refused)
        else:
            messages.success(request, _("“%(pack)s” is up to date.") % {"pack": found})
            return redirect("professional:packs:pack", code)
    context = _row(found, installation) | _plan(found, installation, choices) | {"error": error}
    context["trail"] = [*_trail(), (str(found), reverse("professional:packs:pack", args=[code]))]
    return render(request, "packs/professional/update.html", context, status=422 if error else 200)


def _plan(found: Pack, installation: Installation, choices: dict[str, str]) -> dict[str, Any]:
    """What has to be chosen, and what an update does with everything else."""
    steps = planned(installation, found)
    names = DocumentNames(found)
    told = {outcome: [title_of(step, names) for step in steps if step.outcome == outcome] for outcome in SHOWN}
    return {
        "undecided": [_choice(step, choices, names) for step in steps if step.comparison.needs_choice],
        "groups": [(outcome, titles) for outcome, titles in told.items() if titles],
        "seen": mark_of(steps),
    }


def _choice(step: Step, choices: dict[str, str], names: DocumentNames) -> dict[str, Any]:
    return {
        "name": f"choice:{step.name}",
        "title": title_of(step, names),
        "kind": step.kind.label,
        "differences": list(told_differences(step, names)),
        "options": [(choice.value, choice.label, choices.get(step.name) == choice.value) for choice in Choice],
    }


def _row(found: Pack, installation: Installation | None) -> dict[str, Any]:
    counts = [(kind.label, len(found.of_kind(kind))) for kind, _items in held(found)]
    is_outdated = installation is not None and installation.digest != found.digest
    return {"pack": found, "installation": installation, "is_outdated": is_outdated, "counts": counts}


def _pack(code: str) -> Pack:
    try:
        return pack_called(code)
    except KeyError as error:
        raise NotFound from error


def _installation(request: HttpRequest, code: str) -> Installation | None:
    return Installation.objects.visible_to(request.actor).with_items().filter(code=code).first()


def _trail() -> list[tuple[str, str]]:
    """The way here."""
    return [
        (_("Settings"), reverse("professional:professional_portal:settings")),
        (_("Country packs"), reverse("professional:packs:index")),
    ]
