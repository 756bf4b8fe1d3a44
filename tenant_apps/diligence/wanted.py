"""What a due diligence takes: which proofs are wanted, and what is still missing."""

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from tenant_apps.customers.enums import CustomerKind
from tenant_apps.customers.models import Party
from tenant_apps.diligence.enums import ProofKind
from tenant_apps.diligence.models import Check, Identity, Proof


def wanted_of(check: Check) -> list[tuple[ProofKind, Party]]:
    """The proofs that are wanted: an address and the source of funds of each person, of a company its extract.

    Everybody is looked up in lists of sanctions and exposed persons, elsewhere and by hand.
    """
    customer = check.dossier.customer
    people = list(Party.objects.people_of(customer))
    wanted = [(ProofKind.ADDRESS, party) for party in people]
    if customer.kind == CustomerKind.BUSINESS:
        company = customer.members.select_related("party").order_by("position")[0].party
        wanted = [(ProofKind.EXTRACT, company), (ProofKind.FUNDS, company), *wanted, (ProofKind.LISTS, company)]
    else:
        wanted += [(ProofKind.FUNDS, party) for party in people]
    return [*wanted, *((ProofKind.LISTS, party) for party in people)]


def missing_of(check: Check) -> list[str | Promise]:
    """What has to be there before anybody is accepted, in words."""
    read = {identity.party_id: identity for identity in Identity.objects.filter(check_of=check).order_by("pk")}
    judged = {(proof.kind, proof.party_id): proof for proof in Proof.objects.filter(check_of=check).order_by("pk")}
    missing: list[str | Promise] = []
    for party in Party.objects.people_of(check.dossier.customer):
        identity = read.get(party.pk)
        if identity is None:
            missing.append(_("identity document of %(name)s") % {"name": party})
        elif identity.is_expired:
            missing.append(_("valid identity document of %(name)s") % {"name": party})
        elif identity.differences and not identity.explanation:
            missing.append(_("explanation why the document of %(name)s differs") % {"name": party})
    for kind, party in wanted_of(check):
        proof = judged.get((kind, party.pk))
        if proof is None or not proof.is_sufficient:
            missing.append(_("%(proof)s of %(name)s") % {"proof": kind.label, "name": party})
    return missing
