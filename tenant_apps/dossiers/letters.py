"""What an applicant is written about the open action points, in the own language."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import Max
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override

from shared_apps.organisations.profile import current_organisation
from tenant_apps.accounts.actors import with_access
from tenant_apps.customers.models import Party
from tenant_apps.dossiers.models import ActionPoint, Dossier, Letter, Product, Publication, Telling
from tenant_apps.flows.models import BandOverride
from tenant_apps.notifications.sender import offered_language
from tenant_apps.notifications.wording import filled, in_words, paragraphs_of


@dataclass(frozen=True, slots=True)
class Written:
    """A letter as its reader gets it."""

    language: str
    subject: str
    paragraphs: tuple[str, ...]
    items: tuple[str, ...]
    signature: str = ""


def people_to_tell(dossier: Dossier) -> list[Party]:
    """The applicants who may read in the portal what they are told: those to whom an invite opens this very dossier.

    Access to another dossier of the same customer, or access that was revoked, is none.
    """
    people = list(Party.objects.people_of(dossier.customer).reachable().select_related("account"))
    access = with_access([party.account for party in people if party.account], dossier_id=dossier.pk)
    return [party for party in people if (party.account_id, party.pk) in access]


def written_to(
    dossier: Dossier, party: Party, letter: Letter | None, message: str = "", *, signature: str = ""
) -> Written:
    """A letter that the firm chose, or its usual words; then what this applicant must still do or read.

    ``signature`` is that of whoever sends it.
    """
    open_points = ActionPoint.objects.current().open().of_applicant(dossier, party).with_sources().most_urgent_first()
    unseen = Publication.objects.of_applicant(dossier, party).unseen_by(party.account_id).latest_first()
    firm = current_organisation()
    with override(party.language):
        points = tuple(str(point.title) for point in open_points)
        items = (*points, *(_("To read: %(title)s") % {"title": document.title} for document in unseen))
        items += tuple(_bands_to_read(dossier, party))
        values = {
            "name": str(party),
            "adviser": dossier.adviser.name if dossier.adviser else firm.name,
            "firm": firm.name,
            "count": str(len(points)),
        }
        if letter:
            words = filled({"subject": letter.subject, "body": letter.body}, values)
        else:
            subject = _own_subject(len(points), has_news=bool(items))
            words = in_words("told", offered_language(party.language), values, standard={"subject": subject})
        paragraphs = (*words.paragraphs, *paragraphs_of(message))
        return Written(party.language, words.subject, paragraphs, items, signature)


def _bands_to_read(dossier: Dossier, party: Party) -> Iterator[str]:
    """The questionnaires of which an adviser set another band since this applicant was last written to."""
    overrides = BandOverride.objects.of_applicant(dossier.pk, party).that_count()
    last = Telling.objects.filter(dossier=dossier, party=party).aggregate(last=Max("created_at"))["last"]
    hidden = set(Product.objects.filter(dossier=dossier, is_shown=False).values_list("pk", flat=True))
    runs = {each.result.run for each in (overrides.filter(created_at__gt=last) if last else overrides).order_by("pk")}
    for run in sorted(runs, key=lambda run: run.pk):
        if run.product_id not in hidden:
            yield _("To read: %(flow)s, with another result") % {"flow": run.version.flow.name}


def _own_subject(count: int, *, has_news: bool) -> str:
    if count:
        return ngettext("{firm}: there is {count} thing to do", "{firm}: there are {count} things to do", count)
    return _("{firm}: there is a document for you") if has_news else _("{firm}: nothing to do at the moment")
