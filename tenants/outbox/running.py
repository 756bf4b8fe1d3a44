"""Claiming effects of the current tenant and making them happen."""

import logging
from contextlib import suppress
from datetime import timedelta

from django.db import close_old_connections, transaction
from django.db.models import F
from django.db.models.functions import Now
from django.utils import timezone

from tenants.outbox.enums import Kind, State
from tenants.outbox.models import Effect
from tenants.outbox.registry import EffectType, Retry, UnknownEffect, effect_named
from tenants.schedule import recurrences
from vestibule.core.errors import DomainError

_logger = logging.getLogger(__name__)
_FINAL = (DomainError, UnknownEffect)  # no later attempt would end differently


def act_once() -> bool:
    """Make one due database effect happen: claimed, done and marked in one transaction. False when none was due."""
    effect: Effect | None = None
    try:
        with transaction.atomic():
            effect = Effect.objects.due(Kind.DATABASE).claimed().first()
            if effect is None:
                return False
            effect_named(effect.name).handler(**effect.arguments)
            _mark_done(effect)
    except Exception as error:
        if effect is None:
            raise
        close_old_connections()  # drops a session that broke under the handler
        _mark_failed(effect, effect.attempts + 1, error)
    return True


def send_once() -> bool:
    """Make one due outside effect happen: leased, sent with its stable id, marked. False when none was due."""
    effect = _lease()
    if effect is None:
        return False
    try:
        effect_named(effect.name).handler(effect_id=effect.public_id, **effect.arguments)
    except Exception as error:  # noqa: BLE001 - the task base: whatever the handler raised is kept with the row
        close_old_connections()  # drops a session that broke under the handler
        _mark_failed(effect, effect.attempts, error)
    else:
        _mark_done(effect)
    return True


def due_kinds() -> set[str]:
    """Of which kinds the tenant has work now: one cheap question, since most looks find nothing."""
    return set(Effect.objects.due(*Kind).order_by().values_list("kind", flat=True).distinct())


def add_recurring() -> None:
    """Add what recurs and whose time has come, each time once."""
    now = timezone.now()
    due = {recurrence.key(now): effect_named(recurrence.name) for recurrence in recurrences()}
    present = set(Effect.objects.filter(key__in=due).values_list("key", flat=True))
    missing = [
        Effect(key=key, name=effect.name, kind=effect.kind, available_at=Now())
        for key, effect in due.items()
        if key not in present
    ]
    if missing:
        Effect.objects.bulk_create(missing, ignore_conflicts=True)


def _lease() -> Effect | None:
    with transaction.atomic():
        effect: Effect | None = Effect.objects.due(Kind.OUTSIDE).claimed().first()
        if effect is None:
            return None
        with suppress(UnknownEffect):  # it fails in the sender, where failures are kept
            effect.available_at = Now() + timedelta(seconds=effect_named(effect.name).lease)
        effect.attempts += 1
        effect.save(update_fields=["attempts", "available_at"])
    return effect


def _mark_done(effect: Effect) -> None:
    # Also when the lease ran out meanwhile: it has happened.
    Effect.objects.filter(pk=effect.pk).update(
        state=State.DONE, finished_at=Now(), last_error="", attempts=F("attempts") + int(effect.kind == Kind.DATABASE)
    )


def _mark_failed(effect: Effect, attempts: int, error: Exception) -> None:
    """Keep the error and the next attempt, or give up; leaves a row alone that somebody else finished meanwhile."""
    effect_type = _type_of(effect)
    with transaction.atomic():
        row = Effect.objects.select_for_update(of=("self",)).get(pk=effect.pk)
        if row.state != State.WAITING or row.attempts > attempts:
            return
        row.attempts = attempts
        row.last_error = _sentence(error)
        if isinstance(error, _FINAL) or effect_type is None or attempts >= effect_type.attempts:
            _logger.error(
                "effect %s %s is given up after %d attempts", row.name, row.public_id, attempts, exc_info=error
            )
            row.state, row.finished_at = State.DEAD, timezone.now()
            if effect_type and effect_type.gives_up:
                effect_type.gives_up(**row.arguments)
        else:
            seconds = error.seconds if isinstance(error, Retry) else effect_type.pause(attempts)
            if not isinstance(error, Retry):
                _logger.warning("effect %s %s failed, again in %g s", row.name, row.public_id, seconds, exc_info=error)
            row.available_at = Now() + timedelta(seconds=seconds)
        row.save(update_fields=["attempts", "last_error", "state", "finished_at", "available_at"])


def _type_of(effect: Effect) -> EffectType | None:
    try:
        return effect_named(effect.name)
    except UnknownEffect:
        return None


def _sentence(error: Exception) -> str:
    # The text of a foreign exception may quote personal data; a class name never does.
    told = str(error) if isinstance(error, (Retry, DomainError, UnknownEffect)) else ""
    return f"{type(error).__name__}: {told}".removesuffix(": ")[:500]
