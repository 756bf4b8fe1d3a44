"""Settings > Client portal > Notifications > Texts: what clients are written, in the firm's own words."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from django.contrib import messages as flash
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from shared_apps.organisations.profile import current_organisation
from tenant_apps.notifications import policies, samples
from tenant_apps.notifications.commands.wording import reset_wording, save_wording
from tenant_apps.notifications.models import Wording
from tenant_apps.notifications.professional.forms import WordingForm
from tenant_apps.notifications.wording import TEXTS, VALUES, Text, own_texts
from vestibule.core import phrases
from vestibule.core.doors import professional_view
from vestibule.core.formats import money


@professional_view(policies.CONFIGURE)
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Every text, and in which languages it is the firm's own."""
    found = Wording.objects.visible_to(request.actor).select_related("changed_by").order_by("code")
    rows = {row.code: row for row in found}
    offered = current_organisation().language_choices
    lines = []
    for text in TEXTS.values():
        row = rows.get(text.code)
        own = [str(name) for code, name in offered if own_texts(row, code)]
        lines.append({"text": text, "row": row, "own": own, "is_whole": len(own) == len(offered)})
    return render(request, "notifications/professional/texts.html", {"lines": lines})


@professional_view(policies.CONFIGURE)
@require_http_methods(["GET", "POST"])
def edit(request: HttpRequest, code: str) -> HttpResponse:
    """Write one text; beside it, how clients get it."""
    text, row = _text(code), _row(request, code)
    form = _form(request, text, row)
    if form.is_valid():
        form.run(save_wording, actor=request.actor, code=code, texts=form.by_part)
        if form.is_valid():
            flash.success(request, phrases.SAVED)
            return redirect("professional:notifications:texts")
    trail = [
        (_("Notifications"), reverse("professional:notifications:rules")),
        (_("Texts"), reverse("professional:notifications:texts")),
    ]
    values = {value for part in text.parts.values() for value in part.values}
    context = {
        "text": text,
        "row": row,
        "form": form,
        "trail": trail,
        "values": [(f"{{{value}}}", label) for value, label in VALUES.items() if value in values],
        "sms": _sms(text, form),
    }
    return render(request, "notifications/professional/text.html", context, status=form.status)


@professional_view(policies.CONFIGURE)
@require_http_methods(["GET", "POST"])
def letter(request: HttpRequest, code: str) -> HttpResponse:
    """The letter as clients get it, with what stands in the fields; the page shows it in a frame."""
    text = _text(code)
    if not text.has_letter:
        raise Http404
    form = _form(request, text, _row(request, code))
    rendered = samples.letter(text, form.as_typed(form.shown), form.shown)
    return samples.framed(rendered.html)


@professional_view(policies.CONFIGURE)
@require_POST
def text_message(request: HttpRequest, code: str) -> HttpResponse:
    """The text message with what stands in the fields, how many parts it is, and what it costs."""
    text = _text(code)
    if not text.has_text_message:
        raise Http404
    form = _form(request, text, _row(request, code))
    return render(request, "notifications/professional/_sms.html", {"sms": _sms(text, form)})


@professional_view(policies.CONFIGURE)
@require_POST
def reset(request: HttpRequest, code: str) -> HttpResponse:
    """Go back to the product's text."""
    reset_wording(actor=request.actor, code=_text(code).code)
    flash.success(request, _("Clients read the standard text again."))
    return redirect("professional:notifications:text", code)


def _form(request: HttpRequest, text: Text, row: Wording | None) -> WordingForm:
    data = request.POST if request.method == "POST" else None
    shown = request.GET.get("shown") or get_language() or ""
    return WordingForm(data, text=text, row=row, shown=shown)


def _sms(text: Text, form: WordingForm) -> Mapping[str, Any] | None:
    if not text.has_text_message:
        return None
    language = form.shown
    whole, counted, cost = samples.text_message(form.as_typed(language), language)
    shown_cost = money(cost, decimals=3 if cost % Decimal("0.01") else 2)
    return {"text": whole, "counted": counted, "cost": shown_cost, "language": language}


def _text(code: str) -> Text:
    if code not in TEXTS:
        raise Http404
    return TEXTS[code]


def _row(request: HttpRequest, code: str) -> Wording | None:
    found: Wording | None = (
        Wording.objects.visible_to(request.actor).filter(code=code).select_related("changed_by").first()
    )
    return found
