"""Bringing the articles of the repository into the public schema: at each start, and only when a file changed."""

from django.db import connections, transaction
from django.utils import timezone

from shared_apps.help import corpus
from shared_apps.help.models import Article, ArticleText, Edition, Term
from shared_apps.help.retrieval import configuration
from tenants.schema.binding import ALIAS

_SEARCH = """
    UPDATE help_articletext SET search =
        setweight(to_tsvector(%(config)s::regconfig, ext.unaccent(%(title)s)), 'A')
        || setweight(to_tsvector(%(config)s::regconfig, ext.unaccent(%(words)s)), 'B')
        || setweight(to_tsvector(%(config)s::regconfig, ext.unaccent(%(summary)s)), 'C')
        || setweight(to_tsvector(%(config)s::regconfig, ext.unaccent(%(body)s)), 'D')
    WHERE id = %(id)s
"""

# Where a word stands says what it tells of the article; how often, a little; in how few articles, the most.
_TERMS = """
    WITH words AS (
        SELECT t.id AS text_id, t.language, a.audience, s.lexeme,
               CASE WHEN 'A' = ANY(s.weights) THEN 3.0 WHEN 'B' = ANY(s.weights) THEN 3.0
                    WHEN 'C' = ANY(s.weights) THEN 1.6 ELSE 0.7 END
               + 0.35 * ln(cardinality(s.positions)) AS said
        FROM help_articletext t JOIN help_article a ON a.id = t.article_id, unnest(t.search) AS s
        WHERE a.is_current
    ), counted AS (
        SELECT text_id, lexeme, said,
               count(*) OVER (PARTITION BY language, audience, lexeme) AS holders,
               (SELECT count(*) FROM help_articletext o JOIN help_article b ON b.id = o.article_id
                 WHERE b.is_current AND o.language = words.language AND b.audience = words.audience) AS articles
        FROM words
    )
    INSERT INTO help_term (text_id, lexeme, weight)
    SELECT text_id, left(lexeme, 200), said * ln(1 + articles / (holders + 0.5)) FROM counted
"""


def load_articles() -> bool:
    """Load what the files say, with the provisioner's login; returns whether anything had changed."""
    wanted = corpus.fingerprint()
    if Edition.objects.using(ALIAS).filter(fingerprint=wanted).exists():
        return False
    with transaction.atomic(ALIAS):
        Edition.objects.using(ALIAS).all().delete()
        _load()
        Edition.objects.using(ALIAS).create(fingerprint=wanted, loaded_at=timezone.now())
    return True


def _load() -> None:
    articles = Article.objects.using(ALIAS)
    listed = corpus.contents()
    articles.exclude(code__in=[each.code for each in listed]).update(is_current=False)
    Term.objects.using(ALIAS).all().delete()
    ArticleText.objects.using(ALIAS).all().delete()
    with connections[ALIAS].cursor() as cursor:
        for position, each in enumerate(listed):
            facts = {
                "audience": each.audience,
                "topic": each.topic,
                "position": position,
                "pages": list(each.pages),
                "own_file": each.own_file,
                "is_current": True,
            }
            article, _is_new = articles.update_or_create(code=each.code, defaults=facts)
            for language, written in corpus.texts(each).items():
                text = ArticleText.objects.using(ALIAS).create(
                    article=article,
                    language=language,
                    title=written.title,
                    summary=written.summary,
                    html=written.html,
                )
                words = {"id": text.pk, "config": configuration(language), "body": written.body}
                words |= {"title": written.title, "words": written.words, "summary": written.summary}
                cursor.execute(_SEARCH, words)
        cursor.execute(_TERMS)
