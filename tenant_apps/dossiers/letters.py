"""What an applicant is written about the open action points, in the own language."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override

from shared_apps.organisations.profile import current_organisation
from tenant_apps.accounts.actors import with_access
from tenant_apps.customers.models import Party
from tenant_apps.dossiers.models import ActionPoint, Dossier, Letter, Publication


@dataclass(frozen=True, slots=True)
class Written:
    """A letter as its reader gets it."""

    language: str
    subject: str
    paragraphs: tuple[str, ...]
    items: tuple[str, ...]


def people_to_tell(dossier: Dossier) -> list[Party]:
    """The applicants who may read in the portal what they are told: those to whom an invite opens this very dossier.

    Access to another dossier of the same customer, or access that was revoked, is none.
    """
    people = list(Party.objects.people_of(dossier.customer).reachable().select_related("account"))
    access = with_access([party.account for party in people if party.account], dossier_id=dossier.pk)
    return [party for party in people if (party.account_id, party.pk) in access]


def written_to(dossier: Dossier, party: Party, letter: Letter | None, message: str = "") -> Written:
    """The firm's letter, or the product's own words; then what this applicant must still do or read."""
    open_points = ActionPoint.objects.current().open().of_applicant(dossier, party).with_sources().most_urgent_first()
    unseen = Publication.objects.of_applicant(dossier, party).unseen_by(party.account_id).latest_first()
    firm = current_organisation()
    with override(party.language):
        points = tuple(str(point.title) for point in open_points)
        items = (*points, *(_("To read: %(title)s") % {"title": document.title} for document in unseen))
        values = {
            "{name}": str(party),
            "{adviser}": dossier.adviser.name if dossier.adviser else firm.name,
            "{firm}": firm.name,
            "{count}": str(len(points)),
        }
        subject, body = (letter.subject, letter.body) if letter else _own_words(len(points), has_news=bool(items))
        paragraphs = [*_paragraphs(_filled(body, values)), *_paragraphs(message)]
        return Written(party.language, " ".join(_filled(subject, values).split()), tuple(paragraphs), items)


def _own_words(count: int, *, has_news: bool) -> tuple[str, str]:
    if count:
        subject = ngettext("{firm}: there is {count} thing to do", "{firm}: there are {count} things to do", count)
    elif has_news:
        subject = _("{firm}: there is a document for you")
    else:
        subject = _("{firm}: nothing to do at the moment")
    body = _("Dear {name},\n\nIn your personal portal you can see what we need from you to go on with your dossier.")
    return subject, body


def _filled(text: str, values: dict[str, str]) -> str:
    """The text with the values in place; other words between braces stay as they are."""
    for name, value in values.items():
        text = text.replace(name, value)
    return text


def _paragraphs(text: str) -> list[str]:
    parts = text.replace("\r\n", "\n").split("\n\n")
    return [part.strip() for part in parts if part.strip()]
