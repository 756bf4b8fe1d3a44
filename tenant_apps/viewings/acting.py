"""Who sees the portal in a view: the applicant's side of one dossier, and nothing that the login can write."""

from uuid import UUID

from tenant_apps.accounts.actors import acting_now
from tenant_apps.accounts.enums import RoleCode
from tenant_apps.accounts.policies import permissions_of
from tenant_apps.dossiers.models import Product
from tenant_apps.invites.models import Invite
from tenant_apps.viewings import policies
from tenant_apps.viewings.models import Viewing
from vestibule.core.actors import Grant, Professional, Viewer

NO_ACCOUNT = 0


def viewer_of(viewing: Viewing) -> Viewer:
    """The actor of an open view. What is shared is read anew each time, so a change holds from the next page on."""
    party, looker = viewing.party, viewing.viewed_by
    return Viewer(
        account_id=party.account_id or NO_ACCOUNT,
        public_id=looker.public_id,
        name=str(party),
        language=party.account.language if party.account else party.language,
        permissions=permissions_of([RoleCode.CLIENT], []),
        grants=(_grant(viewing),),
        viewing_id=viewing.public_id,
        looker=looker.name,
    )


def viewer_named(public_id: UUID) -> Viewer | None:
    """The actor of this view while it is open and its professional may still look; otherwise None."""
    viewing = Viewing.objects.open().filter(public_id=public_id).select_related(*PEOPLE).first()
    if viewing is None:
        return None
    looker = acting_now(account_id=viewing.viewed_by_id, kind=Professional.kind)
    return viewer_of(viewing) if looker is not None and looker.has(policies.LOOK.code) else None


PEOPLE = ("dossier", "party__account", "viewed_by")


def _grant(viewing: Viewing) -> Grant:
    shared = Invite.objects.giving_access().filter(dossier=viewing.dossier, party=viewing.party)
    sees_others = viewing.is_joint or shared.filter(sees_other_applicants=True).exists()
    hidden = Product.objects.filter(dossier=viewing.dossier, is_shown=False).order_by("pk").values_list("pk", flat=True)
    return Grant(viewing.dossier_id, viewing.dossier.customer_id, viewing.party_id, sees_others, tuple(hidden))
