"""The answers of a fact find as a document on the firm's letterhead."""

from datetime import date

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _

from shared_apps.branding.papers import branded_pdf
from tenant_apps.flows.couples import couple_of
from tenant_apps.flows.filled import read_run
from tenant_apps.flows.models import FlowRun
from tenant_apps.flows.reading import Line, ToldItem, ToldPage, told
from vestibule.core.actors import Actor
from vestibule.core.formats import long_day

TEMPLATE = "flows/pdf/answers.html"


def answers_file(actor: Actor, run: FlowRun) -> HttpResponse:
    """The PDF to keep, in the reader's language. Raises ``PdfUnavailable``.

    What the other of two people answered, and what was made of it, stands in it for who may read both.
    """
    flow_name, filled = str(run.version.flow.name), read_run(run, with_people=True)
    context = {
        "flow_name": flow_name,
        "person": str(run.party),
        "completed_at": None if run.is_open else run.completed_at,
        "printed_on": timezone.localdate(),
        "told": told(filled, None),
        "couple": couple_of(actor, filled),
    }
    name = slugify(f"{flow_name} {run.party}".replace("’", " ")) or "answers"
    headers = {
        "Content-Disposition": f'attachment; filename="{name}.pdf"',
        "Content-Security-Policy": "sandbox; default-src 'none'; frame-ancestors 'none'",
        "Cache-Control": "private, no-store",
    }
    return HttpResponse(branded_pdf(TEMPLATE, context), content_type="application/pdf", headers=headers)


def example(request: HttpRequest) -> HttpResponse:
    """An invented client's answers on the looks that a firm tries out. Raises ``PdfUnavailable``."""
    lines = (
        Line(_("First name"), "Cleo", None, is_missing=False),
        Line(_("Last name"), "Example", None, is_missing=False),
        Line(_("Date of birth"), long_day(date(1991, 5, 14)), None, is_missing=False),
    )
    wishes = (Line(_("When would you like to move?"), _("Within a year"), None, is_missing=False),)
    context = {
        "flow_name": _("Your income and your household"),
        "person": "Cleo Example",
        "completed_at": timezone.now(),
        "printed_on": timezone.localdate(),
        "told": [
            ToldPage(_("Personal"), _("Who you are"), "", (ToldItem("", lines),), 0),
            ToldPage(_("Your wishes"), _("A new home"), "", (ToldItem("", wishes),), 0),
        ],
        "couple": None,
    }
    branding = request.branding  # type: ignore[attr-defined]
    return HttpResponse(branded_pdf(TEMPLATE, context, branding=branding), content_type="application/pdf")
