"""Reading files and bringing rows in behind the pages, as the person who began it; forgetting. Each may run twice."""

from datetime import timedelta
from uuid import UUID

from django.utils import timezone

from tenant_apps.accounts.actors import acting_now
from tenant_apps.imports.commands.files import forget_imports, give_up_import, seal_accounts
from tenant_apps.imports.commands.running import work_on_import
from tenant_apps.imports.commands.undoing import work_on_undoing
from tenant_apps.imports.enums import State
from tenant_apps.imports.gateways import files
from tenant_apps.imports.intake import read_file
from tenant_apps.imports.models import Import
from tenants.schedule import nightly
from tenants.tasks import effect, outside_effect
from vestibule.core.actors import Professional, System
from vestibule.core.errors import NotAllowed

WORK = System("an import")
KEPT = timedelta(days=30)
STRETCH = 10
"""So many parts of a file are read under one lease."""


def _import(import_id: str) -> Import | None:
    return Import.objects.visible_to(WORK).filter(public_id=import_id).first()


def _person(owner: Import) -> Professional | None:
    found = acting_now(account_id=owner.account_id, kind=Professional.kind)
    return found if isinstance(found, Professional) else None


def give_up(*, import_id: str) -> None:
    """Say on its page that an import failed."""
    owner = _import(import_id)
    if owner is not None:
        give_up_import(actor=WORK, owner=owner)


@outside_effect("imports.read", attempts=5, lease=300, gives_up=give_up)
def read(*, effect_id: UUID, import_id: str) -> None:
    """Read the next stretch of the file, from where an earlier attempt stopped."""
    owner = _import(import_id)
    if owner is None or owner.state != State.READING:
        return
    actor = _person(owner)
    try:
        if actor is None:
            give_up(import_id=import_id)
        else:
            read_file(actor, owner, parts=STRETCH)
    except NotAllowed:
        give_up(import_id=import_id)


@effect("imports.run", gives_up=give_up)
def run(*, import_id: str) -> None:
    """Bring in the next rows."""
    owner = _import(import_id)
    if owner is None or owner.state != State.RUNNING:
        return
    actor = _person(owner)
    try:
        if actor is None:
            give_up(import_id=import_id)
        else:
            work_on_import(actor=actor, owner=owner)
    except NotAllowed:
        give_up(import_id=import_id)


@effect("imports.undo", gives_up=give_up)
def undo(*, import_id: str) -> None:
    """Take the next rows back."""
    owner = _import(import_id)
    if owner is None or owner.state != State.UNDOING:
        return
    actor = _person(owner)
    try:
        if actor is None:
            give_up(import_id=import_id)
        else:
            work_on_undoing(actor=actor, owner=owner)
    except NotAllowed:
        give_up(import_id=import_id)


@outside_effect("imports.erase")
def erase(*, effect_id: UUID, storage_name: str) -> None:
    """Delete a file that was forgotten."""
    files.erase(storage_name)


@effect("imports.forget")
def forget() -> None:
    """Forget files, and what their rows say, after a month."""
    forget_imports(actor=WORK, before=timezone.now() - KEPT)


@outside_effect("imports.sweep", lease=600)
def sweep(*, effect_id: UUID) -> None:
    """Delete files that no row names."""
    named = Import.objects.visible_to(WORK).exclude(storage_name="").order_by("pk")
    files.sweep(set(named.values_list("storage_name", flat=True)))


@effect("imports.seal")
def seal_older() -> None:
    """Seal account numbers of rows from before they were sealed. Safe to run twice; goes on where it stopped."""
    last = seal_accounts(actor=WORK)
    while last:
        last = seal_accounts(actor=WORK, after=last)


nightly("imports.seal", at="01:16")
nightly("imports.forget", at="02:50")
nightly("imports.sweep", at="03:50")
