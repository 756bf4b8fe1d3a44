"""Ten thousand rows of a file, against COPY and the same validators over the same rows, in bounded memory."""

import csv
import io
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random
from statistics import median

from django.db import connection, transaction
from django.utils.translation import override

from shared_apps.organisations.founding import NewFirm, found
from tenant_apps.accounts.enums import RoleCode
from tenant_apps.imports import intake
from tenant_apps.imports.checking import People, check
from tenant_apps.imports.commands import running
from tenant_apps.imports.enums import Fate, State
from tenant_apps.imports.fields import named_columns
from tenant_apps.imports.reading import open_table, tidy
from tenants.context import use_tenant
from tenants.provisioning.claiming import open_doors
from tests.benchmarks.measure import Report, Samples, our_backends, served
from tests.benchmarks.stage import Stage
from tests.cast import Member, professional
from vestibule.core.actors import Actor

ROWS, ROUNDS = 10_000, 7
TIMES_BY_COPY, MEMORY = 3, 64
TABLES = ("customers_party", "customers_customer", "customers_customerparty", "clients_clientfile", "clients_holding")
"""What the rows become, in an order in which each finds what it points at."""
SHARES = ("customers_holding", "clients_relation")
SYLLABLES = "an ber co de el fri go hu is jo ka le mi no ot pe que ru si te uw va wi xa yn zé".split()
HEADER = (
    *("kind", "reference", "first_name", "last_name", "birth_date", "email", "phone", "language", "since_on"),
    *("legal_name", "company_number", "second_first_name", "second_last_name"),
    *("product_kind", "provider", "contract_number", "began_on", "connection", "other_reference", "percent"),
)


def large_import(stage: Stage, report: Report, _size: int) -> None:
    """Check and bring in a file with every kind of row; one in a hundred is bad, and stops no other."""
    report.title(f"A file with {ROWS} rows")
    ours, by_copy, peaks, wrong = Samples(), Samples(), [], 0
    content = large_file(ROWS)
    stage.grow(len(stage.tenants()) + 1)
    adviser = _adviser("import-first")
    with use_tenant(adviser.firm):
        brought_in(adviser.actor, large_file(300))  # so that what a worker loads once is there
    for number in range(ROUNDS):
        stage.grow(len(stage.tenants()) + 2)
        adviser, other = (_adviser(f"import-{number}-{side}") for side in ("ours", "copy"))
        with use_tenant(adviser.firm):
            connection.ensure_connection()
            with measured(ours), peak() as grown:
                fates = brought_in(adviser.actor, content)
            peaks += grown
            wrong += ROWS - fates[Fate.ADDED] - fates[Fate.BAD] - fates[Fate.ASKED]
            kept = {table: _copied_from(table) for table in (*TABLES, *SHARES)}
        with use_tenant(other.firm):
            connection.ensure_connection()
            with measured(by_copy):
                _by_copy(other.actor, content, kept)
    report.line("ours, dry run and all", ours)
    report.line("of which Python", f"{median(ours.cpu):.2f} s, by COPY {median(by_copy.cpu):.2f} s")
    report.line("COPY and the same validators", by_copy)
    report.line("rows to put right and to choose for", f"{fates[Fate.BAD]}, {fates[Fate.ASKED]}")
    report.at_most("rows of which nothing is told", wrong, 0)
    report.ratio_at_most("import against COPY and validators", ours, by_copy, TIMES_BY_COPY)
    report.at_most("memory that it takes beside what is there", max(peaks), MEMORY, " MiB")


def large_file(rows: int) -> bytes:
    """A file of the firm's: four people, a company, a pair, products and connections in every ten rows."""
    file = io.StringIO(newline="")
    writer = csv.DictWriter(file, HEADER, delimiter=";")
    writer.writeheader()
    writer.writerows(_row(number) for number in range(rows))
    return file.getvalue().encode()


def brought_in(actor: Actor, content: bytes) -> dict[str, int]:
    """Take the file in, check it and bring in all that is ready, as the page and the background do."""
    owner = intake.take_in(actor, file_name="clients.csv", content=content, language="en")
    owner = intake.read_file(actor, owner)
    owner = running.run_import(actor=actor, owner=owner)
    while owner.state == State.RUNNING:
        owner = running.work_on_import(actor=actor, owner=owner)
    return owner.rows.counted()


@contextmanager
def measured(samples: Samples) -> Iterator[None]:
    """Add what is done here: seconds on the wall, and the work of Python and of this thread's sessions."""
    started, worked, answered = time.perf_counter(), time.thread_time(), served(our_backends())
    yield
    cpu = time.thread_time() - worked
    samples.seconds.append(time.perf_counter() - started)
    samples.cpu.append(cpu)
    samples.work.append(cpu + served(our_backends()) - answered)


@contextmanager
def peak() -> Iterator[list[float]]:
    """Give how many MiB this process held at most beside what it held before; filled in afterwards."""
    Path("/proc/self/clear_refs").write_text("5")  # forgets the peak so far
    before, grown = _mib("VmRSS"), []
    yield grown
    grown.append(_mib("VmHWM") - before)


def _mib(what: str) -> float:
    told = Path("/proc/self/status").read_text().partition(f"{what}:")[2]
    return int(told.split()[0]) / 1024


def _by_copy(actor: Actor, content: bytes, kept: dict[str, bytes]) -> None:
    """Read the same file, check each row in the same way, and COPY what it becomes."""
    with override("en"):
        table, people = open_table(content), People.of(actor)
        columns = named_columns(table.header)
        for line in table.lines:
            texts = {code: tidy(line.cells[place]) for place, code in columns.items()}
            check({code: text for code, text in texts.items() if text}, "", people)
    with transaction.atomic(), connection.cursor() as cursor:
        for name, rows in kept.items():
            with cursor.copy(f"COPY {name} FROM STDIN") as copy:
                copy.write(rows)


def _copied_from(table: str) -> bytes:
    with connection.cursor() as cursor, cursor.copy(f"COPY {table} TO STDOUT") as copy:
        return b"".join(copy)


def _adviser(slug: str) -> Member:
    tenant = found(NewFirm(slug=slug, name="Import", country="NL", first_language="en"))
    open_doors(tenant)
    return professional(tenant.identity, "Ben", RoleCode.ADVISER)


def _row(number: int) -> dict[str, str]:
    """A row of the kind that its place says; products and connections are about those before them."""
    place, ten, chance = number % 10, number // 10, Random(number)
    person = {
        "kind": "natural",
        "reference": f"R{number}",
        "first_name": _word(chance),
        "last_name": _word(chance),
        "birth_date": f"{chance.randint(1, 28)}-{chance.randint(1, 12)}-{chance.randint(1940, 2000)}",
        "language": "nl",
        "since_on": "2015-01-01",
        "phone": "0612345678",
        "email": f"client-{number}@{'' if number % 100 == 3 else 'mail.example'}",
    }
    if place < 6:
        return person
    if place == 6:
        told = {
            "legal_name": f"{_word(chance)} {_word(chance)} B.V.",
            "company_number": f"{chance.randint(10**7, 10**8)}",
        }
        return {"kind": "legal", "reference": f"R{number}", "second_last_name": _word(chance), **told}
    if place == 7:
        return {**person, "kind": "joint", "second_first_name": _word(chance), "second_last_name": _word(chance)}
    product = {"kind": "product", "reference": f"R{ten * 10}", "product_kind": "mortgage", "provider": "Some bank"}
    if place == 8:
        return {**product, "contract_number": f"C-{number}", "began_on": "1-6-2015"}
    owns = {"connection": "owner", "other_reference": f"R{ten * 10 + 6}", "percent": "40"}
    partner = {"connection": "partner", "other_reference": f"R{ten * 10 + 1}"}
    return {"kind": "connection", "reference": f"R{ten * 10}", **(owns if ten % 2 else partner)}


def _word(chance: Random) -> str:
    return "".join(chance.choices(SYLLABLES, k=4)).capitalize()
