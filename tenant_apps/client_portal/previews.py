"""A client's overview with an invented dossier, as a firm sees it while it tries out its looks."""

from datetime import timedelta
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _

from tenant_apps.accounts.hours import zone_to_name
from tenant_apps.client_portal.home import Shown, todo_of
from tenant_apps.dossiers.enums import ActionPointKind, Turn
from tenant_apps.dossiers.overview import ClientOverview, Contact, Item

_NOTHING = UUID(int=0)


def overview(request: HttpRequest) -> HttpResponse:
    """The page as a client has it: an adviser, what is still to do, and what is done."""
    request.portal = "client"  # type: ignore[attr-defined]
    request.client_overview = example = _example(request)  # type: ignore[attr-defined]
    context = {
        "overview": example,
        "todo": todo_of(example),
        "dossier": None,
        "dossiers": [],
        "shown": Shown(),
        "person": "Cleo Example",
        "zone": zone_to_name(),
    }
    return render(request, "client_portal/client/overview.html", context)


def _example(request: HttpRequest) -> ClientOverview:
    now = timezone.now()
    person = Contact(_NOTHING, request.actor.name, "adviser@example.com", "+31201234501")
    return ClientOverview(
        dossier_public_id=_NOTHING,
        number="2026-0001",
        kind=_("Mortgage"),
        stage="",
        adviser=person,
        case_handler=None,
        percent=50,
        fall=None,
        open_items=(
            _item(_("Payslip"), ActionPointKind.DELIVER, request_public_id=_NOTHING, due_on=now.date() + timedelta(9)),
            _item(_("Your income and your household"), ActionPointKind.COMPLETE, run_public_id=_NOTHING),
        ),
        handled_items=(
            _item(_("Proof of identity"), ActionPointKind.DELIVER, request_public_id=_NOTHING, handled_at=now),
            _item(_("Your wishes"), ActionPointKind.COMPLETE, run_public_id=_NOTHING, handled_at=now),
        ),
    )


def _item(title: str, kind: ActionPointKind, **changed: object) -> Item:
    turn = Turn.NOBODY if changed.get("handled_at") else Turn.CLIENT
    values: dict[str, object] = {
        "public_id": _NOTHING, "kind": kind, "title": title, "subject": title,
        "note": "", "party_name": "", "is_own": True,
        "turn": turn, "third_party": "", "days_waiting": 0, "due_on": None, "handled_at": None,
        "is_asked_again": False,
        "rejection_reason": "", "rejection_remark": "", "verdict_remark": "",
        "request_public_id": None, "run_public_id": None,
        "product_public_id": None, "is_for_appointment": False, "may_handle": False,
    }  # fmt: skip
    return Item(**(values | changed))  # type: ignore[arg-type]
