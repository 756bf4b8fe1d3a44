"""Taking a file in: its bytes are kept, its table is opened, and its lines are handed on some at a time."""

from itertools import islice
from uuid import uuid4

from django.utils.translation import override

from tenant_apps.imports.commands.files import finish_reading, read_lines, read_on, refuse_file, start_import
from tenant_apps.imports.errors import TooManyRows, UnsafeWorkbook
from tenant_apps.imports.gateways import files
from tenant_apps.imports.models import Import
from tenant_apps.imports.reading import MOST_ROWS, open_table, tidy
from tenants.storage import ObjectMissing
from vestibule.core.actors import Actor
from vestibule.core.errors import DomainError

PART = 2_000
EXAMPLES, LONGEST_EXAMPLE = 3, 40


def take_in(actor: Actor, *, file_name: str, content: bytes, language: str) -> Import:
    """Keep an uploaded file, and read it if it is small and its columns are known. Raises what is wrong with it."""
    table = open_table(content)
    public_id = uuid4()
    stored = files.keep(content, public_id)
    return start_import(
        actor=actor,
        public_id=public_id,
        file_name=file_name,
        size=len(content),
        table=table,
        storage_name=stored.storage_name,
        wrapped=stored.wrapped,
        language=language,
    )


def examples(owner: Import) -> dict[int, list[str]]:
    """What stands in each column of the first lines, for who says what it stands for; nothing once it is forgotten."""
    found: dict[int, list[str]] = {}
    try:
        content = files.content_of(owner.storage_name, bytes(owner.wrapped), owner.public_id)
        for line in islice(open_table(content).lines, EXAMPLES):
            for place, cell in enumerate(line.cells):
                text = tidy(cell)[:LONGEST_EXAMPLE]
                if text and text not in found.setdefault(place, []):
                    found[place].append(text)
    except (DomainError, ObjectMissing):
        return {}
    return found


def read_file(actor: Actor, owner: Import, *, parts: int = MOST_ROWS) -> Import:
    """Read the file to its end, each part in a transaction of its own; what is wrong with it is noted.

    After so many ``parts`` that were not read before, the background is asked to read on.
    """
    try:
        content = files.content_of(owner.storage_name, bytes(owner.wrapped), owner.public_id)
        with override(owner.language):
            lines = open_table(content).lines
            count = read = 0
            while part := list(islice(lines, PART)):
                count += len(part)
                if count > MOST_ROWS:
                    raise TooManyRows(MOST_ROWS)
                if part[-1].number > owner.line:
                    read_lines(actor=actor, owner=owner, lines=part)
                    read += 1
                if read == parts:
                    return read_on(actor=actor, owner=owner)
            return finish_reading(actor=actor, owner=owner)
    except DomainError as error:
        refuse_file(actor=actor, owner=owner, trouble=error)
    except ObjectMissing:
        refuse_file(actor=actor, owner=owner, trouble=UnsafeWorkbook())
    owner.refresh_from_db()
    return owner
