"""Contracts, added as a form does it."""

from django.core.files.uploadedfile import SimpleUploadedFile

from tenant_apps.contracts.commands import ContractFacts, bring_contract
from tenant_apps.contracts.models import Contract
from tenant_apps.dossiers.models import Dossier
from tests.factories import samples
from vestibule.core.actors import Actor, System

A_TEST = System("a test")


def paper(name: str = "mandate.pdf") -> SimpleUploadedFile:
    """A file as a form sends it."""
    return SimpleUploadedFile(name, samples.pdf(1))


def contract(opened: Dossier, *, actor: Actor = A_TEST, **facts: object) -> Contract:
    """One that was not sent yet."""
    known = {"kind": "service", "title": "Asset management mandate"} | facts
    return bring_contract(actor=actor, dossier=opened, file=paper(), facts=ContractFacts(**known))
