"""What stands in the way of sharing the portal with an applicant. Other rooms register checks in ``ready()``."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.utils.functional import Promise

from tenant_apps.customers.models import Party
from tenant_apps.dossiers.models import Dossier
from vestibule.core.actors import Actor


@dataclass(frozen=True, slots=True)
class Obstacle:
    """One thing to put right first: what it is in a sentence, and the page where that is done, if it has one."""

    code: str
    text: str | Promise
    address: str = ""
    action: str | Promise = ""


Check = Callable[[Actor, Dossier, Party], Iterable[Obstacle]]
_checks: list[Check] = []


def ask_before_sharing(check: Check) -> Check:
    """Register a check; it gives each obstacle to sharing with this applicant, in the reader's language."""
    if check not in _checks:
        _checks.append(check)
    return check


def obstacles_to(actor: Actor, dossier: Dossier, party: Party) -> tuple[Obstacle, ...]:
    """Everything that must be put right first, in the order in which the checks were registered."""
    return tuple(found for check in _checks for found in check(actor, dossier, party))
