"""What is checked before a share in a company is noted."""

from collections.abc import Sequence
from decimal import Decimal

from tenant_apps.customers.errors import MoreThanWhole, NotAPart
from tenant_apps.customers.models import Holding, Party
from tenant_apps.customers.ownership import WHOLE, Share, taken
from vestibule.core.formats import percentage


def shares_around(*parties: Party) -> list[Share]:
    """The shares of everybody who is joined to these; they stay as they are until the transaction ends.

    Two people who would close a circle together both wait for the same parties, and the second sees what the first did.
    """
    found = Holding.objects.around(*(party.pk for party in parties))
    locked = Party.objects.select_for_update(of=("self",), no_key=True).filter(pk__in=found).order_by("pk")
    len(locked.values_list("pk"))
    held = Holding.objects.current().filter(owned__in=found).order_by("pk")
    return [Share(*each) for each in held.values_list("owner_id", "owned_id", "percent")]


def check_part(percent: Decimal) -> None:
    """Raise ``NotAPart`` for anything but a part of the whole, in hundredths of a percent."""
    if not 0 < percent <= WHOLE or percent != round(percent, 2):
        raise NotAPart


def check_left(shares: Sequence[Share], percent: Decimal) -> None:
    """Raise ``MoreThanWhole`` if the shares in a company do not leave so much of it."""
    left = WHOLE - taken(shares)
    if percent > left:
        raise MoreThanWhole(percentage(left))
