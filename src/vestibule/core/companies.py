"""Company numbers: each country's register has a form of its own, and most a check digit."""

from collections.abc import Callable, Mapping
from types import ModuleType

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from stdnum.be import vat
from stdnum.de import handelsregisternummer
from stdnum.exceptions import ValidationError
from stdnum.fr import siren, siret

LONGEST = 80
"""A German number names its court, and some courts have long names."""

REGISTERS: Mapping[str, tuple[str | Promise, str | Promise]] = {
    "NL": (_("Chamber of Commerce number (KvK, Netherlands)"), _("Check the number: a KvK number has eight digits.")),
    "BE": (
        _("Enterprise number (Belgium)"),
        _("Check the number: an enterprise number has ten digits, like 0403.170.701."),
    ),
    "FR": (
        _("SIREN or SIRET number (France)"),
        _("Check the number: a SIREN number has nine digits, a SIRET number fourteen."),
    ),
    "DE": (
        _("Commercial register number (HRB, Germany)"),
        _("Write the court and the number, like München HRB 12345."),
    ),
}
"""What the number of each country is called, and how it is written."""


class NotANumber(ValueError):
    """The text is no number of that register."""


def read_kvk(text: str) -> str:
    """Eight digits; the register gives out no check digit."""
    digits = text.replace(" ", "").replace(".", "")
    if not (digits.isascii() and digits.isdigit() and len(digits) == 8):
        raise NotANumber(text)
    return digits


def read_french(text: str) -> str:
    """A company's nine digits, or the fourteen of one of its places."""
    digits = "".join(char for char in text if char not in " .-\u00a0\u202f")
    return read_standard(siret if len(digits) == 14 else siren, digits)


def read_standard(standard: ModuleType, text: str) -> str:
    """A number that python-stdnum checks, in the form in which it compares numbers."""
    try:
        return str(standard.validate(text))
    except ValidationError as error:
        raise NotANumber(text) from error


_READERS: Mapping[str, Callable[[str], str]] = {
    "NL": read_kvk,
    "BE": lambda text: read_standard(vat, text),
    "FR": read_french,
    "DE": lambda text: read_standard(handelsregisternummer, text),
}


def read_company_number(text: str, country: str) -> str:
    """The number as it is stored and compared; raises ``NotANumber``. Of other countries any text is taken."""
    line = " ".join(text.split())
    reader = _READERS.get(country)
    return reader(line) if reader and line else line


def root_of(number: str, country: str) -> str:
    """What two numbers of one company share: of a French place, the company's own nine digits."""
    return number[:9] if country == "FR" and number.isdigit() else number
