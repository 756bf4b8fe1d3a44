"""Files to save: the template, what became of each row, and the rows that did not come in, to put right elsewhere."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from tenant_apps.imports.enums import Fate, RowKind
from tenant_apps.imports.fields import FIELDS, KIND, NAMED
from tenant_apps.imports.models import Import, Row
from tenant_apps.imports.telling import reason, said, said_match
from vestibule.core.sheets import CSV_TYPE, XLSX_TYPE, as_csv, as_xlsx, safe

FORMATS = {"csv": CSV_TYPE, "xlsx": XLSX_TYPE}
LEFT = (Fate.BAD, Fate.ASKED, Fate.READY, Fate.SKIPPED)


@dataclass(frozen=True, slots=True)
class Sheet:
    """A file to save."""

    name: str
    content_type: str
    content: bytes


def template(extension: str) -> Sheet:
    """Our template with an example of each kind of row; its headings are read in any of our languages."""
    return _sheet(_("clients to import"), extension, _examples())


def errors_of(owner: Import) -> Sheet:
    """The rows that did not come in, as they are now, with what is wrong: a file that can be imported again."""
    return _sheet(_("rows to put right"), "csv", _left(owner))


def result_of(owner: Import) -> Sheet:
    """What became of every row."""
    return _sheet(_("outcome"), "csv", _outcome(owner))


def explanations() -> list[tuple[str, str, str, str]]:
    """Each field of the template: what it is called, for which rows, in which it is needed, and what it takes."""
    found = []
    for field in FIELDS:
        kinds = ", ".join(str(kind.label) for kind in field.kinds)
        needed = ", ".join(str(kind.label) for kind in field.needed)
        found.append((str(field.label), kinds, needed, str(field.help)))
    return found


def _examples() -> Iterator[list[str]]:
    yield [str(field.label) for field in FIELDS]
    words = [safe(str(field.help)) for field in FIELDS]
    yield [_("# This line is a remark and is not read."), *words[1:]]
    for kind in RowKind:
        yield [safe(field.example(kind)) for field in FIELDS]


def _left(owner: Import) -> Iterator[list[str]]:
    usual = bool(owner.usual_kind)
    codes = [field.code for field in FIELDS if field.code in owner.mapping.values() or (field.code == KIND and usual)]
    yield [*(str(NAMED[code].label) for code in codes), _("What is wrong")]
    for row in owner.rows.filter(fate__in=LEFT).in_order().iterator(500):
        cells = {KIND: owner.usual_kind, **row.cells}
        yield [*(safe(cells.get(code, "")) for code in codes), safe(told(row))]


def _outcome(owner: Import) -> Iterator[list[str]]:
    yield [
        pgettext("of a file", "Line"),
        str(NAMED[KIND].label),
        str(NAMED["reference"].label),
        pgettext("of an import", "Outcome"),
        _("Number in the portal"),
        _("Name"),
        _("Why"),
    ]
    for row in owner.rows.in_order().select_related("customer").iterator(500):
        yield [
            str(row.line),
            str(row.get_kind_display()),
            safe(row.reference),
            str(row.get_fate_display()),
            row.customer.number if row.customer else "",
            safe(row.customer.name if row.customer else ""),
            safe(told(row)),
        ]


def told(row: Row) -> str:
    """What is wrong with a row, or why it is as it is, in one text."""
    if row.fate == Fate.ASKED:
        return "; ".join(f"{each['name']} ({each['why']})" for each in map(said_match, row.matches))
    whys = [
        f"{NAMED[each['field']].label}: {said(each)}" if each["field"] in NAMED else said(each)
        for each in (row.troubles if row.fate == Fate.BAD else ())
    ]
    return "; ".join([*whys, *([reason(row)] if row.why else [])])


def _sheet(name: str, extension: str, rows: Iterator[list[str]]) -> Sheet:
    content = as_xlsx(rows, name) if extension == "xlsx" else as_csv(rows)
    return Sheet(f"{name}.{extension}", FORMATS[extension], content)
