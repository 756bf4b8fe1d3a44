"""Files of clients that the demo firms brought in: one is finished but for a few rows, one waits to be looked at.

Each is made once, through the same steps as on the page.
"""

import csv
import io
from collections.abc import Mapping, Sequence
from datetime import timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import override

from tenant_apps.imports import intake
from tenant_apps.imports.commands.running import run_import, work_on_import
from tenant_apps.imports.enums import State
from tenant_apps.imports.fields import NAMED
from tenant_apps.imports.models import Import
from vestibule.demo.desk import Desk
from vestibule.demo.past import as_of, without_letters

CODES = (
    *("kind", "reference", "form_of_address", "first_name", "prefix", "last_name", "birth_date", "email", "phone"),
    *("legal_name", "company_number", "second_first_name", "second_last_name"),
    *("product_kind", "provider", "contract_number", "began_on"),
)
Cells = Mapping[str, str]
NAMES: Mapping[str, tuple[str, str]] = {
    "nl": ("klanten uit het oude systeem", "klanten van kantoor Oost"),
    "fr": ("clients de l’ancien système", "clients du bureau de Namur"),
}


def tell_of_files(desk: Desk) -> None:
    """Bring the one in, three days ago, and leave the other in its dry run since this morning."""
    done, waiting = NAMES[desk.firm.first_language]
    moved, taken_over = (
        (_moved_nl(), _taken_over_nl(desk))
        if desk.firm.country == "NL"
        else (
            _moved_be(),
            _taken_over_be(desk),
        )
    )
    with as_of(timezone.now() - timedelta(days=3)):
        _take_in(desk, f"{done}.csv", moved, is_brought_in=True)
    with as_of(timezone.now() - timedelta(hours=2)):
        _take_in(desk, f"{waiting}.csv", taken_over, is_brought_in=False)


def _take_in(desk: Desk, name: str, rows: Sequence[Cells], *, is_brought_in: bool) -> None:
    if Import.objects.filter(file_name=name).exists():
        return
    actor, language = desk.people["adviser"], desk.firm.first_language
    with transaction.atomic(), without_letters(), override(language):
        owner = intake.take_in(actor, file_name=name, content=_file(rows), language=language)
        owner = intake.read_file(actor, owner)
        if is_brought_in:
            owner = run_import(actor=actor, owner=owner)
        while owner.state == State.RUNNING:
            owner = work_on_import(actor=actor, owner=owner)


def _file(rows: Sequence[Cells]) -> bytes:
    """A file as the other system wrote it: headings in the firm's language, semicolons."""
    file = io.StringIO(newline="")
    writer = csv.writer(file, delimiter=";")
    writer.writerow([str(NAMED[code].label) for code in CODES])
    writer.writerows([row.get(code, "") for code in CODES] for row in rows)
    return file.getvalue().encode("utf-8-sig")


def _person(reference: str, name: str, born: str, email: str, phone: str = "") -> Cells:
    first, prefix, last = name.split("|")
    told = {"first_name": first, "prefix": prefix, "last_name": last, "birth_date": born}
    return {"kind": "natural", "reference": reference, **told, "email": email, "phone": phone}


def _company(reference: str, name: str, number: str, contact: str, email: str) -> Cells:
    first, last = contact.split("|")
    told = {"legal_name": name, "company_number": number, "second_first_name": first, "second_last_name": last}
    return {"kind": "legal", "reference": reference, **told, "email": email}


def _product(reference: str, kind: str, provider: str, number: str, began: str) -> Cells:
    told = {"product_kind": kind, "provider": provider, "contract_number": number, "began_on": began}
    return {"kind": "product", "reference": reference, **told}


def _known(desk: Desk, reference: str) -> Cells:
    """The couple's first, who is on file already."""
    client = desk.firm.client
    born = client.birth_date.isoformat() if client.birth_date else ""
    return _person(reference, f"{client.first_name}|{client.prefix}|{client.last_name}", born, client.email)


def _moved_nl() -> list[Cells]:
    return [
        _person("OS-201", "Willemijn|van|Haaften", "04-02-1968", "w.vanhaaften@post.example", "0612345671"),
        _person("OS-202", "Gerrit||Slotboom", "23-11-1959", "slotboom@post.example", "0612345672"),
        _person("OS-203", "Yasmina||Aboutaleb", "17-07-1984", "yasmina@post.example", "0612345673"),
        _person("OS-204", "Berend|ten|Cate", "31-06-1971", "b.tencate@post.example", "0612345674"),
        _person("OS-205", "Hilde||Oosterbaan", "09-12-1977", "hilde op post.example", "0612345675"),
        _company("OS-206", "Rietdekkersbedrijf Zwaan B.V.", "64820175", "Klaas|Zwaan", "info@zwaan-riet.example"),
        _product("OS-201", "mortgage", "Merwede Bank", "MB-2011-4471", "01-03-2011"),
        _product("OS-202", "insurance", "Zuiderzee Verzekeringen", "ZZ-88310", "15-09-2008"),
        _product("OS-204", "mortgage", "Delta Hypotheken", "DH-16-0092", "01-02-2016"),
    ]


def _taken_over_nl(desk: Desk) -> list[Cells]:
    return [
        _known(desk, "OO-11"),
        _person("OO-12", "Marloes||Timmerman", "28-08-1990", "marloes@post.example", "0612345681"),
        _person("OO-13", "Sjoerd||Hiemstra", "1985", "sjoerd@post.example", "0612345682"),
        _company("OO-14", "Kaasmakerij De Vaart B.V.", "71930486", "Ineke|Bouwman", "info@devaart.example"),
        _product("OO-12", "mortgage", "Merwede Bank", "MB-2022-0017", "01-01-2022"),
    ]


def _moved_be() -> list[Cells]:
    return [
        _person("AS-201", "Bernadette||Lemaître", "04-02-1958", "b.lemaitre@courrier.example", "0470123461"),
        _person("AS-202", "Jean-Luc||Wauters", "23-11-1955", "wauters@courrier.example", "0470123462"),
        _person("AS-203", "Samira||El Idrissi", "17-07-1984", "samira@courrier.example", "0470123463"),
        _person("AS-204", "Thierry||Delvaux", "31-06-1971", "delvaux@courrier.example", "0470123464"),
        _person("AS-205", "Godelieve||Pauwels", "09-12-1967", "g.pauwels chez courrier", "0470123465"),
        _company("AS-206", "Brasserie de la Lesse SRL", "0999.000.327", "Denis|Gillard", "info@lesse.example"),
        _product("AS-201", "investment", "Banque de la Senne", "BS-2011-4471", "01-03-2011"),
        _product("AS-202", "pension", "Assurances du Midi", "AM-88310", "15-09-2008"),
        _product("AS-204", "investment", "Crédit des Ardennes", "CA-16-0092", "01-02-2016"),
    ]


def _taken_over_be(desk: Desk) -> list[Cells]:
    return [
        _known(desk, "BN-11"),
        _person("BN-12", "Aurélie||Mathot", "28-08-1980", "aurelie@courrier.example", "0470123471"),
        _person("BN-13", "Pascal||Grandjean", "1965", "pascal@courrier.example", "0470123472"),
        _company("BN-14", "Ferronnerie Hanquet SRL", "0999.000.426", "Luc|Hanquet", "info@hanquet.example"),
        _product("BN-12", "savings", "Banque de la Senne", "BS-2022-0017", "01-01-2022"),
    ]
