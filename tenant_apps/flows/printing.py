"""The answers of a fact find as a document on the firm's letterhead."""

from django.http import HttpResponse
from django.utils import timezone
from django.utils.text import slugify

from shared_apps.branding.papers import branded_pdf
from tenant_apps.flows.filled import read_run
from tenant_apps.flows.models import FlowRun
from tenant_apps.flows.reading import told

TEMPLATE = "flows/pdf/answers.html"


def answers_file(run: FlowRun) -> HttpResponse:
    """The PDF to keep, in the reader's language. Raises ``PdfUnavailable``."""
    flow_name = str(run.version.flow.name)
    context = {
        "flow_name": flow_name,
        "person": str(run.party),
        "completed_at": None if run.is_open else run.completed_at,
        "printed_on": timezone.localdate(),
        "told": told(read_run(run, with_people=True), None),
    }
    name = slugify(f"{flow_name} {run.party}") or "answers"
    headers = {
        "Content-Disposition": f'attachment; filename="{name}.pdf"',
        "Content-Security-Policy": "sandbox; default-src 'none'; frame-ancestors 'none'",
        "Cache-Control": "private, no-store",
    }
    return HttpResponse(branded_pdf(TEMPLATE, context), content_type="application/pdf", headers=headers)
