"""What the pages of both portals share: their addresses, and the parts that are put in place one by one."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from tenant_apps.dossiers.models import Dossier
from tenant_apps.threads import writing
from tenant_apps.threads.reading import Conversation, page_of

MOST_PAGES = 40
UNPROCESSABLE = 422


def pages_asked(request: HttpRequest) -> int:
    """How many pages of messages are shown; whatever else the address says is one."""
    asked = request.GET.get("pages", "")
    return (
        min(MOST_PAGES, int(asked)) if asked.isascii() and asked.isdigit() and 0 < len(asked) < 4 and int(asked) else 1
    )


def addresses(door: str, conversation: Conversation, pages: int = 1) -> dict[str, str]:
    """The addresses of a conversation in this portal."""
    names = ("conversation", "messages", "read", "draft", "attach", *(("turn",) if door == "professional" else ()))
    place = [conversation.dossier.public_id, conversation.audience.key]
    found = {name: reverse(f"{door}:threads:{name}", args=place) for name in names}
    more = f"?pages={pages}" if pages > 1 else ""
    return found | {
        "messages": found["messages"] + more,
        "earlier": f"{found['conversation']}?pages={pages + 1}",
    }


def parts(
    request: HttpRequest, door: str, dossier: Dossier, who: str, form: writing.FilesForm | None = None
) -> HttpResponse:
    """What changed beside the text: for htmx the files that wait to be sent, or nothing; otherwise the way back."""
    if not request.htmx:
        return redirect(f"{door}:threads:conversation", dossier.public_id, who)
    if request.htmx.target != "unsent":
        return HttpResponse(status=204, headers={"HX-Trigger": "vestibule:recount"})
    shown = form or writing.FilesForm()
    page = page_of(request.actor, dossier, who)
    urls = addresses(door, page.conversation)
    context = {"page": page, "form": shown, "urls": urls, "accept": writing.ACCEPT, "door": door}
    return render(request, "threads/_unsent.html", context, status=UNPROCESSABLE if shown.errors else 200)
