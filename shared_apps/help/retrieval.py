"""Finding articles by words or by a whole question, in one statement and one language."""

from dataclasses import dataclass
from uuid import UUID

from django.db import connections, router

from shared_apps.help.models import Article

CONFIGURATIONS = {"nl": "dutch", "fr": "french", "en": "english", "de": "german"}
LONGEST = 300
"""Characters of a question that are looked at."""

KNOWN = 3.5
"""A question whose best article scores less is one that the articles do not answer."""

# A word that stands in the texts counts in full; one inside a longer word (German and Dutch write words together), or
# one that is nearly the same (typing errors), counts in part.
_FIND = """
    WITH asked AS (
        SELECT lexeme FROM unnest(to_tsvector(%(config)s::regconfig, ext.unaccent(%(words)s)))
        WHERE length(lexeme) > 2
    ), hits AS (
        SELECT t.text_id, a.lexeme, max(t.weight * CASE
                   WHEN t.lexeme = a.lexeme THEN 1.0
                   WHEN strpos(t.lexeme, a.lexeme) = 1 OR strpos(a.lexeme, t.lexeme) = 1 THEN 0.7
                   WHEN strpos(t.lexeme, a.lexeme) > 0 OR strpos(a.lexeme, t.lexeme) > 0 THEN 0.5
                   ELSE 0.8 * ext.similarity(t.lexeme, a.lexeme) END) AS weight
        FROM asked a
        JOIN help_term t ON t.lexeme = a.lexeme
            OR (length(a.lexeme) >= 4 AND length(t.lexeme) >= 4
                AND (ext.similarity(t.lexeme, a.lexeme) >= 0.45
                     OR length(a.lexeme) >= 5 AND strpos(t.lexeme, a.lexeme) > 0
                     OR length(t.lexeme) >= 5 AND strpos(a.lexeme, t.lexeme) > 0))
        GROUP BY t.text_id, a.lexeme
    )
    SELECT r.public_id, r.code, r.audience, r.own_file, x.title, x.summary, x.html, sum(h.weight) AS score
    FROM hits h JOIN help_articletext x ON x.id = h.text_id JOIN help_article r ON r.id = x.article_id
    WHERE x.language = %(language)s AND r.audience = ANY(%(audiences)s) AND r.is_current
    GROUP BY r.id, x.id
    ORDER BY score DESC, r.position
    LIMIT %(most)s
"""


@dataclass(frozen=True, slots=True)
class Found:
    """An article that the words lead to."""

    public_id: UUID
    code: str
    audience: str
    own_file: str
    title: str
    summary: str
    html: str
    score: float


def configuration(language: str) -> str:
    """PostgreSQL's text search configuration for a language."""
    return CONFIGURATIONS.get(language, "simple")


def find(words: str, *, audiences: tuple[str, ...], language: str, most: int = 10) -> list[Found]:
    """The articles that the words lead to, the best first."""
    asked = words.replace("\0", "")[:LONGEST]
    if not asked.strip():
        return []
    values = {
        "config": configuration(language),
        "words": asked,
        "language": language,
        "audiences": list(audiences),
        "most": most,
    }
    with connections[router.db_for_read(Article)].cursor() as cursor:
        cursor.execute(_FIND, values)
        return [Found(*row) for row in cursor.fetchall()]


def answering(question: str, *, audiences: tuple[str, ...], language: str) -> list[Found]:
    """At most three articles that answer the question; none when it is not one of those that they answer."""
    found = find(question, audiences=audiences, language=language, most=3)
    return found if found and found[0].score >= KNOWN else []
