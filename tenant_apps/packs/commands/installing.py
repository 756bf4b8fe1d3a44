"""Installing a pack, and taking over a new version of it without losing what the firm changed."""

from collections.abc import Iterable, Mapping
from uuid import UUID

from django.utils import timezone

from tenant_apps.packs import policies
from tenant_apps.packs.commands import rows
from tenant_apps.packs.enums import Choice, Outcome
from tenant_apps.packs.errors import ChoiceMissing, NotInstalled, PlanChanged
from tenant_apps.packs.models import Installation, Item
from tenant_apps.packs.plans import Step, mark_of, step
from tenant_apps.packs.reading import Pack
from vestibule.core.actors import Actor
from vestibule.core.commands import command
from vestibule.core.permissions import require
from vestibule.core.records import record

_WRITES = {Outcome.NEW, Outcome.PACK, Outcome.BOTH}


@command
def install_pack(*, actor: Actor, pack: Pack) -> Installation:
    """Install everything that the pack holds. What the firm has already under the same code stays as it changed it.

    Twice is once: an installed pack is left alone, whatever the firm made of it since.
    """
    require(actor, policies.INSTALL)
    now = timezone.now()
    people = {"installed_by_id": actor.account_id, "updated_by_id": actor.account_id}
    installation, is_new = Installation.objects.get_or_create(
        code=pack.code, defaults={"version": pack.version, "digest": pack.digest, "updated_at": now, **people}
    )
    if is_new:
        for key, content in pack.items.items():
            row = rows.row_of(None, key)
            base = rows.seeded_content(*key) if row is not None else None
            found = step(key, base=base, firm=rows.content_of(key[0], row), pack=content, row=row)
            _apply(actor, installation, found, Choice.FIRM)
        record("packs.install", installation, actor=actor, pack=pack.code, version=pack.version)
    return installation


@command
def update_pack(*, actor: Actor, pack: Pack, seen: str, choices: Mapping[str, str]) -> Installation:
    """Take over the pack as it is now. What only the firm changed stays; where both changed it, ``choices`` decides.

    ``seen`` is the mark of the plan that the actor looked at: ``PlanChanged`` if anything changed since.
    """
    require(actor, policies.INSTALL)
    installation = Installation.objects.select_for_update(of=("self",), no_key=True).filter(code=pack.code).first()
    if installation is None:
        raise NotInstalled
    steps = planned(installation, pack, is_locked=True)
    if seen != mark_of(steps):
        raise PlanChanged
    undecided = [each for each in steps if each.comparison.needs_choice and choices.get(each.name) not in Choice.values]
    if undecided:
        raise ChoiceMissing(len(undecided))
    for each in steps:
        _apply(actor, installation, each, choices.get(each.name, Choice.FIRM))
    before = installation.version
    installation.version, installation.digest = pack.version, pack.digest
    installation.updated_at, installation.updated_by_id = timezone.now(), actor.account_id
    installation.save(update_fields=["version", "digest", "updated_at", "updated_by"])
    facts = {"pack": pack.code, "version": pack.version, "before": before, "choices": _told(steps, choices)}
    record("packs.update", installation, actor=actor, **facts)
    return installation


def planned(installation: Installation, pack: Pack, *, is_locked: bool = False) -> list[Step]:
    """What an update would do, in the order of the pack; at the end what the pack no longer has."""
    items = {(item.kind, item.code): item for item in installation.items.all()}
    keys = dict.fromkeys((*pack.items, *items))
    return [_step(key, items.get(key), pack, is_locked=is_locked) for key in keys]


def _step(key: tuple[str, str], item: Item | None, pack: Pack, *, is_locked: bool) -> Step:
    row = rows.row_of(item, key, is_locked=is_locked)
    base = item.baseline if item else None
    return step(key, base=base, firm=rows.content_of(key[0], row), pack=pack.items.get(key), row=row)


def _apply(actor: Actor, installation: Installation, each: Step, choice: str) -> None:
    kind, code = each.key
    if each.pack is None:
        Item.objects.filter(installation=installation, kind=kind, code=code).delete()
        return
    is_taken = each.outcome in _WRITES or (each.comparison.needs_choice and choice == Choice.PACK)
    wanted = each.comparison.taken if choice == Choice.PACK else each.comparison.kept
    if wanted is not None and (is_taken or wanted != each.firm):
        target: UUID | None = rows.write(actor, each.key, wanted, each.row)
    else:
        target = each.row.public_id if each.row is not None else None
    if target is None:
        Item.objects.filter(installation=installation, kind=kind, code=code).update(baseline=each.pack)
    else:
        facts = {"target": target, "baseline": each.pack}
        Item.objects.update_or_create(installation=installation, kind=kind, code=code, defaults=facts)


def _told(steps: Iterable[Step], choices: Mapping[str, str]) -> dict[str, str]:
    return {each.name: choices[each.name] for each in steps if each.comparison.needs_choice}
