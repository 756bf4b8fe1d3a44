"""What demo clients and advisers write to each other, sent, read and told of by the product's own commands."""

from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager
from uuid import uuid4

from django.core.files.uploadedfile import SimpleUploadedFile

from tenant_apps.documents.commands.reception import received
from tenant_apps.documents.enums import FormatGroup
from tenant_apps.documents.tasks import check_file
from tenant_apps.dossiers.models import Dossier
from tenant_apps.threads.audience import Audience
from tenant_apps.threads.commands.messages import attach_file, write_message
from tenant_apps.threads.commands.telling import tell_of_message
from vestibule.core.actors import Client, Professional
from vestibule.demo.firms import PRODUCT
from vestibule.demo.papers import Paper
from vestibule.demo.texts import Talk

Moment = Callable[[], AbstractContextManager[None]]
"""When the next message is written."""


def write_to_each_other(
    talk: Talk,
    dossier: Dossier,
    audience: Audience,
    *,
    adviser: Professional,
    client: Client,
    moment: Moment,
    papers: Iterable[Paper] = (),
) -> None:
    """Let them write this, each having read what came before; the papers go with the first message.

    Telling is the worker's work, done here at once: done later it would write today of what was said weeks ago.
    """
    first = list(papers)
    for author, words in talk:
        with moment():
            actor = client if author == "client" else adviser
            for paper in first:
                _attach(actor, dossier, audience, paper)
            first = []
            message = write_message(
                actor=actor,
                dossier=dossier,
                audience=audience,
                body=words,
                is_question=author == "question",
            )
            tell_of_message(actor=PRODUCT, message=message)


def _attach(actor: Client | Professional, dossier: Dossier, audience: Audience, paper: Paper) -> None:
    with received(SimpleUploadedFile(paper.name, paper.content), list(FormatGroup)) as content:
        attachment = attach_file(actor=actor, dossier=dossier, audience=audience, content=content)
    check_file(effect_id=uuid4(), file_id=str(attachment.file.public_id))
