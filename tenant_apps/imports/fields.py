"""The fields of our template: what each is called, for which rows it is, and an example."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from hashlib import sha256

from django.conf import settings
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override, pgettext_lazy

from tenant_apps.clients.enums import RelationKind
from tenant_apps.customers.enums import FormOfAddress
from tenant_apps.dossiers.enums import ProductKind
from tenant_apps.imports.enums import RowKind
from vestibule.core.companies import LONGEST
from vestibule.core.sorting import folded

KIND = "kind"
OWNER = "owner"
"""A connection that is a share in a company, with its percentage."""
OWNER_LABEL = pgettext_lazy("kind of connection in a file", "Owner")
_N, _L, _J, _P, _C = RowKind.NATURAL, RowKind.LEGAL, RowKind.JOINT, RowKind.PRODUCT, RowKind.CONNECTION


@dataclass(frozen=True, slots=True)
class Field:
    """A column of the template."""

    code: str
    label: str | Promise
    kinds: tuple[RowKind, ...]
    longest: int
    help: str | Promise = ""
    needed: tuple[RowKind, ...] = ()
    examples: Mapping[RowKind, str] | None = None

    def example(self, kind: RowKind) -> str:
        return (self.examples or {}).get(kind, "")


_DAY = _("As 31-12-1980 or 1980-12-31.")
_REFERENCE = _("The number in your other system. The same number again updates the same client.")
FIELDS: Sequence[Field] = (
    Field(
        KIND,
        _("Kind of row"),
        tuple(RowKind),
        60,
        _("What the row is about: a person, a company, two people together, a product or a connection."),
        tuple(RowKind),
        {kind: kind.value for kind in RowKind},
    ),
    Field(
        "reference",
        _("Client number"),
        tuple(RowKind),
        40,
        _REFERENCE,
        (_P, _C),
        {_N: "1001", _L: "1002", _J: "1003", _P: "1001", _C: "1001"},
    ),
    Field(
        "form_of_address",
        _("Form of address"),
        (_N, _J),
        40,
        _("mr, ms or neutral."),
        (),
        {_N: "ms"},
    ),
    Field("first_name", _("First name"), (_N, _J), 100, "", (), {_N: "Anna", _J: "Peter"}),
    Field("prefix", _("Prefix"), (_N, _J), 30, "", (), {_N: "de"}),
    Field("last_name", _("Last name"), (_N, _J), 100, "", (_N, _J), {_N: "Vries", _J: "Smit"}),
    Field("birth_date", _("Date of birth"), (_N, _J), 20, _DAY, (), {_N: "1980-12-31", _J: "1975-03-02"}),
    Field("legal_name", _("Company name"), (_L,), 200, "", (_L,), {_L: "Bakkerij Smit B.V."}),
    Field("company_number", _("Company number"), (_L,), LONGEST, "", (), {_L: "12345678"}),
    Field(
        "company_country",
        _("Country of the register"),
        (_L,),
        2,
        _("Two letters, like NL. Without it, your own country."),
        (),
        {_L: "NL"},
    ),
    Field("email", _("E-mail address"), (_N, _L, _J), 254, "", (), {_N: "anna@example.com", _J: "peter@example.com"}),
    Field("phone", _("Mobile number"), (_N, _L, _J), 30, "", (), {_N: "+31612345678"}),
    Field("iban", _("Bank account (IBAN)"), (_N, _L, _J), 50, "", (), {_N: "NL91ABNA0417164300"}),
    Field("language", _("Language"), (_N, _L, _J), 30, _("nl, fr, en or de."), (), {_N: "nl", _L: "nl", _J: "fr"}),
    Field(
        "second_first_name",
        _("First name of the second person"),
        (_J, _L),
        100,
        _("The second person of two together, or the contact person of a company."),
        (),
        {_J: "Eva", _L: "Piet"},
    ),
    Field("second_prefix", _("Prefix of the second person"), (_J, _L), 30),
    Field(
        "second_last_name",
        _("Last name of the second person"),
        (_J, _L),
        100,
        _("The second person of two together, or the contact person of a company."),
        (_J, _L),
        {_J: "Bakker", _L: "Smit"},
    ),
    Field("second_birth_date", _("Date of birth of the second person"), (_J, _L), 20, _DAY, (), {_J: "1977-08-19"}),
    Field(
        "second_email",
        _("E-mail address of the second person"),
        (_J, _L),
        254,
        "",
        (),
        {_J: "eva@example.com", _L: "piet@example.com"},
    ),
    Field("second_phone", _("Mobile number of the second person"), (_J, _L), 30),
    Field("since_on", _("Client since"), (_N, _L, _J), 20, _DAY, (), {_N: "2015-01-01"}),
    Field("adviser", _("Adviser"), (_N, _L, _J), 254, _("The e-mail address or the name of a colleague.")),
    Field(
        "product_kind",
        _("Kind of product"),
        (_P,),
        40,
        _("mortgage, insurance, investment, pension, savings or credit."),
        (_P,),
        {_P: "mortgage"},
    ),
    Field("product_name", _("Description"), (_P,), 120, "", (), {_P: "Mortgage on the house"}),
    Field("provider", _("Provider"), (_P,), 120, "", (), {_P: "Some bank"}),
    Field(
        "contract_number",
        _("Contract number"),
        (_P,),
        60,
        _("The same number again updates the same product."),
        (),
        {_P: "H-2015-77"},
    ),
    Field("began_on", _("Product from"), (_P,), 20, _DAY, (), {_P: "2015-06-01"}),
    Field("ended_on", _("Product until"), (_P,), 20, _DAY),
    Field(
        "connection",
        _("Connection"),
        (_C,),
        40,
        _(
            "What the client is of the other: partner, parent, sibling, parent_company, shareholder, representative or "
            "owner."
        ),
        (_C,),
        {_C: "owner"},
    ),
    Field("other_reference", _("Client number of the other"), (_C,), 40, "", (_C,), {_C: "1002"}),
    Field("percent", _("Percentage"), (_C,), 10, _("How much an owner holds, as 25 or 33.33."), (), {_C: "40"}),
)
NAMED = {field.code: field for field in FIELDS}
_OTHER_WORDS = {
    KIND: ("row_kind", "type", "soort"),
    "reference": ("number", "nummer", "klantnummer", "customer number", "client id", "id", "kundennummer"),
    "first_name": ("firstname", "voornaam", "prénom", "vorname"),
    "prefix": ("tussenvoegsel", "infix"),
    "last_name": ("lastname", "surname", "achternaam", "nom", "nachname"),
    "birth_date": ("birthdate", "dob", "geboortedatum", "date de naissance", "geburtsdatum"),
    "legal_name": ("company", "bedrijfsnaam", "société", "firma"),
    "company_number": ("kvk", "kvk-nummer", "siren", "siret"),
    "email": ("e-mail", "mail", "e-mailadres", "courriel"),
    "phone": ("telephone", "mobile", "telefoon", "mobiel", "téléphone", "telefon"),
    "iban": ("bank account", "rekeningnummer"),
    "language": ("taal", "langue", "sprache"),
    "adviser": ("advisor", "adviseur", "conseiller", "berater"),
    "contract_number": ("contract", "contractnummer", "polisnummer", "policy number"),
}


@cache
def _headings() -> dict[str, str]:
    """The field of each heading that is known: codes, labels in every language, and usual words."""
    known = {folded(word): code for code, words in _OTHER_WORDS.items() for word in words}
    for language, _name in settings.LANGUAGES:
        with override(language):
            known |= {folded(str(field.label)): field.code for field in FIELDS}
    return known | {folded(field.code): field.code for field in FIELDS}


def named_columns(header: Sequence[str]) -> dict[int, str]:
    """The field of each column whose heading is known, each once."""
    found: dict[int, str] = {}
    for place, heading in enumerate(header):
        code = _headings().get(folded(heading))
        if code and code not in found.values():
            found[place] = code
    return found


CHOICES: Mapping[str, Mapping[str, str | Promise]] = {
    KIND: dict(RowKind.choices),
    "form_of_address": dict(FormOfAddress.choices),
    "product_kind": dict(ProductKind.choices),
    "connection": dict(RelationKind.choices) | {OWNER: OWNER_LABEL},
    "language": dict(settings.LANGUAGES),
}
"""Fields that take one of a few codes, which may be written as codes or in the words of any of our languages."""


@cache
def _words(code: str) -> dict[str, str]:
    known = {}
    for language, _name in settings.LANGUAGES:
        with override(language):
            known |= {folded(str(label)).rstrip("."): choice for choice, label in CHOICES[code].items()}
    return known | {folded(choice): choice for choice in CHOICES[code]}


def chosen(code: str, text: str) -> str | None:
    """The code that the text stands for, if any."""
    return _words(code).get(folded(text).rstrip("."))


def headings_of(header: Sequence[str]) -> str:
    """The same for two files with the same headings in the same order."""
    return sha256("\n".join(folded(heading) for heading in header).encode()).hexdigest()
