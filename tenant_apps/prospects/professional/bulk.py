"""What is done with many prospects at once, and the list as a file."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from tenant_apps.dossiers import policies as of_dossiers
from tenant_apps.prospects import commands, policies
from tenant_apps.prospects.enums import EXPORTS, JobKind
from tenant_apps.prospects.exporting import KINDS, file_name
from tenant_apps.prospects.listing import Question, firm_of, prospects
from tenant_apps.prospects.models import Job
from tenant_apps.prospects.professional.forms import BulkForm, ExportForm, FilterForm
from tenant_apps.prospects.professional.lists import lists_of
from tenant_apps.prospects.professional.views import list_page
from vestibule.core import formats
from vestibule.core.actors import Actor
from vestibule.core.doors import professional_view
from vestibule.core.permissions import allows

EXPORTED_AT_ONCE = 500
"""So many rows are written while one waits; a longer list is written behind the pages."""


@professional_view(of_dossiers.EDIT)
@require_POST
def hand_over(request: HttpRequest) -> HttpResponse:
    """Give the chosen prospects to one adviser."""
    return _start(request, JobKind.HAND_OVER)


@professional_view(policies.ARCHIVE)
@require_POST
def archive(request: HttpRequest) -> HttpResponse:
    """Leave the chosen prospects out of the list."""
    return _start(request, JobKind.ARCHIVE)


@professional_view(policies.ARCHIVE)
@require_POST
def restore(request: HttpRequest) -> HttpResponse:
    """Show the chosen prospects in the list again."""
    return _start(request, JobKind.RESTORE)


@professional_view(of_dossiers.EDIT)
@require_POST
def tell(request: HttpRequest) -> HttpResponse:
    """Write to the chosen prospects what there is to do."""
    return _start(request, JobKind.TELL)


def _start(request: HttpRequest, kind: JobKind) -> HttpResponse:
    """Do it at once with a few; with many, show how far it is. What cannot be done as sent shows the list again."""
    actor, firm = request.actor, firm_of(request.actor)
    form = BulkForm(request.POST, firm=firm)
    if form.is_valid():
        asked = FilterForm(request.GET, firm=firm).question
        options = {"adviser": form.cleaned_data["adviser"]} if kind == JobKind.HAND_OVER else {}
        targets = _targets(actor, asked, form)
        job = form.run(commands.start_job, actor=actor, kind=kind, customers=targets, options=options)
        if job is not None and job.total <= commands.AT_ONCE:
            job = commands.work_on_job(actor=actor, job=job)
        if job is not None and (job.troubles or not job.is_over):
            return redirect("professional:prospects:job", job.public_id)
        if job is not None:
            messages.success(request, _told(job, dict(firm.colleagues)))
            query = request.GET.urlencode()
            return redirect(reverse("professional:prospects:index") + (f"?{query}" if query else ""))
    return list_page(request, firm, form)


def _targets(actor: Actor, asked: Question, form: BulkForm) -> list[int]:
    """The keys of those who are chosen and in the list."""
    found = prospects(actor, asked)
    if not form.cleaned_data["everybody"]:
        found = found.filter(public_id__in=form.cleaned_data["customers"])
    return list(found.values_list("pk", flat=True))


def _told(job: Job, colleagues: dict[str, str]) -> str:
    """What was done, as a sentence."""
    count = job.worked
    sentences = {
        JobKind.HAND_OVER: ngettext(
            "%(count)s prospect handed over to %(name)s.", "%(count)s prospects handed over to %(name)s.", count
        ),
        JobKind.ARCHIVE: ngettext("%(count)s prospect archived.", "%(count)s prospects archived.", count),
        JobKind.RESTORE: ngettext(
            "%(count)s prospect taken out of the archive.", "%(count)s prospects taken out of the archive.", count
        ),
        JobKind.TELL: ngettext("%(count)s prospect told.", "%(count)s prospects told.", count),
    }
    name = colleagues.get(job.options.get("adviser", ""), "")
    return sentences[JobKind(job.kind)] % {"count": formats.number(count), "name": name}


@professional_view(policies.EXPORT)
@require_http_methods(["GET", "POST"])
def export(request: HttpRequest) -> HttpResponse:
    """Save the list that the address asks for as a file, with the columns that are shown."""
    form = ExportForm(request.POST if request.method == "POST" else None)
    filters = FilterForm(request.GET, firm=firm_of(request.actor))
    found = prospects(request.actor, filters.question)
    if form.is_valid():
        shown = lists_of(request, filters.kept).columns
        options = {"columns": list(shown), "language": request.LANGUAGE_CODE}
        targets, kind = list(found.values_list("pk", flat=True)), form.cleaned_data["format"]
        job = form.run(commands.start_job, actor=request.actor, kind=kind, customers=targets, options=options)
        if job is not None:
            if job.total <= EXPORTED_AT_ONCE:
                commands.work_on_job(actor=request.actor, job=job)
            return redirect("professional:prospects:job", job.public_id)
    jobs = Job.objects.visible_to(request.actor).without_file().filter(kind__in=EXPORTS).latest_first()[:5]
    context = {"form": form, "count": found.count(), "query": request.GET.urlencode(), "jobs": jobs}
    return render(request, "prospects/professional/export.html", context, status=422 if form.errors else 200)


@professional_view(policies.VIEW)
@require_GET
def job(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """How far it is, and with whom it did not work; the page asks again while it goes on."""
    found = get_object_or_404(Job.objects.visible_to(request.actor).without_file(), public_id=public_id)
    template = "_job.html" if request.htmx.target == "job" else "job.html"
    context = {"job": found, "may_export": allows(request.actor, policies.EXPORT)}
    return render(request, f"prospects/professional/{template}", context)


@professional_view(policies.EXPORT)
@require_GET
def file(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Give out the file of one's own export."""
    found = get_object_or_404(Job.objects.visible_to(request.actor).filter(kind__in=EXPORTS), public_id=public_id)
    if found.content is None:
        raise Http404
    answer = HttpResponse(bytes(found.content), content_type=KINDS[found.kind].content_type)
    answer["Content-Disposition"] = f'attachment; filename="{file_name(found.kind)}"'
    answer["Cache-Control"] = "private, no-store"
    return answer
