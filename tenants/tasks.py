"""Background work for rooms: register an effect by name, enqueue it in the transaction of the fact.

    @effect("documents.scan")
    def scan(*, document_id: int) -> None: ...

    enqueue("documents.scan", key=f"scan:{file.public_id}", document_id=file.pk)

An ``effect`` changes only the database: it is claimed, done and marked in one transaction, so it happens exactly
once. An ``outside_effect`` reaches another system: it is leased, sent outside any transaction under ``effect_id``, and
marked; after a kill it may be sent once more, always with the same id. Both must be safe to run twice.
"""

from collections.abc import Callable
from datetime import timedelta
from functools import partial
from uuid import UUID

from django.db import transaction
from django.db.models.functions import Now

from tenants.context import PLATFORM_SCHEMA, TenantIdentity, current_tenant
from tenants.outbox.carrier import carrier
from tenants.outbox.enums import Kind
from tenants.outbox.models import Effect
from tenants.outbox.publisher import publisher
from tenants.outbox.registry import BadEffect, EffectType, Handler, Retry, UnknownEffect, effect_named, register

__all__ = ["BadEffect", "Retry", "UnknownEffect", "effect", "enqueue", "outside_effect"]

Argument = int | str | UUID | None
_LONGEST_TEXT = 300


def effect(name: str, *, attempts: int = 12, gives_up: Handler | None = None) -> Callable[[Handler], Handler]:
    """Register a handler that changes only the database."""

    def decorate(handler: Handler) -> Handler:
        register(EffectType(name, Kind.DATABASE, handler, attempts=attempts, lease=0, gives_up=gives_up))
        return handler

    return decorate


def outside_effect(
    name: str, *, attempts: int = 30, lease: int = 60, gives_up: Handler | None = None
) -> Callable[[Handler], Handler]:
    """Register a handler that reaches another system. ``lease`` is longer, in seconds, than it can possibly take."""

    def decorate(handler: Handler) -> Handler:
        register(EffectType(name, Kind.OUTSIDE, handler, attempts=attempts, lease=lease, gives_up=gives_up))
        return handler

    return decorate


def enqueue(name: str, *, key: str, delay: float = 0, **arguments: Argument) -> None:
    """Write the effect in the caller's transaction. A second call with the same key, even much later, adds nothing.

    Returns at once: the broker is told after the commit, from another thread.
    """
    effect_type = effect_named(name)
    effect_type.check(arguments)
    row = Effect(
        key=key,
        name=name,
        kind=effect_type.kind,
        arguments={argument: _plain(value) for argument, value in arguments.items()},
        available_at=Now() + timedelta(seconds=delay),
    )
    Effect.objects.bulk_create([row], ignore_conflicts=True)
    if not delay:
        transaction.on_commit(partial(_wake, current_tenant(), effect_type.kind))


def _wake(tenant: TenantIdentity, kind: Kind) -> None:
    if tenant.schema == PLATFORM_SCHEMA:
        carrier.wake()
    else:
        publisher.wake(tenant.public_id, kind)


def _plain(value: Argument) -> int | str | None:
    if isinstance(value, UUID):
        return str(value)
    if value is None or (isinstance(value, int) and not isinstance(value, bool)):
        return value
    if isinstance(value, str) and len(value) <= _LONGEST_TEXT:
        return value
    msg = f"an effect takes ids and short strings, not {type(value).__name__}"
    raise TypeError(msg)
