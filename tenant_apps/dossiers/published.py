"""Who may see the files of documents made available, and whose they are; for the room of files."""

from django.apps import apps
from django.db import models
from django.db.models import Q

from vestibule.core.actors import Actor

HOLDER = "dossiers"
"""How an upload says that it will be made available in a dossier."""


def published_files(actor: Actor) -> Q:
    """The condition on files that were made available and that the actor may see."""
    visible = apps.get_model("dossiers", "Publication").objects.visible_to(actor)
    return Q(pk__in=visible.values("file"))


def customer_of_published(file: models.Model) -> int | None:
    """Whose file it is, when it was made available, or came in to be."""
    dossiers = apps.get_model("dossiers", "Dossier").objects
    coming = apps.get_model("documents", "Upload").objects.filter(file=file, holder=HOLDER).values("holder_id")
    found = dossiers.filter(Q(publications__file=file) | Q(pk__in=coming))
    return found.values_list("customer", flat=True).first()
