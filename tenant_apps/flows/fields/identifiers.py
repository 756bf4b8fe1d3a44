"""Numbers that somebody else gave out: bank accounts, people and companies. Each has a check of its own."""

from types import ModuleType
from typing import ClassVar

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from schwifty import IBAN
from schwifty.exceptions import SchwiftyException
from stdnum.be import nn, vat
from stdnum.de import handelsregisternummer, idnr
from stdnum.fr import nir, siren
from stdnum.nl import bsn

from tenant_apps.flows.errors import InvalidAnswer
from tenant_apps.flows.fields.base import Asked, OneLine, Value
from vestibule.core.companies import NotANumber, read_kvk, read_standard


class Iban(OneLine):
    code = "iban"
    label = _("Bank account (IBAN)")
    is_sealed = True
    width = "medium"
    maxlength = 50

    def read(self, text: str, asked: Asked) -> Value:
        try:
            return IBAN(text, validate_bban=True).compact
        except SchwiftyException as error:
            message = _("Check the account number: an IBAN looks like NL91 ABNA 0417 1643 00.")
            raise InvalidAnswer(message) from error

    def display(self, value: Value, asked: Asked, language: str) -> str:
        return " ".join(value[start : start + 4] for start in range(0, len(value), 4))

    def initial(self, value: Value, asked: Asked, language: str) -> object:
        return self.display(value, asked, language)


class Standard(OneLine):
    """A number that python-stdnum checks and formats."""

    width = "medium"
    inputmode = "numeric"
    maxlength = 40
    standard: ClassVar[ModuleType]
    advice: ClassVar[str | Promise]

    def read(self, text: str, asked: Asked) -> Value:
        try:
            return read_standard(self.standard, text)
        except NotANumber as error:
            raise InvalidAnswer(self.advice) from error

    def display(self, value: Value, asked: Asked, language: str) -> str:
        form = getattr(self.standard, "format", None)
        return form(value) if form else value


class Bsn(Standard):
    code = "bsn"
    label = _("Citizen service number (BSN, Netherlands)")
    is_sealed = True
    standard = bsn
    advice = _("Check the number: a BSN has nine digits and is on the passport or identity card.")

    def display(self, value: Value, asked: Asked, language: str) -> str:
        return value


class Rijksregister(Standard):
    code = "rijksregister"
    label = _("National register number (Belgium)")
    is_sealed = True
    standard = nn
    advice = _("Check the number: it has eleven digits and is on the back of the identity card.")


class SteuerId(Standard):
    code = "steuer_id"
    label = _("Tax identification number (Germany)")
    is_sealed = True
    standard = idnr
    advice = _("Check the number: it has eleven digits and is on the income tax assessment.")


class Nir(Standard):
    code = "nir"
    label = _("Social security number (NIR, France)")
    is_sealed = True
    inputmode = "text"
    standard = nir
    advice = _("Check the number: it has fifteen digits and is on the carte Vitale.")


class Kvk(OneLine):
    code = "kvk"
    label = _("Chamber of Commerce number (KvK, Netherlands)")
    inputmode = "numeric"
    maxlength = 20

    def read(self, text: str, asked: Asked) -> Value:
        try:
            return read_kvk(text)
        except NotANumber as error:
            raise InvalidAnswer(_("Check the number: a KvK number has eight digits.")) from error


class BelgianCompany(Standard):
    code = "be_company"
    label = _("Enterprise number (Belgium)")
    standard = vat
    advice = _("Check the number: an enterprise number has ten digits, like 0403.170.701.")

    def display(self, value: Value, asked: Asked, language: str) -> str:
        return f"{value[:4]}.{value[4:7]}.{value[7:]}"


class Siren(Standard):
    code = "siren"
    label = _("SIREN number (France)")
    standard = siren
    advice = _("Check the number: a SIREN number has nine digits.")

    def display(self, value: Value, asked: Asked, language: str) -> str:
        return f"{value[:3]} {value[3:6]} {value[6:]}"


class Hrb(Standard):
    code = "hrb"
    label = _("Commercial register number (HRB, Germany)")
    inputmode = "text"
    maxlength = 80
    standard = handelsregisternummer
    advice = _("Write the court and the number, like München HRB 12345.")
