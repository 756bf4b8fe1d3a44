"""The imports' pages: uploading a file, naming its columns, and looking at what became of it."""

from collections.abc import Callable
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from tenant_apps.imports import intake, policies, sheets
from tenant_apps.imports.commands import files, running, undoing
from tenant_apps.imports.enums import AT_REST, TONES, State
from tenant_apps.imports.listing import PAGE_SIZE, lines, summary
from tenant_apps.imports.models import Import
from tenant_apps.imports.professional.forms import ChoiceForAllForm, ColumnsForm, FateForm, UploadForm
from tenant_apps.imports.telling import trouble_of
from vestibule.core.doors import professional_view
from vestibule.core.errors import DomainError

SHOWN = 10
Step = Callable[..., Import | None]


def found(request: HttpRequest, public_id: UUID) -> Import:
    """The import that the address names."""
    imports = Import.objects.visible_to(request.actor).select_related("account")
    return get_object_or_404(imports, public_id=public_id)


@professional_view(policies.RUN)
@require_http_methods(["GET", "POST"])
def index(request: HttpRequest) -> HttpResponse:
    """The files so far, and another one."""
    form = UploadForm(request.POST, request.FILES) if request.method == "POST" else UploadForm()
    if form.is_valid():
        file = form.cleaned_data["file"]
        content = {"file_name": file.name, "content": file.read(), "language": request.LANGUAGE_CODE}
        owner = form.run(_take_in, actor=request.actor, **content)
        if owner is not None:
            if owner.state == State.READING and owner.size <= files.READ_AT_ONCE:
                intake.read_file(request.actor, owner)
            return redirect("professional:imports:detail", owner.public_id)
    imports = Import.objects.visible_to(request.actor).select_related("account").latest_first()
    page = Paginator(imports, SHOWN).get_page(request.GET.get("page"))
    tones = [{"import": each, "tone": TONES[State(each.state)]} for each in page]
    context = {"form": form, "page": page, "imports": tones, "fields": sheets.explanations()}
    return render(request, "imports/professional/index.html", context, status=422 if form.errors else 200)


def _take_in(*, actor: object, **told: object) -> Import:
    return intake.take_in(actor, **told)


@professional_view(policies.RUN)
@require_GET
def template(request: HttpRequest, extension: str) -> HttpResponse:
    """Our template, in the reader's language."""
    if extension not in sheets.FORMATS:
        raise Http404
    return saved(sheets.template(extension))


@professional_view(policies.RUN)
@require_http_methods(["GET", "POST"])
def columns(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Say what the columns stand for."""
    owner = found(request, public_id)
    told = intake.examples(owner) if owner.state in {State.MAPPING, State.CHECKED} else {}
    form = ColumnsForm(request.POST if request.method == "POST" else None, owner=owner, examples=told)
    if form.is_valid():
        chosen = {"columns": form.columns, "usual_kind": form.cleaned_data["usual_kind"]}
        named = form.run(files.name_columns, actor=request.actor, owner=owner, **chosen)
        if named is not None:
            if named.size <= files.READ_AT_ONCE:
                intake.read_file(request.actor, named)
            return redirect("professional:imports:detail", public_id)
    context = {"form": form, "import": owner, "may_name": owner.state in {State.MAPPING, State.CHECKED}}
    return render(request, "imports/professional/columns.html", context, status=422 if form.errors else 200)


@professional_view(policies.RUN)
@require_GET
def detail(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """How far it is, and its rows; the page asks again while it is at work."""
    owner = found(request, public_id)
    if owner.state == State.MAPPING:
        return redirect("professional:imports:columns", public_id)
    filters = FateForm(request.GET)
    rows = owner.rows.visible_to(request.actor).in_order().select_related("customer")
    shown = rows.filter(fate=filters.asked) if filters.asked else rows
    page = Paginator(shown, PAGE_SIZE).get_page(request.GET.get("page"))
    figures = summary(request.actor, owner)
    context = {
        "import": owner,
        "trouble": trouble_of(owner),
        "summary": figures,
        "may_undo": figures.came_in > 0 and owner.state in {State.DONE, State.STOPPED} and owner.forgotten_at is None,
        "is_at_rest": owner.state in AT_REST and owner.forgotten_at is None,
        "page": page,
        "fate": filters.asked,
        "form": filters,
        "lines": lines(owner, page.object_list),
        "choice_form": ChoiceForAllForm(),
    }
    part = {"import": "_import.html", "rows": "_rows.html"}.get(request.htmx.target or "", "detail.html")
    return render(request, f"imports/professional/{part}", context)


@professional_view(policies.RUN)
@require_POST
def run(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Bring in what is ready; few rows at once, many behind the page."""
    return _in_steps(request, public_id, running.run_import, running.work_on_import)


@professional_view(policies.RUN)
@require_POST
def stop(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Bring in no more."""
    owner = running.stop_import(actor=request.actor, owner=found(request, public_id))
    if owner is not None and owner.state == State.STOPPED:
        messages.success(request, _("Stopped. What came in stays; the other rows may follow later."))
    return redirect("professional:imports:detail", public_id)


@professional_view(policies.RUN)
@require_POST
def undo(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Take back what came in; few rows at once, many behind the page."""
    return _in_steps(request, public_id, undoing.undo_import, undoing.work_on_undoing)


def _in_steps(request: HttpRequest, public_id: UUID, begin: Step, go_on: Step) -> HttpResponse:
    """Begin, and go on to the end if that is one step; the background does what takes longer."""
    try:
        owner = begin(actor=request.actor, owner=found(request, public_id))
        while owner is not None and owner.is_busy and owner.total <= running.WHILE_ONE_WAITS:
            owner = go_on(actor=request.actor, owner=owner)
    except DomainError as error:
        messages.error(request, str(error))
    return redirect("professional:imports:detail", public_id)


@professional_view(policies.RUN)
@require_POST
def discard(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Forget a file of which nothing came in."""
    try:
        files.discard_import(actor=request.actor, owner=found(request, public_id))
    except DomainError as error:
        messages.error(request, str(error))
        return redirect("professional:imports:detail", public_id)
    messages.success(request, _("The file was forgotten. Nothing was brought in."))
    return redirect("professional:imports:index")


@professional_view(policies.RUN)
@require_GET
def errors(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """The rows that did not come in, as a file."""
    return saved(sheets.errors_of(found(request, public_id)))


@professional_view(policies.RUN)
@require_GET
def result(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """What became of every row, as a file."""
    return saved(sheets.result_of(found(request, public_id)))


def saved(sheet: sheets.Sheet) -> HttpResponse:
    """A file to save."""
    answer = HttpResponse(sheet.content, content_type=sheet.content_type)
    answer["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=sheet.name)
    answer["Cache-Control"] = "private, no-store"
    return answer
