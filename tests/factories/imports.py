"""Files with clients, and what was read of them."""

import csv
import io
from collections.abc import Iterable, Mapping

from tenant_apps.imports import intake
from tenant_apps.imports.commands import running
from tenant_apps.imports.enums import State
from tenant_apps.imports.models import Import
from vestibule.core.actors import Actor

ANNA = {
    "kind": "natural",
    "reference": "1001",
    "first_name": "Anna",
    "last_name": "Zomer",
    "email": "anna@zomer.example",
}


def as_csv(rows: Iterable[Mapping[str, str]], separator: str = ";") -> bytes:
    """A file with these rows, whose headings are codes."""
    told = list(rows)
    codes = list(dict.fromkeys(code for row in told for code in row))
    file = io.StringIO(newline="")
    writer = csv.DictWriter(file, codes, delimiter=separator)
    writer.writeheader()
    writer.writerows(told)
    return file.getvalue().encode()


def taken_in(actor: Actor, *rows: Mapping[str, str], content: bytes = b"", file_name: str = "clients.csv") -> Import:
    """A file that was uploaded and read."""
    content = content or as_csv(rows or [ANNA])
    owner = intake.take_in(actor, file_name=file_name, content=content, language="en")
    return intake.read_file(actor, owner) if owner.state == State.READING else owner


def brought_in(actor: Actor, owner: Import) -> Import:
    """The same after all that was ready came in."""
    owner = running.run_import(actor=actor, owner=owner)
    while owner.state == State.RUNNING:
        owner = running.work_on_import(actor=actor, owner=owner)
    return owner
