"""What readers and customer success do. A tenant's login has no right on public tables: it calls ``gate`` functions."""

import json
from collections.abc import Sequence
from uuid import UUID

from django.utils import timezone
from django.utils.crypto import salted_hmac

from shared_apps.help.errors import AlreadyReplied, TooManyQuestions
from shared_apps.help.models import Question
from shared_apps.help.policies import ANSWER, READ, READ_AS_CLIENT
from tenants import gate
from tenants.context import current_tenant
from vestibule.core.actors import Actor, Client
from vestibule.core.commands import command
from vestibule.core.errors import NotFound
from vestibule.core.permissions import require
from vestibule.core.records import record

MOST_OPEN = 20
"""Questions of one firm that wait for a reply."""


@command
def rate_article(*, actor: Actor, article: UUID, language: str, is_helpful: bool, remark: str = "") -> None:
    """Keep what a reader thinks of an article; the last word of the same reader counts. Raises ``NotFound``.

    Who it was is not kept: only that it is the same reader as before.
    """
    require(actor, READ_AS_CLIENT if isinstance(actor, Client) else READ)
    reader = salted_hmac("help.reader", f"{current_tenant().schema}:{actor.public_id}", algorithm="sha256").hexdigest()
    if not gate.call("rate_article", article, language, reader, is_helpful, remark.strip()):
        raise NotFound


@command
def hand_to_customer_success(
    *, actor: Actor, question: UUID, body: str, exchange: Sequence[dict[str, str]], language: str
) -> None:
    """Put a professional's question on our list, in the caller's transaction. Raises ``TooManyQuestions``."""
    require(actor, READ)
    sent = json.dumps(list(exchange))
    if not gate.call("ask_customer_success", question, actor.name, language, body, sent, MOST_OPEN):
        raise TooManyQuestions


@command
def reply_to_question(*, actor: Actor, question: Question, reply: str) -> None:
    """Answer a question; the provisioner carries the reply to the firm. Raises ``AlreadyReplied``."""
    require(actor, ANSWER)
    waiting = Question.objects.filter(pk=question.pk, replied_at=None)
    if not waiting.update(reply=reply.strip(), replied_by=actor.name, replied_at=timezone.now()):
        raise AlreadyReplied
    record("help.reply", question, actor=actor)
