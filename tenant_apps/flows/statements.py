"""The statement of a scored questionnaire: a document on the firm's letterhead, in the client's language."""

from django.http import HttpResponse
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import override

from shared_apps.branding.papers import branded_pdf
from shared_apps.organisations.profile import current_organisation
from tenant_apps.flows.errors import NothingConfirmed
from tenant_apps.flows.filled import read_run
from tenant_apps.flows.models import FlowRun
from tenant_apps.flows.reading import told
from tenant_apps.flows.results import confirmed, result_now
from vestibule.core.languages import first_offered

TEMPLATE = "flows/pdf/statement.html"


def statement_file(run: FlowRun) -> HttpResponse:
    """The PDF to keep. Raises ``NothingConfirmed`` where there is no result yet, and ``PdfUnavailable``."""
    language = language_of(run)
    with override(language):
        found = result_now(read_run(run), language)
        if found is None:
            raise NothingConfirmed
        result = found.result
        flow_name = str(run.version.flow.name)
        context = {
            "flow_name": flow_name,
            "person": str(run.party),
            "address": run.party.address_lines,
            "customer": run.customer.number,
            "version": result.version.number,
            "told": found,
            "pages": told(confirmed(run, result), None),
        }
        name = slugify(f"{_('Statement')} {flow_name} {run.party}".replace("’", " ")) or "statement"
        content = branded_pdf(TEMPLATE, context)
    headers = {
        "Content-Disposition": f'attachment; filename="{name}.pdf"',
        "Content-Security-Policy": "sandbox; default-src 'none'; frame-ancestors 'none'",
        "Cache-Control": "private, no-store",
    }
    return HttpResponse(content, content_type="application/pdf", headers=headers)


def language_of(run: FlowRun) -> str:
    """The language in which the client reads: of the log-in, or of the file on this person."""
    account = run.party.account
    wishes = [account.language if account else "", run.party.language]
    return first_offered(wishes, list(dict(current_organisation().language_choices)))
