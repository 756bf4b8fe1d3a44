"""Papers that are missing when the portal is to be shared: uploaded there and then, or made of the firm's template."""

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.http import require_http_methods

from tenant_apps.customers.models import Party
from tenant_apps.customers.names import NAME_GIVING
from tenant_apps.documents import tus
from tenant_apps.documents.commands.uploads import Place
from tenant_apps.documents.commands.waiting import start_waiting, waiting_uploads
from tenant_apps.documents.enums import FileState, FormatGroup, RefusalReason
from tenant_apps.documents.errors import FileMissing
from tenant_apps.documents.gateways.formats import accepted_by
from tenant_apps.documents.models import Label, Upload
from tenant_apps.documents.printing import label_paper
from tenant_apps.documents.tus import speaks_tus
from tenant_apps.dossiers import policies as dossier_policies
from tenant_apps.dossiers.commands.publications import publish_file
from tenant_apps.dossiers.models import Dossier, Publication
from tenant_apps.invites import policies
from tenant_apps.invites.obstacles import Obstacle
from tenant_apps.invites.required import HOLDER, LABEL, Needed, needed_for
from vestibule.core.doors import professional_view
from vestibule.core.errors import DomainError, NotFound
from vestibule.core.permissions import allows

if TYPE_CHECKING:
    from django.core.files.uploadedfile import UploadedFile

UPLOAD, MAKE = "upload", "make"


def is_about_papers(request: HttpRequest) -> bool:
    """Whether the button that was pressed is one of a missing paper's."""
    return request.method == "POST" and (UPLOAD in request.POST or MAKE in request.POST)


def is_paper(obstacle: Obstacle) -> bool:
    """Whether it is put right on this very page."""
    return obstacle.code.startswith(LABEL)


def add_paper(request: HttpRequest, dossier: Dossier, party: Party) -> bool:
    """Put the paper in the dossier that the pressed button is about; say what became of it."""
    label = _label(request, request.POST.get(UPLOAD) or request.POST.get(MAKE) or "")
    return _put(request, dossier, party, label, is_made=UPLOAD not in request.POST)


def add_chosen(request: HttpRequest, dossier: Dossier, party: Party) -> None:
    """Put in the dossier whatever was chosen for papers that are missing, whichever button was pressed."""
    if not allows(request.actor, dossier_policies.EDIT):
        return
    ahead = waiting_uploads(request.actor, HOLDER, dossier.pk)
    for needed in needed_for(request.actor, dossier, party):
        label = needed.label
        if needed.paper is None and (str(label.public_id) in ahead or _field(label) in request.FILES):
            _put(request, dossier, party, label)


def _put(request: HttpRequest, dossier: Dossier, party: Party, label: Label, *, is_made: bool = False) -> bool:
    reader = party if request.POST.get("for_whom") == "party" else None
    file: UploadedFile[bytes] | Upload | None
    try:
        if is_made:
            file = _made(request, dossier, party, label, reader)
        else:
            ahead = waiting_uploads(request.actor, HOLDER, dossier.pk)
            file = request.FILES.get(_field(label)) or ahead.get(str(label.public_id))
        if file is None:
            raise FileMissing
        publish_file(
            actor=request.actor,
            dossier=dossier,
            file=file,
            titles=_titles(label),
            remarks={},
            party=reader,
            labels=[label],
        )
    except DomainError as error:
        if isinstance(error, FileMissing) and _is_there(request, dossier, party, label):
            return True
        messages.error(request, str(error))
        return False
    messages.success(request, _("“%(label)s” was put in the dossier. It is being checked now.") % {"label": label})
    return True


def _made(
    request: HttpRequest, dossier: Dossier, party: Party, label: Label, reader: Party | None
) -> "UploadedFile[bytes]":
    language = request.POST.get("language") or party.language
    return label_paper(
        label,
        language=language,
        client=str(reader or dossier.customer),
        adviser=request.actor.name,
        address=_address(request, dossier, reader, language),
    )


def _address(request: HttpRequest, dossier: Dossier, party: Party | None, language: str) -> tuple[str, ...]:
    """Where the readers live, if that is one place: one person, or all whom the customer is called after."""
    named = dossier.customer.parties.visible_to(request.actor).filter(customerparty__role__in=NAME_GIVING)
    with override(language):
        found = {tuple(reader.address_lines) for reader in ([party] if party else named.order_by("pk"))}
    return found.pop() if len(found) == 1 else ()


@professional_view(policies.INVITE)
@require_http_methods(["GET", "POST"])
def paper(request: HttpRequest, dossier: UUID, party: UUID, label: UUID) -> HttpResponse:
    """How one of the papers stands, asked again while it is being checked; sent, the file that came in is put there."""
    found = get_object_or_404(Dossier.objects.visible_to(request.actor).select_related("customer"), public_id=dossier)
    applicant = get_object_or_404(found.customer.parties.visible_to(request.actor), public_id=party)
    wanted = _label(request, str(label))
    is_sent = request.method == "POST"
    if is_sent:
        policies.require_adding_papers(request.actor)
    is_put = not is_sent or _is_there(request, found, applicant, wanted) or _put(request, found, applicant, wanted)
    if not request.htmx:
        return redirect("professional:invites:share", dossier, party)
    context = papers_context(request, found, applicant) | {"dossier": found, "party": applicant}
    context["row"] = next(row for row in context["papers"] if row.label == wanted)
    context["said"] = messages.get_messages(request) if is_sent else ()
    return render(request, "invites/professional/_paper.html", context, status=200 if is_put else 422)


@professional_view(policies.INVITE)
@require_http_methods(["OPTIONS", "POST"])
@speaks_tus
def uploads(request: HttpRequest, dossier: UUID, label: UUID) -> HttpResponse:
    """Open an upload for a paper that is missing."""
    found = get_object_or_404(Dossier.objects.visible_to(request.actor), public_id=dossier)
    place = Place(holder=HOLDER, holder_id=found.pk, aspect=str(_label(request, str(label)).public_id))
    start = partial(start_waiting, place=place)
    return tus.begin(request, start, lambda started: reverse("professional:documents:upload", args=[started.public_id]))


@dataclass(frozen=True, slots=True)
class Row:
    """One of the papers on the page: how it stands, what came in for it or is on its way, why the last was refused."""

    needed: Needed
    waiting: Upload | None
    unfinished: list[Upload]
    refusal: str | Promise

    @property
    def label(self) -> Label:
        return self.needed.label


def papers_context(request: HttpRequest, dossier: Dossier, party: Party) -> dict[str, Any]:
    """What the page needs to show the papers and to add what is missing."""
    ahead = waiting_uploads(request.actor, HOLDER, dossier.pk)
    coming = list(Upload.objects.visible_to(request.actor).held(HOLDER, dossier.pk).under_way().order_by("pk"))
    rows = []
    refusals = _refusals(request, dossier)
    for needed in needed_for(request.actor, dossier, party):
        aspect = str(needed.label.public_id)
        own = [upload for upload in coming if upload.aspect == aspect]
        refusal = refusals.get(needed.label.pk, "") if needed.paper is None else ""
        rows.append(Row(needed, ahead.get(aspect), own, refusal))
    return {
        "papers": rows,
        "may_add": allows(request.actor, dossier_policies.EDIT),
        "for_whom": request.POST.get("for_whom", "all"),
        "accept": ",".join(accepted_by(list(FormatGroup))),
        "largest": settings.MAXIMUM_UPLOAD_BYTES,
    }


def _refusals(request: HttpRequest, dossier: Dossier) -> dict[int, str | Promise]:
    """Why the latest paper with each label did not pass its check, by label."""
    papers = Publication.objects.visible_to(request.actor).filter(dossier=dossier, withdrawn_at=None)
    refused = papers.filter(file__state=FileState.REFUSED, file__labels__is_required=True).order_by("pk")
    return {label: RefusalReason(why).label for label, why in refused.values_list("file__labels", "file__refusal")}


def _is_there(request: HttpRequest, dossier: Dossier, party: Party, label: Label) -> bool:
    """Whether the paper was put there meanwhile: what is sent twice is put there once."""
    needed = needed_for(request.actor, dossier, party)
    return any(each.label == label and each.paper is not None for each in needed)


def _field(label: Label) -> str:
    return f"file-{label.public_id}"


def _label(request: HttpRequest, wanted: str) -> Label:
    try:
        public_id = UUID(wanted)
    except ValueError as error:
        raise NotFound from error
    return get_object_or_404(Label.objects.visible_to(request.actor).required(), public_id=public_id)


def _titles(label: Label) -> dict[str, str]:
    """The label's name in each language; the firm's first one always has a title."""
    names = {code: getattr(label, f"name_{code}") or "" for code, _name in settings.LANGUAGES}
    return {code: name or str(label) for code, name in names.items()}
