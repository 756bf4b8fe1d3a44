"""Who may look at files that were handed over for many clients, before anybody was given one; for the room of files."""

from django.apps import apps
from django.db.models import Q

from vestibule.core.actors import Actor


def handed_files(actor: Actor) -> Q:
    """The condition on files that this person handed over."""
    visible = apps.get_model("handouts", "HandoutFile").objects.visible_to(actor)
    return Q(pk__in=visible.values("file"))
