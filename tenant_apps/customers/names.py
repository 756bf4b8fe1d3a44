"""How people are called: in a sentence, in a sorted list, and at the head of a letter."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol

from django.utils.translation import gettext as _
from django.utils.translation import override

from tenant_apps.customers.enums import FormOfAddress, PartyKind, PartyRole
from vestibule.core.formats import country
from vestibule.core.sorting import folded

if TYPE_CHECKING:
    from tenant_apps.customers.models import Party

PREFIX_LAST = frozenset({"NL", "DE", "AT", "FR"})
"""Countries that sort "van den Berg" under the B; elsewhere it stands under the V."""
NAME_GIVING = (PartyRole.APPLICANT, PartyRole.CO_APPLICANT)
"""The roles after whom a customer is called."""


class Named(Protocol):
    """A party, or what is known of one."""

    @property
    def kind(self) -> str: ...
    @property
    def form_of_address(self) -> str: ...
    @property
    def first_name(self) -> str: ...
    @property
    def prefix(self) -> str: ...
    @property
    def last_name(self) -> str: ...
    @property
    def legal_name(self) -> str: ...
    @property
    def language(self) -> str: ...


def _joined(*words: str) -> str:
    return " ".join(filter(None, words))


def full_name(party: Named) -> str:
    """The name as it reads in a sentence: "Jan de Vries"."""
    if party.kind == PartyKind.LEGAL:
        return party.legal_name
    return _joined(party.first_name, party.prefix, party.last_name)


def sort_name(party: Named) -> str:
    """The name as it stands in a sorted list of the firm's country."""
    if party.kind == PartyKind.LEGAL:
        return party.legal_name
    if country() in PREFIX_LAST:
        return ", ".join(part for part in (party.last_name, _joined(party.first_name, party.prefix)) if part)
    return ", ".join(part for part in (_joined(party.prefix, party.last_name), party.first_name) if part)


def salutation(party: Named) -> str:
    """The first line of a letter to this party, in the party's language."""
    with override(party.language):
        if party.kind == PartyKind.LEGAL:
            return _("Dear Sir or Madam")
        is_capital = party.language == "nl" and country() != "BE"  # in Belgium a name keeps the letters of its passport
        prefix = party.prefix[:1].upper() + party.prefix[1:] if is_capital else party.prefix
        if party.form_of_address == FormOfAddress.MR:
            return _("Dear Mr %(name)s") % {"name": _joined(prefix, party.last_name)}
        if party.form_of_address == FormOfAddress.MS:
            return _("Dear Ms %(name)s") % {"name": _joined(prefix, party.last_name)}
        return _("Dear %(name)s") % {"name": full_name(party)}


def texts_of(number: str, members: "Sequence[tuple[Party, str]]") -> dict[str, str]:
    """The names of a customer and the text that a search looks through."""
    called, sorted_as, searched = [], [], [number]
    for party, role in members:
        name = full_name(party)
        if role in NAME_GIVING:
            called.append(name)
            sorted_as.append(sort_name(party))
        searched += [name, party.company_number, party.email, party.phone]
    return {
        "name": " & ".join(called),
        "sort_name": folded(" & ".join(sorted_as)),
        "search_text": folded(" ".join(searched)),
    }
