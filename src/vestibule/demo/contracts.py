"""Contracts of the demo firms' clients: one signed on paper, and one that is not sent yet."""

from collections.abc import Mapping
from datetime import timedelta

from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.utils import timezone

from tenant_apps.contracts.commands import ContractFacts, bring_contract, bring_signature
from tenant_apps.contracts.enums import ContractKind
from tenant_apps.contracts.models import Contract
from tenant_apps.customers.enums import Lifecycle
from tenant_apps.dossiers.models import Dossier
from vestibule.demo.desk import Desk
from vestibule.demo.handouts import check_at_once
from vestibule.demo.papers import letter
from vestibule.demo.past import as_of, without_letters

SIGNED_DAYS_AGO = 40
Lines = list[tuple[str, str]]
SIGNED: Mapping[str, tuple[str, Lines]] = {
    "nl": ("Opdracht tot dienstverlening", [("Opdrachtnemer", "Lindenhof Hypotheken B.V."), ("Vergoeding", "€ 2.450")]),
    "fr": ("Contrat de conseil", [("Conseiller", "Beaumont Patrimoine SRL"), ("Rémunération", "0,8 % par an")]),
}
DRAFT: Mapping[str, tuple[str, Lines]] = {
    "nl": ("Machtiging automatische incasso", [("Bedrag", "€ 35 per maand"), ("Ingang", "1 januari")]),
    "fr": ("Mandat de domiciliation", [("Montant", "35 € par mois"), ("Début", "le 1er janvier")]),
}


def tell_of_contracts(desk: Desk) -> bool:
    """Give a client their contracts, once; tell whether anybody was given any."""
    found = Dossier.objects.filter(customer__lifecycle=Lifecycle.CLIENT).order_by("pk").first()
    if found is None or Contract.objects.exists():
        return False
    now, adviser = timezone.now(), desk.people["adviser"]
    with without_letters(), transaction.atomic():
        with as_of(now - timedelta(days=SIGNED_DAYS_AGO)):
            signed = _add(desk, found, ContractKind.SERVICE, SIGNED)
            done = bring_signature(
                actor=adviser,
                contract=signed,
                file=_file(desk, SIGNED),
                signed_on=timezone.localdate(),
                signed_names=found.customer.name,
            )
            check_at_once(done.signed_copy.file)
        _add(desk, found, ContractKind.DEBIT, DRAFT)
    return True


def _add(desk: Desk, dossier: Dossier, kind: str, words: Mapping[str, tuple[str, Lines]]) -> Contract:
    title, _lines = words[desk.firm.first_language]
    facts = ContractFacts(kind=kind, title=title, dated_on=timezone.localdate())
    made = bring_contract(actor=desk.people["adviser"], dossier=dossier, file=_file(desk, words), facts=facts)
    check_at_once(made.file)
    return made


def _file(desk: Desk, words: Mapping[str, tuple[str, Lines]]) -> SimpleUploadedFile:
    paper = letter(desk.firm.country, *words[desk.firm.first_language])
    return SimpleUploadedFile(paper.name, paper.content)
