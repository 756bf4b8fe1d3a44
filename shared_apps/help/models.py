"""Articles with their texts, the words by which they are found, and what readers make of them."""

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.utils.translation import gettext_lazy as _

from shared_apps.help.enums import Audience, Topic
from vestibule.core.models import Record

LONGEST_REMARK = 1_000
LONGEST_QUESTION = 2_000


class Edition(models.Model):
    """Which files are loaded: one row."""

    id = models.BigAutoField(primary_key=True)
    fingerprint = models.CharField(max_length=64)
    loaded_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.fingerprint


class Article(Record):
    """What one article is about, whatever the language. One whose files are gone is kept, and shown no more.

    ``pages`` are the names of the addresses of pages that it helps with.
    """

    code = models.SlugField(max_length=60, unique=True)
    audience = models.CharField(max_length=12, choices=Audience.choices)
    topic = models.CharField(max_length=12, choices=Topic.choices)
    position = models.PositiveSmallIntegerField()
    pages = ArrayField(models.CharField(max_length=100))
    own_file = models.CharField(max_length=12, blank=True)
    is_current = models.BooleanField(default=True)

    def __str__(self) -> str:
        return self.code


class ArticleText(models.Model):
    """An article in one language. ``html`` is made from the file by ``writing``, which escapes all that it is given."""

    id = models.BigAutoField(primary_key=True)
    article = models.ForeignKey(Article, models.CASCADE, related_name="texts")
    language = models.CharField(max_length=8)
    title = models.CharField(max_length=120)
    summary = models.CharField(max_length=400)
    html = models.TextField()
    search = SearchVectorField(null=True)

    class Meta:
        constraints = (models.UniqueConstraint(name="help_text_once_per_language", fields=["article", "language"]),)

    def __str__(self) -> str:
        return self.title


class Term(models.Model):
    """A word of a text, as PostgreSQL's configuration for its language stems it, and what it tells of the article.

    A word weighs the more, the fewer articles of the same language and readers have it.
    """

    id = models.BigAutoField(primary_key=True)
    text = models.ForeignKey(ArticleText, models.CASCADE, related_name="terms")
    lexeme = models.CharField(max_length=200)
    weight = models.FloatField()

    class Meta:
        indexes = (models.Index(name="help_term_by_lexeme", fields=["lexeme"]),)

    def __str__(self) -> str:
        return self.lexeme


class Verdict(Record):
    """Whether an article helped. ``reader`` tells the readers of a firm apart and says of none who it is."""

    tenant = models.ForeignKey("tenants.Tenant", on_delete=models.CASCADE, related_name="+")
    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="verdicts")
    language = models.CharField(max_length=8)
    reader = models.CharField(max_length=64)
    is_helpful = models.BooleanField(_("helpful"))
    remark = models.CharField(_("remark"), max_length=LONGEST_REMARK, blank=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(name="help_verdict_one_per_reader", fields=["tenant", "article", "reader"]),
        )

    def __str__(self) -> str:
        return "+" if self.is_helpful else "-"


class Question(Record):
    """What a professional asked customer success, with what the help had answered before, and our reply.

    ``public_id`` is that of the question in the organisation's own schema, where the provisioner carries the reply.
    """

    tenant = models.ForeignKey("tenants.Tenant", on_delete=models.CASCADE, related_name="+")
    asked_by = models.CharField(_("asked by"), max_length=120)
    language = models.CharField(_("language"), max_length=8)
    body = models.TextField(_("question"), max_length=LONGEST_QUESTION)
    exchange = models.JSONField(_("exchange"), default=list)
    reply = models.TextField(_("reply"), blank=True)
    replied_by = models.CharField(_("replied by"), max_length=300, blank=True)
    replied_at = models.DateTimeField(_("replied at"), null=True, blank=True)
    carried_at = models.DateTimeField(null=True, blank=True)
    failures = models.PositiveSmallIntegerField(default=0)
    try_again_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = (
            models.CheckConstraint(
                name="help_question_replied_at_an_instant",
                condition=models.Q(reply="", replied_at=None) | ~models.Q(reply="") & ~models.Q(replied_at=None),
            ),
        )
        indexes = (
            models.Index(
                name="help_question_to_carry",
                fields=["id"],
                condition=models.Q(carried_at=None, replied_at__isnull=False),
            ),
        )

    def __str__(self) -> str:
        return self.body[:60]
