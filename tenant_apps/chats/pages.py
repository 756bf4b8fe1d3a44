"""What the chats of both portals share: asking, and beginning afresh."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from shared_apps.help.centre import reading_language
from tenant_apps.chats import exchange
from tenant_apps.chats.answers import Answered, answers
from tenant_apps.chats.commands import count_question
from tenant_apps.chats.forms import QuestionForm
from tenant_apps.chats.intents import examples

UNPROCESSABLE = 422


def chat(request: HttpRequest, door: str) -> HttpResponse:
    """Ask, and read the answers of this visit."""
    form = QuestionForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        form.run(_keep, request=request, door=door, question=" ".join(form.cleaned_data["question"].split()))
        if not form.errors and not request.htmx:
            return redirect(f"{door}:chats:chat")
        form = form if form.errors else QuestionForm()
    return _page(request, door, form)


def forget(request: HttpRequest, door: str) -> HttpResponse:
    """Begin afresh: nothing of what was asked is kept."""
    exchange.forget(request, door)
    return redirect(f"{door}:chats:chat")


def answered_here(request: HttpRequest, door: str) -> list[Answered]:
    """What was asked in this visit, the oldest first."""
    return answers(request.actor, door, exchange.asked(request, door))


def first_words(answered: list[Answered]) -> str:
    """What the hand-over begins with: the last question that the help could not answer, or else the last one."""
    unknown = [each.question for each in answered if not each.is_known]
    return next(reversed(unknown), answered[-1].question if answered else "")


def names(door: str) -> dict[str, str]:
    """The names of the addresses behind a door."""
    return {page: f"{door}:chats:{page}" for page in ("chat", "forget", "hand_over")}


def _keep(*, request: HttpRequest, door: str, question: str) -> None:
    count_question(request.actor)
    exchange.add(request, door, question)


def _page(request: HttpRequest, door: str, form: QuestionForm) -> HttpResponse:
    answered = answered_here(request, door)
    context = {
        "form": form,
        "answered": answered[::-1],
        "examples": examples(reading_language()) if door == "client" else [],
        "names": names(door),
        "door": door,
        "is_viewing": bool(getattr(request, "viewing", None)),
    }
    template = "_chat.html" if request.htmx.target == "chat" else f"{door}/chat.html"
    return render(request, f"chats/{template}", context, status=UNPROCESSABLE if form.errors else 200)
