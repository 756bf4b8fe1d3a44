"""Which effects exist: name, handler and how patient to be with each."""

import inspect
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from tenants.outbox.enums import Kind

Handler = Callable[..., None]

_SHORTEST_PAUSE, _LONGEST_PAUSE = 2, 3600


class UnknownEffect(LookupError):
    """No ``tasks.py`` registers an effect of this name."""


class BadEffect(TypeError):
    """A handler whose arguments are not keyword-only, or a name that is taken."""


class Retry(Exception):
    """Raised by a handler: try again after so many seconds. ``reason`` is kept for whoever looks."""

    def __init__(self, seconds: float, reason: str = "") -> None:
        super().__init__(reason or f"again in {seconds:g} s")
        self.seconds = seconds


@dataclass(frozen=True, slots=True)
class EffectType:
    """One kind of effect. ``gives_up`` hears, in the transaction that marks the row dead, that it will not happen."""

    name: str
    kind: Kind
    handler: Handler
    attempts: int
    lease: int
    gives_up: Handler | None = None

    def check(self, arguments: Mapping[str, object]) -> None:
        """Refuse arguments that the handler does not take."""
        given = {**arguments, "effect_id": None} if self.kind is Kind.OUTSIDE else arguments
        inspect.signature(self.handler).bind(**given)

    def pause(self, attempts: int) -> float:
        """How many seconds to wait after that many attempts: twice as long each time, up to an hour."""
        return float(min(_LONGEST_PAUSE, _SHORTEST_PAUSE * 2 ** min(attempts, 20)))


_effects: dict[str, EffectType] = {}


def register(effect_type: EffectType) -> None:
    """List the effect; refuses a taken name and a handler with positional arguments."""
    parameters = inspect.signature(effect_type.handler).parameters.values()
    if any(parameter.kind is not parameter.KEYWORD_ONLY for parameter in parameters):
        raise BadEffect(f"{effect_type.name}: the handler takes keyword-only arguments")
    if effect_type.name in _effects:
        raise BadEffect(f"{effect_type.name} is registered twice")
    _effects[effect_type.name] = effect_type


def effect_named(name: str) -> EffectType:
    """Return the effect of this name; raises ``UnknownEffect``."""
    try:
        return _effects[name]
    except KeyError as error:
        raise UnknownEffect(name) from error
