"""What the pages of the help centre show, whoever reads them; each from one statement."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.conf import settings
from django.utils.translation import get_language

from shared_apps.help.enums import Audience, Topic
from shared_apps.help.models import ArticleText
from vestibule.core.errors import NotFound


@dataclass(frozen=True, slots=True)
class Shelf:
    """The articles under one heading."""

    label: str
    audience: str
    articles: tuple[ArticleText, ...]


def reading_language() -> str:
    """The reader's language, if articles are written in it."""
    code = (get_language() or settings.LANGUAGE_CODE).split("-")[0]
    return code if code in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE


def shelves(audiences: Iterable[str]) -> list[Shelf]:
    """Every article for these readers, by heading."""
    visible = ArticleText.objects.filter(
        language=reading_language(), article__is_current=True, article__audience__in=tuple(audiences)
    )
    found = list(visible.select_related("article").defer("html", "search").order_by("article__position"))
    kinds = dict.fromkeys((text.article.audience, text.article.topic) for text in found)
    return [
        Shelf(
            Topic(topic).label,
            audience,
            tuple(text for text in found if (text.article.audience, text.article.topic) == (audience, topic)),
        )
        for audience, topic in kinds
    ]


def article_named(code: str, audiences: Iterable[str]) -> ArticleText:
    """One article in the reader's language; ``NotFound`` for one that is not for these readers."""
    visible = ArticleText.objects.filter(article__is_current=True, article__audience__in=tuple(audiences))
    found = visible.filter(language=reading_language(), article__code=code).select_related("article").first()
    if found is None:
        raise NotFound
    return found


def beside(text: ArticleText, most: int = 4) -> list[ArticleText]:
    """Other articles under the same heading."""
    same = ArticleText.objects.filter(
        language=text.language,
        article__is_current=True,
        article__audience=text.article.audience,
        article__topic=text.article.topic,
    )
    others = same.exclude(pk=text.pk).select_related("article").defer("html", "search")
    return list(others.order_by("article__position")[:most])


def readable_by(door: str) -> tuple[str, ...]:
    """For whom the articles are that are read behind this door. Clients never read what is for professionals."""
    return (Audience.CLIENT,) if door == "client" else (Audience.PROFESSIONAL, Audience.CLIENT)
