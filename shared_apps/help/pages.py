"""The pages of the help centre, for the doors of both portals and of the public site."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from shared_apps.help import centre, corpus
from shared_apps.help.commands import rate_article
from shared_apps.help.enums import Audience
from shared_apps.help.forms import VerdictForm
from shared_apps.help.retrieval import LONGEST, find

UNPROCESSABLE = 422
_SEARCHED = {
    "client": (Audience.CLIENT,),
    "professional": (Audience.PROFESSIONAL,),
    "public": (Audience.PROFESSIONAL, Audience.CLIENT),
}


def index(request: HttpRequest, door: str) -> HttpResponse:
    """Every article by heading, or those that the words lead to."""
    words = " ".join(request.GET.get("q", "").split())[:LONGEST]
    language = centre.reading_language()
    found = find(words, audiences=_SEARCHED[door], language=language) if words else []
    own, others = [], []
    if not words:
        for shelf in centre.shelves(centre.readable_by(door)):
            (own if shelf.audience in _SEARCHED[door][:1] else others).append(shelf)
    context = {"words": words, "found": found, "shelves": own, "others": others, "names": names(door), "door": door}
    return render(request, f"help/{door}/index.html", context)


def article(request: HttpRequest, door: str, code: str) -> HttpResponse:
    """One article."""
    return _article(request, door, code, VerdictForm())


def for_page(door: str, page: str) -> HttpResponse:
    """The article that helps with a page, or the help centre where none does."""
    code = corpus.article_for(page)
    return redirect(names(door)["article"], code) if code else redirect(names(door)["index"])


def rate(request: HttpRequest, door: str, code: str) -> HttpResponse:
    """Keep what the reader thinks of an article."""
    text = centre.article_named(code, centre.readable_by(door))
    form = VerdictForm(request.POST)
    if form.is_valid():
        verdict = {"is_helpful": form.cleaned_data["verdict"] == VerdictForm.YES}
        verdict |= {"remark": form.cleaned_data["remark"], "article": text.article.public_id}
        form.run(rate_article, actor=request.actor, language=text.language, **verdict)
    if form.errors:
        return _article(request, door, code, form)
    messages.success(request, _("Thank you. This helps us to write better."))
    return redirect(names(door)["article"], code)


def names(door: str) -> dict[str, str]:
    """The names of the addresses behind a door."""
    prefix = "help:" if door == "public" else f"{door}:help:"
    return {page: f"{prefix}{page}" for page in ("index", "article", "rate")}


def _article(request: HttpRequest, door: str, code: str, form: VerdictForm) -> HttpResponse:
    text = centre.article_named(code, centre.readable_by(door))
    picture = corpus.picture_of(code, text.article.audience, text.language)
    context = {"text": text, "beside": centre.beside(text), "form": form, "names": names(door), "door": door}
    context |= {"picture": picture}
    return render(request, f"help/{door}/article.html", context, status=UNPROCESSABLE if form.errors else 200)
