"""Reading files and bringing rows in behind the pages, as the person who began it; forgetting. Each may run twice."""

from collections.abc import Callable
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
STRETCH = 5
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


def _step(import_id: str, state: State, take: Callable[[Professional, Import], object]) -> None:
    """Take a step of an import in this state, with the rights that whoever began it has now; or say that it failed."""
    owner = _import(import_id)
    if owner is None or owner.state != state:
        return
    actor = _person(owner)
    try:
        if actor is None:
            give_up(import_id=import_id)
        else:
            take(actor, owner)
    except NotAllowed:
        give_up(import_id=import_id)


@outside_effect("imports.read", attempts=5, lease=300, gives_up=give_up)
def read(*, effect_id: UUID, import_id: str) -> None:
    """Read the next stretch of the file, from where an earlier attempt stopped."""
    _step(import_id, State.READING, lambda actor, owner: read_file(actor, owner, parts=STRETCH))


@effect("imports.run", gives_up=give_up)
def run(*, import_id: str) -> None:
    """Bring in the next rows."""
    _step(import_id, State.RUNNING, lambda actor, owner: work_on_import(actor=actor, owner=owner))


@effect("imports.undo", gives_up=give_up)
def undo(*, import_id: str) -> None:
    """Take the next rows back."""
    _step(import_id, State.UNDOING, lambda actor, owner: work_on_undoing(actor=actor, owner=owner))


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
