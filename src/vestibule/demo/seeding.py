"""Fills the demo firms with customers. May stop anywhere: the next run goes on and makes nothing twice."""

from collections.abc import Sequence

from tenants.context import use_tenant
from tenants.models import Tenant
from vestibule.demo.contracts import tell_of_contracts
from vestibule.demo.country_packs import tell_of_packs
from vestibule.demo.couple import tell_of_the_couple
from vestibule.demo.customers import Casting, customers_of
from vestibule.demo.desk import Desk
from vestibule.demo.faces import show_faces
from vestibule.demo.files import tell_of_files
from vestibule.demo.firms import FIRMS, DemoFirm
from vestibule.demo.handouts import tell_of_handouts
from vestibule.demo.journeys import play
from vestibule.demo.meetings import tell_of_meetings
from vestibule.demo.outcomes import tell_of_outcomes
from vestibule.demo.reviews import tell_of_reviews


def seed_demo_firms() -> int:
    """Make what is missing at every demo firm; return how many customers' histories were told.

    The couples come first, since client@ is whom a visitor is most likely to log in as.
    """
    told = sum(_at(firm, []) for firm in FIRMS)
    told += sum(_at(firm, cast_of(firm)) for firm in FIRMS)
    for firm in FIRMS:
        with use_tenant(Tenant.objects.get(slug=firm.slug).identity):
            desk = Desk.of(firm)
            tell_of_meetings(desk)
            tell_of_handouts(desk)
            show_faces(desk)
            tell_of_packs(desk)
            tell_of_outcomes(desk)
            tell_of_reviews(desk)
            tell_of_files(desk)
            tell_of_contracts(desk)
    return told


def cast_of(firm: DemoFirm) -> list[Casting]:
    """Everybody on file at the firm besides the couple."""
    return customers_of(firm.slug, firm.country, firm.languages, firm.dossier_kind)


def seed(firm: DemoFirm, castings: Sequence[Casting]) -> int:
    """Tell of the couple and of these customers, in the tenant of the firm; return how many were not told before."""
    desk = Desk.of(firm)
    told = int(tell_of_the_couple(desk))
    return told + sum(play(casting, desk) for casting in castings)


def _at(firm: DemoFirm, castings: Sequence[Casting]) -> int:
    with use_tenant(Tenant.objects.get(slug=firm.slug).identity):
        return seed(firm, castings)
