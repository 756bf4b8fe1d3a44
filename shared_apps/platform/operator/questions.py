"""The operators' pages of customer success: what professionals ask, our replies, and what readers think of articles."""

from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Count, OuterRef, Q, Subquery
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from shared_apps.help.centre import reading_language
from shared_apps.help.commands import reply_to_question
from shared_apps.help.models import Article, ArticleText, Question, Verdict
from shared_apps.help.policies import ANSWER
from shared_apps.platform.operator.forms import ReplyForm
from vestibule.core.doors import operator_view

PER_PAGE = 30
MOST_REMARKS = 30


@operator_view(ANSWER)
@require_GET
def questions(request: HttpRequest) -> HttpResponse:
    """What waits for a reply, the oldest first; or what was answered, the latest first."""
    is_answered = request.GET.get("show") == "answered"
    rows = Question.objects.select_related("tenant__organisation").filter(replied_at__isnull=not is_answered)
    page = Paginator(rows.order_by("-replied_at" if is_answered else "id"), PER_PAGE).get_page(request.GET.get("page"))
    context = {"page": page, "is_answered": is_answered}
    return render(request, "platform/operator/questions.html", context)


@operator_view(ANSWER)
@require_http_methods(["GET", "POST"])
def question(request: HttpRequest, question: UUID) -> HttpResponse:
    """One question with what was sent along, and our reply."""
    found = get_object_or_404(Question.objects.select_related("tenant__organisation"), public_id=question)
    form = ReplyForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        form.run(reply_to_question, actor=request.actor, question=found, reply=form.cleaned_data["reply"])
        if not form.errors:
            messages.success(request, _("The reply is on its way to the person who asked."))
            return redirect("operator:platform:question", found.public_id)
        found.refresh_from_db()
    context = {"question": found, "form": form}
    return render(request, "platform/operator/question.html", context, status=422 if form.errors else 200)


@operator_view(ANSWER)
@require_GET
def articles(request: HttpRequest) -> HttpResponse:
    """How many readers each article helped, and the latest remarks."""
    counted = {
        "helped": Count("verdicts", filter=Q(verdicts__is_helpful=True)),
        "lacking": Count("verdicts", filter=Q(verdicts__is_helpful=False)),
    }
    rows = Article.objects.filter(is_current=True).annotate(**counted, title=_title("pk"))
    remarks = (
        Verdict.objects.exclude(remark="")
        .select_related("article")
        .annotate(title=_title("article_id"))
        .order_by("-id")
    )
    context = {"articles": rows.order_by("-lacking", "position"), "remarks": remarks[:MOST_REMARKS]}
    return render(request, "platform/operator/articles.html", context)


def _title(article: str) -> Subquery:
    """What an article is called in the reader's language, if it is written in it."""
    texts = ArticleText.objects.filter(article=OuterRef(article), language=reading_language())
    return Subquery(texts.values("title"))
