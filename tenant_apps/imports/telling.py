"""What is told of a row: kept as a code and what it speaks of, and said in the language of whoever reads it.

The text in the language of the file is kept beside the code: it is what older rows and older code have, and what is
said once a code is known no more.
"""

from collections.abc import Callable, Mapping
from typing import Any

from django.apps import apps
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from tenant_apps.clients import errors as of_clients
from tenant_apps.customers import errors as of_customers
from tenant_apps.customers.enums import Ground
from tenant_apps.imports import errors
from tenant_apps.imports.fields import CHOICES, NAMED
from tenant_apps.imports.models import Import, Row
from tenant_apps.imports.reading import LARGEST, MOST_COLUMNS, MOST_ROWS
from vestibule.core.companies import REGISTERS
from vestibule.core.errors import DomainError

NUMBER_REFUSED = "customers:company-number-not-understood"
_WORDS: Mapping[str, str | Promise] = {
    "kind-missing": _("Say what it is about: a person, a company, two people together, a product or a connection."),
    "needed": _("Fill in “%(field)s”."),
    "unreadable": _("It contains a character that cannot be read. Type it again."),
    "formula": _("This begins like a formula. Enter its result instead."),
    "too-long": _("Shorten it to %(most)d characters."),
    "not-a-choice": _("Choose one of these: %(words)s."),
    "not-a-date": _("Write the date as 31-12-1980 or 1980-12-31."),
    "strange-year": _("Check the year."),
    "born-ahead": _("The date of birth lies in the future. Enter the date as on the identity document."),
    "nobody-called-so": _("Nobody who works here has this name. Enter the e-mail address of a colleague."),
    "ends-first": _("The end lies before the beginning."),
    "percent-missing": _("Say how much of the company the owner holds."),
    "not-two": _("Name two different clients."),
    "not-a-part": _("Enter a percentage above 0 and up to 100, with at most two decimals."),
    "broken-line": _("The quotation marks of this line do not match. Correct its cells."),
    "too-many-cells": _("This line has more cells than there are headings. Check which belongs where."),
    "unknown-number": _("No client in this file or on file has this number. Check it."),
    "twice-in-file": _("Line %(line)d has this client number already. A client may appear in a file only once."),
    "not-come-in": _("The client with this number has not come in. Put that row right first."),
    "says-else": _("An earlier row says something else about the same thing. Check this row, and bring it in again."),
    "brought-before": _("Brought in before."),
    "changed-since": _("This has been changed since."),
    "product-changed": _("The product has been changed since."),
    "client-gone": _("The client is not on file any more."),
    "client-used": _("The client has been used since: %(what)s."),
    "client-changed": _("The client has been changed since."),
    "fields-changed": _("Changed since, and left as it is: %(fields)s."),
}
_ERRORS: Mapping[str, Any] = {
    error.code: error.message
    for error in (
        *(of_customers.NameMissing("last_name"), of_customers.WrongParties(), of_customers.BirthDateAhead()),
        *(of_customers.EmailNotUnderstood(), of_customers.PhoneNotUnderstood(), of_customers.IbanNotUnderstood()),
        *(of_customers.OwnsItself(), of_customers.NotAPart(), of_customers.OwnedAlready(), of_customers.NoCompany()),
        *(of_customers.OwnContact("email"), of_clients.NumberTaken(), of_clients.ContractKnown()),
        *(of_clients.NotAClient(), of_clients.SameParty(), of_clients.RelationKnown()),
        of_clients.EndsBeforeItBegins(),
    )
}
"""What the rooms below refuse a row for, where their message speaks of nothing else."""
_LINE, _SAME = _("Line %(line)d of this file"), _("says the same")


def kept(code: str, **about: object) -> dict[str, Any]:
    """What is told, as a row keeps it."""
    found: dict[str, Any] = {"code": code, **({"with": about} if about else {})}
    return {**found, "why": said(found)}


def kept_of(error: DomainError) -> dict[str, Any]:
    """The same of what a command below refused; of a message that is not known here, its text."""
    if error.code in _ERRORS:
        return kept(error.code)
    if error.code == NUMBER_REFUSED and "country" in error.params:
        return kept(error.code, country=error.params["country"])
    return {"why": str(error.message)}


def said(told: Mapping[str, Any]) -> str:
    """What is told, in the reader's language; of an older row, its text."""
    code, about = told.get("code", ""), told.get("with") or {}
    if code == NUMBER_REFUSED and about.get("country") in REGISTERS:
        return str(REGISTERS[about["country"]][1])
    if about.get("choices") in CHOICES:
        about = {**about, "words": ", ".join(map(str, CHOICES[about["choices"]].values()))}
    words = _WORDS.get(code) or _ERRORS.get(code)
    if words is None:
        return str(told.get("why", ""))
    return (
        str(words) % {name: _PARTS.get(name, _as_it_is)(part) for name, part in about.items()} if about else str(words)
    )


def trouble_of(owner: Import) -> str:
    """What is wrong with a whole file, in the reader's language; of an older import, its text."""
    of_files = (
        *(errors.EmptyFile(), errors.NotATable(), errors.OldWorkbook(), errors.UnsafeWorkbook()),
        *(errors.HeadingsMissing(), errors.TooManyRows(MOST_ROWS), errors.TooManyColumns(MOST_COLUMNS)),
        errors.FileTooLarge(LARGEST // (1024 * 1024)),
    )
    return next((str(error) for error in of_files if error.code == owner.trouble_code), owner.trouble)


def give_reason(row: Row, told: Mapping[str, Any]) -> None:
    """Note why a row stands as it does, which is nothing that is wrong with it. Saves nothing."""
    row.troubles, row.why = [{"field": "", "value": "", **told}], told["why"][:300]


def reason(row: Row) -> str:
    """Why a row stands as it does, in the reader's language."""
    return said(row.troubles[0]) if row.why and row.troubles else row.why


def kept_line(line: int) -> dict[str, Any]:
    """An earlier line of the file that says the same, as a row keeps whom it is like."""
    return {"customer": "", **_said_line(line), "number": "", "line": line, "may_update": False}


def kept_grounds(grounds: tuple[Ground, ...]) -> dict[str, Any]:
    """In what somebody is like the row, as the row keeps it."""
    return {"grounds": [ground.value for ground in grounds], "why": _said_grounds([ground.value for ground in grounds])}


def said_match(match: Mapping[str, Any]) -> dict[str, Any]:
    """Whom a row is like, and in what, in the reader's language; of an older row, its text."""
    if "line" in match:
        return {**match, **_said_line(match["line"])}
    return {**match, "why": _said_grounds(match["grounds"])} if "grounds" in match else {**match}


def _said_line(line: int) -> dict[str, str]:
    return {"name": str(_LINE) % {"line": line}, "why": str(_SAME)}


def _said_grounds(grounds: list[str]) -> str:
    return ", ".join(str(Ground(ground).label) for ground in grounds)


def _label(code: str) -> str:
    return str(NAMED[code].label) if code in NAMED else code


def _model(label: str) -> str:
    return str(apps.get_model(label)._meta.verbose_name)


def _as_it_is(part: Any) -> Any:
    return part


_PARTS: Mapping[str, Callable[[Any], Any]] = {
    "field": _label,
    "fields": lambda codes: ", ".join(map(_label, codes)),
    "what": _model,
}
"""How parts are said that are kept as codes."""
