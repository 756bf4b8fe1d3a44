"""Due diligence, done as a form does it."""

from django.core.files.uploadedfile import SimpleUploadedFile

from tenant_apps.customers.models import Party
from tenant_apps.diligence.commands import bring_proof
from tenant_apps.diligence.models import Check, Proof
from tests.factories import samples
from vestibule.core.actors import Actor, System

A_TEST = System("a test")


def report(name: str = "screening.pdf") -> SimpleUploadedFile:
    """The report of a screening, as a form sends it."""
    return SimpleUploadedFile(name, samples.pdf(1))


def screened(check: Check, party: Party, *, actor: Actor = A_TEST, name: str = "screening.pdf") -> Proof:
    """Somebody who was looked up in lists elsewhere, with the report."""
    said = {"kind": "lists", "finding": "Nothing in the lists of May.", "is_sufficient": True}
    return bring_proof(actor=actor, check=check, party=party, file=report(name), **said)
