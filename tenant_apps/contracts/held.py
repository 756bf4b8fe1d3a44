"""Who may see the files of contracts, and whose they are; for the room of files."""

from django.apps import apps
from django.db import models
from django.db.models import Q

from vestibule.core.actors import Actor


def contract_files(actor: Actor) -> Q:
    """The condition on files of contracts that the actor may see."""
    visible = apps.get_model("contracts", "Contract").objects.visible_to(actor)
    return Q(pk__in=visible.values("file"))


def customer_of_contract(file: models.Model) -> int | None:
    """Whose contract it is."""
    found = apps.get_model("contracts", "Contract").objects.filter(file=file)
    return found.values_list("dossier__customer", flat=True).first()
