"""Who may see the reports of screenings, and whose they are; for the room of files."""

from django.apps import apps
from django.db import models
from django.db.models import Q

from tenant_apps.diligence.policies import VIEW
from vestibule.core.actors import Actor, Professional
from vestibule.core.permissions import allows


def screening_reports(actor: Actor) -> Q:
    """The condition on reports that the actor may see: colleagues who may see due diligence, and never a client.

    Whoever is screened may not learn of it, so this says no also where somebody looks at the portal as a client does.
    """
    if not isinstance(actor, Professional) or not allows(actor, VIEW):
        return Q(pk__in=())
    reports = apps.get_model("diligence", "Proof").objects.visible_to(actor).exclude(file=None)
    return Q(pk__in=reports.values("file"))


def customer_of_report(file: models.Model) -> int | None:
    """Whose screening it is the report of."""
    found = apps.get_model("diligence", "Proof").objects.filter(file=file)
    return found.values_list("check_of__dossier__customer", flat=True).first()
