"""What the answers of a fact find say already: of a person, and of what the rating goes by."""

from tenant_apps.customers.models import Party
from tenant_apps.diligence.enums import Exposure
from tenant_apps.dossiers.models import Dossier
from tenant_apps.flows.models import Answer
from vestibule.core.sorting import folded

_COUNTRIES = ("identity.tax.country", "business.company.country", "contact.home.address")
_EXPOSED = ("identity.exposure.exposed", "owners.people.exposed")
_COMPARED = {
    "surname": "personal.about_you.last_name",
    "given_names": "personal.about_you.first_name",
    "birth_date": "personal.about_you.birth_date",
    "number": "identity.document.number",
    "expires_on": "identity.document.expires_on",
}


def answers_of(dossier: Dossier, party: Party | None = None) -> dict[str, list[object]]:
    """The latest answers given in the dossier, by question, of everybody or of one person."""
    given = Answer.objects.filter(run__dossier_id=dossier.pk).exclude(value=None)
    if party is not None:
        given = given.filter(run__party=party)
    found: dict[str, list[object]] = {}
    for answer in given.order_by("-answered_at", "-pk").select_related("run__customer"):
        found.setdefault(answer.key, []).append(answer.value)
    return found


def country_of(given: dict[str, list[object]]) -> str:
    """The country for which the answers say that somebody pays tax, has a seat, or lives; empty if none."""
    for key in _COUNTRIES:
        for value in given.get(key, ()):
            code = value.get("country") if isinstance(value, dict) else value
            if isinstance(code, str) and len(code) == 2:
                return code
    return ""


def exposure_of(given: dict[str, list[object]]) -> str:
    """Whether anybody answered to be politically exposed."""
    said = [_is_yes(value) for key in _EXPOSED for value in given.get(key, ())]
    if not said:
        return Exposure.UNKNOWN
    return Exposure.YES if any(said) else Exposure.NO


def differences(dossier: Dossier, party: Party, read: dict[str, object]) -> list[str]:
    """In what the document differs from the file and from the answers; what neither knows is no difference.

    Of given names the first counts: a file seldom holds them all. Accents and capitals count for nothing.
    """
    given = answers_of(dossier, party)
    on_file = {"surname": party.last_name, "given_names": party.first_name, "birth_date": party.birth_date}
    found = []
    for name, question in _COMPARED.items():
        known = [value for value in (on_file.get(name), *given.get(question, ())[:1]) if value]
        if read.get(name) and any(not _agree(name, read[name], value, party) for value in known):
            found.append(name)
    return found


def _agree(name: str, read: object, known: object, party: Party) -> bool:
    if name == "surname":
        plain = _plain(known)
        return _plain(read) in {plain, _plain(f"{party.prefix} {known}"), _plain(f"{known} {party.prefix}")}
    if name == "given_names":
        first = _plain(str(known).split()[0]) if str(known).split() else ""
        return _plain(read).startswith(first)
    if name == "number":
        return _plain(read) == _plain(known)
    return str(read) == str(known)


def _plain(value: object) -> str:
    text = folded(str(value or "")).replace("ß", "ss")
    return "".join(character for character in text if character.isalnum())


def _is_yes(value: object) -> bool:
    return value is True or value == "yes"
