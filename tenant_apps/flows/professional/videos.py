"""The videos of a flow in one place: which section and which page has one, and choosing it."""

from dataclasses import dataclass
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from tenant_apps.flows import drafts, policies
from tenant_apps.flows.compiled import words
from tenant_apps.flows.definitions import Definition
from tenant_apps.flows.drafts import Path
from tenant_apps.flows.models import Flow
from tenant_apps.flows.professional.found import edit_url, found_flow, found_part, newest_state, run_edit, trail
from tenant_apps.flows.professional.part_forms import VideoForm
from vestibule.core import phrases
from vestibule.core.doors import professional_view


@dataclass(frozen=True, slots=True)
class FilmLine:
    """A section or a page, and the video that is shown there."""

    title: str
    url: str
    link: str
    about: str
    is_off: bool
    pages: tuple["FilmLine", ...] = ()


@professional_view(policies.MANAGE)
@require_GET
def videos(request: HttpRequest, flow_id: UUID) -> HttpResponse:
    """Every section and page of the flow with its video."""
    flow, language = found_flow(request.actor, flow_id), get_language() or "en"
    version = newest_state(request.actor, flow)
    context = {
        "flow": flow,
        "version": version,
        "sections": [_line(flow, (part["key"],), part, language) for part in version.definition["sections"]],
        "edit_url": edit_url(flow),
        "breadcrumbs": trail(request.actor, flow, (_("Videos"), "")),
    }
    return render(request, "flows/professional/videos.html", context)


@professional_view(policies.MANAGE)
@require_http_methods(["GET", "POST"])
def video(request: HttpRequest, flow_id: UUID, section: str, subsection: str = "") -> HttpResponse:
    """The video of one section or page, and what is said about it."""
    flow, path = found_flow(request.actor, flow_id), tuple(filter(None, (section, subsection)))
    part = found_part(newest_state(request.actor, flow), path)
    overview = reverse("professional:flows:videos", args=[flow.public_id])
    data = request.POST if request.method == "POST" else None
    form = VideoForm(data, part=part, shown=request.GET.get("shown", ""))
    if form.is_valid() and run_edit(request, flow, drafts.say(path, {"video": form.film}), phrases.SAVED):
        return redirect(overview)
    title = words(part["title"], get_language() or "en")
    context = {
        "form": form,
        "flow": flow,
        "title": _("Video of “%(name)s”") % {"name": title},
        "cancel_url": overview,
        "texts_last": True,
        "breadcrumbs": trail(request.actor, flow, (_("Videos"), overview), (title, "")),
    }
    return render(request, "flows/professional/part.html", context, status=form.status)


def _line(flow: Flow, path: Path, part: Definition, language: str) -> FilmLine:
    film, name = part.get("video") or {}, "video_of_page" if len(path) > 1 else "video_of_section"
    pages = part["subsections"] if len(path) == 1 else ()
    return FilmLine(
        title=words(part.get("title"), language) or part["key"],
        url=reverse(f"professional:flows:{name}", args=[flow.public_id, *path]),
        link=film.get("link", ""),
        about=words(film.get("about"), language),
        is_off=bool(part.get("is_off")),
        pages=tuple(_line(flow, (*path, page["key"]), page, language) for page in pages),
    )
