"""The global search: customers and dossiers by any words of theirs."""

from dataclasses import dataclass

from tenant_apps.customers.models import Customer
from tenant_apps.dossiers.models import Dossier
from vestibule.core.actors import Actor

SHOWN = 20


@dataclass(frozen=True, slots=True)
class Found:
    """What the words found, at most twenty dossiers; a customer without one stands by itself."""

    words: str
    dossiers: list[Dossier]
    customers: list[Customer]

    @property
    def is_empty(self) -> bool:
        return not self.dossiers and not self.customers


def search(actor: Actor, words: str) -> Found:
    """Look in names, numbers, e-mail addresses and company numbers, in two statements; no words find nothing."""
    words = words.strip()
    if not words:
        return Found("", [], [])
    dossiers = (
        Dossier.objects.visible_to(actor).matching(words).with_people().with_progress().order_by("-created_at", "-pk")
    )
    customers = Customer.objects.visible_to(actor).filter(dossiers=None).matching(words).order_by("sort_name", "pk")
    return Found(words, list(dossiers[:SHOWN]), list(customers[:SHOWN]))
