"""Papers that are missing when the portal is to be shared: uploaded there and then, or made of the firm's template."""

from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.http import require_GET

from tenant_apps.customers.models import Party
from tenant_apps.customers.names import NAME_GIVING
from tenant_apps.documents.errors import FileMissing
from tenant_apps.documents.models import Label
from tenant_apps.documents.printing import label_paper
from tenant_apps.dossiers import policies as dossier_policies
from tenant_apps.dossiers.commands.publications import publish_file
from tenant_apps.dossiers.models import Dossier
from tenant_apps.invites import policies
from tenant_apps.invites.obstacles import Obstacle
from tenant_apps.invites.required import LABEL, needed_for
from vestibule.core.doors import professional_view
from vestibule.core.errors import DomainError, NotFound
from vestibule.core.permissions import allows

UPLOAD, MAKE = "upload", "make"


def is_about_papers(request: HttpRequest) -> bool:
    """Whether the button that was pressed is one of a missing paper's."""
    return request.method == "POST" and (UPLOAD in request.POST or MAKE in request.POST)


def is_paper(obstacle: Obstacle) -> bool:
    """Whether it is put right on this very page."""
    return obstacle.code.startswith(LABEL)


def add_paper(request: HttpRequest, dossier: Dossier, party: Party) -> bool:
    """Put the paper in the dossier that the pressed button is about; say what became of it."""
    wanted = request.POST.get(UPLOAD) or request.POST.get(MAKE) or ""
    label = _label(request, wanted)
    try:
        if UPLOAD in request.POST:
            file = request.FILES.get(f"file-{wanted}")
            if file is None:
                raise FileMissing
        else:
            reader = party if request.POST.get("for_whom") == "party" else None
            language = request.POST.get("language") or party.language
            file = label_paper(
                label,
                language=language,
                client=str(reader or dossier.customer),
                adviser=request.actor.name,
                address=_address(request, dossier, reader, language),
            )
        publish_file(
            actor=request.actor,
            dossier=dossier,
            file=file,
            titles=_titles(label),
            remarks={},
            party=party if request.POST.get("for_whom") == "party" else None,
            labels=[label],
        )
    except DomainError as error:
        messages.error(request, str(error))
        return False
    messages.success(request, _("“%(label)s” was put in the dossier. It is being checked now.") % {"label": label})
    return True


def _address(request: HttpRequest, dossier: Dossier, party: Party | None, language: str) -> tuple[str, ...]:
    """Where the readers live, if that is one place: one person, or all whom the customer is called after."""
    named = dossier.customer.parties.visible_to(request.actor).filter(customerparty__role__in=NAME_GIVING)
    with override(language):
        found = {tuple(reader.address_lines) for reader in ([party] if party else named.order_by("pk"))}
    return found.pop() if len(found) == 1 else ()


@professional_view(policies.INVITE)
@require_GET
def paper(request: HttpRequest, dossier: UUID, party: UUID, label: UUID) -> HttpResponse:
    """How one of the papers stands; asked again while it is being checked."""
    found = get_object_or_404(Dossier.objects.visible_to(request.actor).select_related("customer"), public_id=dossier)
    applicant = get_object_or_404(found.customer.parties.visible_to(request.actor), public_id=party)
    needed = next((each for each in needed_for(request.actor, found, applicant) if each.label.public_id == label), None)
    if needed is None:
        raise NotFound
    context = {"dossier": found, "party": applicant, "needed": needed, "may_add": False}
    return render(request, "invites/professional/_paper.html", context)


def papers_context(request: HttpRequest, dossier: Dossier, party: Party) -> dict[str, object]:
    """What the page needs to show the papers and to add what is missing."""
    return {
        "papers": needed_for(request.actor, dossier, party),
        "may_add": allows(request.actor, dossier_policies.EDIT),
        "for_whom": request.POST.get("for_whom", "all"),
    }


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
