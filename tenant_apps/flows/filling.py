"""Filling in, the same for both portals: showing a page, taking it in, saving one answer as it is typed."""

from collections.abc import Iterator
from dataclasses import replace
from uuid import UUID

from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from tenant_apps.documents.commands.reception import received
from tenant_apps.documents.enums import FormatGroup
from tenant_apps.flows.commands.answers import Entry, Saved, confirm_answer, confirm_page, save_answer, save_page
from tenant_apps.flows.commands.files import answer_with_file, remove_file
from tenant_apps.flows.commands.runs import add_item, remove_item
from tenant_apps.flows.compiled import words
from tenant_apps.flows.errors import (
    AnswerChangedElsewhere,
    AnswerMissing,
    AnswerNotSaved,
    InvalidAnswer,
    PenElsewhere,
    RunCompleted,
)
from tenant_apps.flows.filled import Filled, read_run, with_names
from tenant_apps.flows.films import head_of
from tenant_apps.flows.models import FlowRun
from tenant_apps.flows.notices import notice_of
from tenant_apps.flows.pages import Refused, entries_of, files_of, groups_of, items_in, number_in, rows_of
from tenant_apps.flows.progress import Links, progress, steps
from tenant_apps.flows.sheets import Page, Place
from tenant_apps.flows.versions import known_page
from vestibule.core.actors import Actor
from vestibule.core.errors import DomainError, NotFound

UNPROCESSABLE = 422


def run_for(actor: Actor, public_id: UUID) -> FlowRun:
    """The run that this actor may see."""
    run = FlowRun.objects.visible_to(actor).with_subject().filter(public_id=public_id).first()
    if run is None:
        raise NotFound
    return run


def fill_page(request: HttpRequest, filled: Filled, key: str, links: Links) -> HttpResponse:
    """Show a page, or take it in. One that earlier answers hide leads back to the overview, and says why."""
    if filled.flow.subsection(key) is None:
        raise NotFound
    page = filled.sheet.page(key)
    if page is None:
        messages.info(request, _("These questions are no longer asked, because of an earlier answer."))
        return redirect(links.overview)
    if request.method == "POST":
        return take_page(request, filled, page, links)
    return show_page(request, filled, page, links)


def show_page(
    request: HttpRequest,
    filled: Filled,
    page: Page,
    links: Links,
    *,
    refused: Refused | None = None,
    unanswered: bool = False,
    held: DomainError | None = None,
) -> HttpResponse:
    """One subsection with its questions; what was refused is shown as it was typed.

    ``held`` says why nothing of it could be saved for now.
    """
    language = get_language()
    groups = groups_of(filled, page, language, data=request.POST, refused=refused)
    repeat, first = page.subsection.repeat, filled.sheet.first_of(page.section)
    context = {
        "run": filled.run,
        "title": words(page.subsection.title, language),
        "help": words(page.subsection.help, language),
        "head": head_of(page.section, page.subsection, language, begins=first is not None and first.key == page.key),
        "to_confirm": sum(1 for _waiting in filled.to_confirm(page)),
        "groups": groups,
        "problems": [row for group in groups for row in group.rows if row.bound.errors],
        "add_label": words(repeat.add, language) if repeat and len(page.parts) < repeat.maximum else "",
        "nothing_yet": bool(repeat) and not page.parts,
        "steps": steps(filled, links, page),
        **progress(filled, links),
        "notice": notice_of(filled, links.page),
        "unanswered": unanswered,
        "held": held,
        "answer_url": links.answer(page.key),
        "page_url": links.page(page.key),
        "overview_url": links.overview,
    }
    status = UNPROCESSABLE if refused or unanswered else 200
    return render(request, f"flows/{links.portal}/page.html", context, status=status)


def take_page(request: HttpRequest, filled: Filled, page: Page, links: Links) -> HttpResponse:
    """Store what was typed on the page, do what the pressed button asks, and lead on.

    What cannot be stored is shown again as it was typed, with what is wrong; the rest is stored.
    """
    action, _colon, about = request.POST.get("do", "continue").partition(":")
    items = filled.items.get(page.key, ())
    entries = list(entries_of(page.subsection, items, request.POST, get_language()))
    handed = list(files_of(page.subsection, items, request.POST, request.FILES))
    if action == "take":
        entries = [entry for entry in entries if f"{entry.key.rpartition('.')[2]}-{entry.item}" != about]
    try:
        refused = save_page(actor=request.actor, run=filled.run, entries=entries)
        refused |= _take_files(request, filled.run, handed, action, about)
    except DomainError as error:
        return _hold(request, filled, page, links, entries=entries, error=error)
    now = read_run(filled.run, with_people=True)
    page = now.sheet.page(page.key) or page
    if refused:
        return show_page(request, now, page, links, refused=refused)
    try:
        anchor = _act(request, now.run, page, action, about)
    except DomainError as error:
        messages.error(request, str(error))
        return redirect(links.page(page.key))
    if anchor is not None:
        return redirect(f"{links.page(page.key)}{anchor}")
    gaps = {(gap.question.key, gap.item) for gap in now.sheet.gaps(page=page)} if action == "continue" else set()
    if gaps and now.sheet.page(page.key):
        asked = [*entries, *(entry for entry, _file in handed)]
        left_empty = {entry.place: AnswerMissing() for entry in asked if entry.place in gaps}
        return show_page(request, now, page, links, refused=left_empty, unanswered=True)
    return _lead_on(request, now, page, links, action)


def _hold(
    request: HttpRequest, filled: Filled, page: Page, links: Links, *, entries: list[Entry], error: DomainError
) -> HttpResponse:
    """Keep what was typed on its page where nothing can be saved now; without any, lead away and say why."""
    if unsaved := {place: AnswerNotSaved() for place in _differing(filled, entries)}:
        return show_page(request, filled, page, links, refused=unsaved, held=error)
    messages.error(request, str(error))
    return redirect(links.overview)


def _differing(filled: Filled, entries: list[Entry]) -> Iterator[Place]:
    """Where something else was typed than what is stored."""
    for entry in entries:
        stored, question = filled.answers.get(entry.place), filled.flow.question(entry.key)
        try:
            is_stored = question is None or question.clean(entry.raw) == (stored.value if stored else None)
        except InvalidAnswer:
            is_stored = False
        if not is_stored:
            yield entry.place


def _act(request: HttpRequest, run: FlowRun, page: Page, action: str, about: str) -> str | None:
    """Do what keeps the reader on the page; return where on it, or None to go on."""
    if action == "add":
        number = add_item(actor=request.actor, run=run, key=page.key)
        return f"#item-{number}"
    if action == "remove":
        remove_item(actor=request.actor, run=run, key=page.key, number=number_in(about))
        return "#items"
    if action == "confirm":
        name, _dash, item = about.rpartition("-")
        confirm_answer(actor=request.actor, run=run, key=f"{page.key}.{name}", item=number_in(item))
        return f"#q-{about}"
    if action == "confirm-page":
        confirm_page(actor=request.actor, run=run, key=page.key)
        return ""
    if action == "remove-file":
        return f"#q-{about}"
    return "" if action in {"stay", "take"} else None


def _take_files(
    request: HttpRequest, run: FlowRun, handed: list[tuple[Entry, UploadedFile | None]], action: str, about: str
) -> dict[Place, DomainError]:
    """Take in the files of a page and take back the one that is removed; what is wrong with them, by place."""
    refused: dict[Place, DomainError] = {}
    for entry, file in handed:
        is_removed = action == "remove-file" and about == f"{entry.key.rpartition('.')[2]}-{entry.item}"
        try:
            if is_removed:
                remove_file(actor=request.actor, run=run, entry=entry)
            elif file is not None:
                _receive(request.actor, run, entry, file)
        except DomainError as error:
            refused[entry.place] = error
    return refused


def _receive(actor: Actor, run: FlowRun, entry: Entry, file: UploadedFile) -> Saved:
    with received(file, list(FormatGroup)) as content:
        return answer_with_file(actor=actor, run=run, entry=entry, content=content)


def _lead_on(request: HttpRequest, now: Filled, page: Page, links: Links, action: str) -> HttpResponse:
    if action == "later":
        messages.success(request, _("Your answers are saved. You can go on whenever you like, on any device."))
        return redirect(links.overview)
    if now.sheet.page(page.key) is None:
        return redirect(links.overview)
    before, after = now.sheet.neighbours(page)
    if action == "back":
        return redirect(links.page(before.key) if before else links.overview)
    return redirect(links.page(after.key) if after else links.summary)


def take_answer(request: HttpRequest, run: FlowRun, key: str, links: Links) -> HttpResponse:
    """Store one answer as it is typed; the reply says how that went and which questions follow from it."""
    subsection, data = known_page(run, key), request.POST
    entries = list(entries_of(subsection, items_in(data), data, get_language())) if subsection else []
    handed = list(files_of(subsection, items_in(data), data, request.FILES)) if subsection else []
    if len(handed) == 1 and not entries and handed[0][1] is not None:
        return _take_file(request, run, links, handed[0][0], handed[0][1])
    if len(entries) != 1:
        raise NotFound
    place = entries[0].place
    try:
        saved = save_answer(actor=request.actor, run=run, entry=entries[0])
    except DomainError as error:
        return _reply(request, read_run(run, with_people=True), key, place, links, error=error)
    return _reply(request, saved.filled, key, place, links, appeared=saved.appeared)


def _take_file(request: HttpRequest, run: FlowRun, links: Links, entry: Entry, file: UploadedFile) -> HttpResponse:
    """Take in one file as soon as it is chosen."""
    key = entry.key.rpartition(".")[0]
    try:
        saved = _receive(request.actor, run, entry, file)
    except DomainError as error:
        now, state = read_run(run, with_people=True), "held" if _is_held(error) else "refused"
        return _reply(request, now, key, entry.place, links, error=error, state=state)
    return _reply(request, saved.filled, key, entry.place, links, appeared=saved.appeared)


def _reply(
    request: HttpRequest,
    filled: Filled,
    key: str,
    place: Place,
    links: Links,
    *,
    error: DomainError | None = None,
    appeared: frozenset[Place] = frozenset(),
    state: str = "",
) -> HttpResponse:
    page, answer, state = filled.sheet.page(key), filled.answers.get(place), state or _state_of(error)
    shown = [((q.key, part.item), q) for part in page.parts for q in part.questions] if page else []
    renewed = {each for each, question in shown if each in appeared or not question.type.is_answered}
    is_fresh = any(each == place and (state == "conflict" or question.type.is_file) for each, question in shown)
    rows = rows_of(filled, page, get_language(), renewed | ({place} if is_fresh else set())) if page else ()
    fresh = next((row for row in rows if is_fresh and row.place == place), None)
    new_rows = [row for row in rows if row.place in renewed]
    with_names(row.answer for row in (*new_rows, fresh) if row is not None and row.answer is not None)
    context = {
        "links": links,
        "name": place[0].rpartition(".")[2],
        "item": place[1],
        "revision": answer.revision if answer else 0,
        "state": state,
        "error": str(error) if error else "",
        "shown": [f"{question.name}-{item}" for (_key, item), question in shown],
        "new_rows": new_rows,
        "fresh": fresh,
        "other": replace(fresh, other=fresh.stored or _("nothing")) if fresh and state == "conflict" else None,
        **progress(filled, links),
    }
    return render(request, "flows/_reply.html", context)


def _state_of(error: DomainError | None) -> str:
    """What became of an answer, for the script. All of these are plain replies: somebody is still typing."""
    if error is None:
        return "saved"
    if isinstance(error, AnswerChangedElsewhere):
        return "conflict"
    if _is_held(error):
        return "held"
    return "refused" if isinstance(error, InvalidAnswer) else "gone"


def _is_held(error: DomainError) -> bool:
    """Whether the same answer may be taken in later, so that the device keeps it."""
    return isinstance(error, PenElsewhere | RunCompleted)
