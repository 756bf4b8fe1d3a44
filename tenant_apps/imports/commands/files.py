"""Beginning an import, naming its columns, reading its file, and forgetting it."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from uuid import UUID

from django.db.models import TextField
from django.db.models.functions import Cast
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from tenant_apps.imports import policies
from tenant_apps.imports.checking import People
from tenant_apps.imports.commands.rows import check_references, new_rows
from tenant_apps.imports.enums import AT_REST, RowKind, State
from tenant_apps.imports.errors import Busy, FieldTwice, KindMissing, NothingNamed
from tenant_apps.imports.fields import KIND, NAMED, headings_of, named_columns
from tenant_apps.imports.matching import match, match_each_other
from tenant_apps.imports.models import Import, Row
from tenant_apps.imports.models import Mapping as Columns
from tenant_apps.imports.reading import Line, Table
from tenants.bulk import insert_rows, without_collecting
from tenants.sealed import LYING, seal_rows
from tenants.tasks import enqueue
from vestibule.core.actors import Actor, Professional
from vestibule.core.commands import command
from vestibule.core.errors import DomainError, NotAllowed
from vestibule.core.formats import country, use_country
from vestibule.core.permissions import require
from vestibule.core.records import record

MEANWHILE = 45
"""After so many seconds the background takes over what a request did not finish."""
READ_AT_ONCE = 256 * 1024
"""A file of so many bytes is read while one waits; a larger one behind the page, from now on."""


@command
def start_import(
    *,
    actor: Actor,
    public_id: UUID,
    file_name: str,
    size: int,
    table: Table,
    storage_name: str,
    wrapped: bytes,
    language: str,
) -> Import:
    """Note an uploaded file. Its columns are named as for the last file with these headings, or by the headings."""
    require(actor, policies.RUN)
    if not isinstance(actor, Professional):
        raise NotAllowed(policies.RUN.code)
    known = Columns.objects.filter(headings=headings_of(table.header)).first()
    mapping = known.columns if known else {str(place): code for place, code in named_columns(table.header).items()}
    usual_kind = known.usual_kind if known else ""
    is_named = bool(usual_kind) or KIND in mapping.values()
    owner = Import.objects.create(
        public_id=public_id,
        account_id=actor.account_id,
        file_name=" ".join(file_name.split())[-200:] or _("file"),
        size=size,
        encoding=table.encoding,
        separator=table.separator,
        header=list(table.header),
        mapping=mapping,
        usual_kind=usual_kind,
        language=language,
        storage_name=storage_name,
        wrapped=wrapped,
        state=State.READING if is_named else State.MAPPING,
    )
    record("imports.start", owner, actor=actor, size=size)
    if is_named:
        go_on(owner, "imports.read", delay=MEANWHILE if owner.size <= READ_AT_ONCE else 0)
    return owner


@command
def name_columns(*, actor: Actor, owner: Import, columns: Mapping[int, str], usual_kind: str) -> Import:
    """Say what the columns stand for, for this file and the next with the same headings; its rows are read anew."""
    require(actor, policies.RUN)
    owner = locked(owner)
    was_run = Row.objects.filter(owner=owner).exclude(customer=None).exclude(before={}).exists()
    if owner.state not in {State.MAPPING, State.CHECKED} or was_run or not owner.storage_name:
        raise Busy
    mapping = _mapping(columns)
    usual = RowKind(usual_kind).value if usual_kind else ""
    if not set(mapping.values()) - {KIND}:
        raise NothingNamed
    if not usual and KIND not in mapping.values():
        raise KindMissing
    Columns.objects.update_or_create(
        headings=headings_of(owner.header),
        defaults={"columns": mapping, "usual_kind": usual, "named_by_id": actor.account_id},
    )
    Row.objects.filter(owner=owner).delete()
    owner.mapping, owner.usual_kind, owner.state, owner.line = mapping, usual, State.READING, 0
    owner.save(update_fields=["mapping", "usual_kind", "state", "line"])
    record("imports.name_columns", owner, actor=actor)
    go_on(owner, "imports.read", delay=MEANWHILE if owner.size <= READ_AT_ONCE else 0)
    return owner


@command
def read_lines(*, actor: Actor, owner: Import, lines: Sequence[Line]) -> Import:
    """Take in the next lines of the file: each is checked and compared. Lines that were taken in before are not."""
    require(actor, policies.RUN)
    owner = locked(owner)
    if owner.state != State.READING:
        return owner
    people = People.of(actor)
    places = [(int(place), code) for place, code in owner.mapping.items()]
    with without_collecting(), use_country(country()):
        rows = new_rows(owner, [line for line in lines if line.number > owner.line], people, places)
        match(owner, rows)
        insert_rows(rows, are_needed=False)
    if rows:
        owner.line = rows[-1].line
        owner.done += len(rows)
        owner.save(update_fields=["line", "done"])
    return owner


@command
def read_on(*, actor: Actor, owner: Import) -> Import:
    """Have the background read the next stretch: a worker that is killed holds up one stretch, and not the file."""
    require(actor, policies.RUN)
    owner = locked(owner)
    if owner.state == State.READING:
        go_on(owner, "imports.read")
    return owner


@command
def finish_reading(*, actor: Actor, owner: Import) -> Import:
    """Every line is taken in: look whether what products and connections are about is there."""
    require(actor, policies.RUN)
    owner = locked(owner)
    if owner.state == State.READING:
        with override(owner.language):
            match_each_other(owner)
            check_references(owner)
        owner.state, owner.done = State.CHECKED, 0
        owner.save(update_fields=["state", "done"])
    return owner


@command
def refuse_file(*, actor: Actor, owner: Import, trouble: DomainError) -> None:
    """Note that the file cannot be read to its end."""
    require(actor, policies.RUN)
    Import.objects.filter(pk=owner.pk, state=State.READING).update(
        state=State.FAILED, trouble=str(trouble)[:300], trouble_code=trouble.code[:60], finished_at=timezone.now()
    )


@command
def give_up_import(*, actor: Actor, owner: Import) -> None:
    """Note that an import cannot go on: whoever began it may not any more, or something is wrong with it."""
    policies.require_the_product(actor)
    owner = locked(owner)
    if owner.is_busy:
        owner.state = State.FAILED if owner.state == State.READING else State.STOPPED
        owner.finished_at = timezone.now()
        owner.save(update_fields=["state", "finished_at"])


@command
def discard_import(*, actor: Actor, owner: Import) -> None:
    """Forget a file of which nothing was brought in, with its rows."""
    require(actor, policies.RUN)
    owner = locked(owner)
    was_run = owner.rows.exclude(customer=None).exclude(after={}).exists()
    if owner.state in {State.RUNNING, State.UNDOING} or was_run or (owner.finished_at and owner.state in AT_REST):
        raise Busy
    record("imports.discard", owner, actor=actor)
    _erase(owner)
    owner.delete()


@command
def forget_imports(*, actor: Actor, before: datetime) -> None:
    """Forget files and what their rows say; what each row became stays, so that it is not brought in again."""
    policies.require_the_product(actor)
    for owner in Import.objects.filter(created_at__lt=before, forgotten_at=None).order_by("pk"):
        owner.rows.update(cells={}, facts={}, troubles=[], matches=[], signs=[], before={}, after={}, why="")
        _erase(owner)
        owner.storage_name, owner.wrapped, owner.data_key, owner.forgotten_at = "", b"", "", timezone.now()
        owner.save(update_fields=["storage_name", "wrapped", "data_key", "forgotten_at"])
        record("imports.forget", owner, actor=actor)


@command
def seal_accounts(*, actor: Actor, after: int = 0) -> int:
    """Seal the account numbers of the next rows that say them in clear; return the key of the last, or 0."""
    policies.require_the_product(actor)
    told = Row.objects.filter(cells__has_key="iban").alias(lying=Cast("cells", TextField()))
    rows = told.exclude(lying__contains=LYING).select_related("owner")
    return seal_rows(rows, "cells", "facts", "troubles", "before", "after", after=after)


def locked(owner: Import) -> Import:
    """The import as it is now."""
    found: Import = Import.objects.select_for_update(of=("self",), no_key=True).get(pk=owner.pk)
    return found


def go_on(owner: Import, what: str, *, delay: float = 0) -> None:
    """Have the background take the next step."""
    owner.step += 1
    owner.save(update_fields=["step"])
    key = f"{what}:{owner.public_id}:{owner.step}"
    enqueue(what, key=key, delay=delay, import_id=str(owner.public_id))


def _mapping(columns: Mapping[int, str]) -> dict[str, str]:
    """The field of each column that is not left out; raises ``FieldTwice``."""
    mapping: dict[str, str] = {}
    for place, code in columns.items():
        if code and code in mapping.values():
            raise FieldTwice(NAMED[code].label, place)
        if code:
            mapping[str(place)] = NAMED[code].code
    return mapping


def _erase(owner: Import) -> None:
    if owner.storage_name:
        enqueue("imports.erase", key=f"imports.erase:{owner.public_id}", storage_name=owner.storage_name)
